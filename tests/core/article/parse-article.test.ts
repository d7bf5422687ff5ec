import { describe, expect, it } from 'vitest';
import { citeSentence } from '../../../src/core/article/cite-sentence.ts';
import { parseArticle } from '../../../src/core/article/parse-article.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { input, sentenceTexts } from './article-texts.ts';

const long =
  'The ferry that links the island of Orrin with the mainland stayed in its harbour for a third day.';

describe('parseArticle', () => {
  it('numbers paragraphs over the article and sentences within their paragraph', () => {
    const source = 'It rained. It stopped.\n\nBackground\n\n- Pack a coat.\n\n> “Take care.” She left.';
    const article = parseArticle(input(source));
    expect(article.paragraphs.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '1 prose',
      '2 heading',
      '3 item',
      '4 quotation',
    ]);
    expect(sentenceTexts(article)).toEqual([
      ['It rained.', 'It stopped.'],
      [],
      ['Pack a coat.'],
      ['“Take care.”', 'She left.'],
    ]);
    expect(article.paragraphs.flatMap(({ sentences }) => sentences)).toEqual([
      { paragraph: 1, number: 1, start: 0, end: 10 },
      { paragraph: 1, number: 2, start: 11, end: 22 },
      { paragraph: 3, number: 1, start: 38, end: 50 },
      { paragraph: 4, number: 1, start: 54, end: 66 },
      { paragraph: 4, number: 2, start: 67, end: 76 },
    ]);
  });

  it('takes in a text of very many short lines', () => {
    const lines = 200_000;
    expect(parseArticle(input('Go on\n'.repeat(lines))).paragraphs).toHaveLength(lines);
  });

  it('leaves out of its sentences what a Markdown comment says', () => {
    const article = parseArticle(input('It rained in Pell. <!-- ask Tom. --> It stopped.', 'markdown'));
    expect(sentenceTexts(article)).toEqual([['It rained in Pell.', 'It stopped.']]);
  });

  it('counts a byte-order mark, carriage returns and both halves of an emoji', () => {
    const article = parseArticle(input('\uFEFF🛶 It rained.\r\n\r\nIt stopped.'));
    const [first, second] = article.paragraphs.map(({ sentences }) => sentences[0]);
    expect(first).toMatchObject({ start: 1, end: 14 });
    expect(second).toMatchObject({ start: 18, end: 29 });
    expect(second && citeSentence(article, second)).toEqual({
      paragraph: 2,
      sentence: 1,
      start: 18,
      end: 29,
      quote: 'It stopped.',
    });
  });

  it('keeps the id, the source and the meta of front matter, and starts behind it', () => {
    const source = '---\ntitle: The ferry\n---\nIt rained.';
    const meta = {
      title: 'The ferry',
      date: '2024-05-03',
      aliases: new Map([['boat', 'ferry']]),
      themes: [],
    };
    const article = parseArticle(input(source), { meta, bodyStart: source.indexOf('It') });
    expect(article).toMatchObject({ id: 'ferry', source, meta, title: 'The ferry' });
    expect(sentenceTexts(article)).toEqual([['It rained.']]);
  });

  it.each([
    [
      'a sentence over wrapped lines',
      `${long.replace('with ', 'with\r\n')}\r\n`,
      [[long.replace('with ', 'with\r\n')]],
    ],
    [
      'a wrapped quotation',
      '> It rained\n> all day. It stopped.',
      [['It rained\n> all day.', 'It stopped.']],
    ],
    [
      'glued sentences',
      'It was held in Pell.The guests left.',
      [['It was held in Pell.', 'The guests left.']],
    ],
    [
      'short lines only, which are no headings',
      'Ferry late\nHarbour shut',
      [['Ferry late'], ['Harbour shut']],
    ],
    [
      'paragraphs without a word, which are left out',
      'It rained.\n\n* * *\n\n—\n\nIt stopped.',
      [['It rained.'], ['It stopped.']],
    ],
    [
      'other scripts',
      '会议开始。他来了！\n\nЭто дождь. Он прошёл.',
      [
        ['会议开始。', '他来了！'],
        ['Это дождь.', 'Он прошёл.'],
      ],
    ],
  ])('reads %s', (_, source, sentences) => {
    expect(sentenceTexts(parseArticle(input(source)))).toEqual(sentences);
  });

  it.each([
    [
      'the title of Markdown, wherever it stands',
      'markdown',
      'It rained.\n\n## Pier\n\n# The **ferry**\n\nEnd.',
      'The ferry',
    ],
    ['the first heading', 'markdown', '## The ferry\n\nIt rained.\n\n## Pier', 'The ferry'],
    ['the headline of a text', 'text', 'The ferry stays away\n\nIt rained.', 'The ferry stays away'],
    ['a short first sentence', 'text', 'It rained. It stopped.', 'It rained.'],
    [
      'a first sentence, repaired',
      'text',
      'A high -level talk was held.The guests left.',
      'A high-level talk was held.',
    ],
    [
      'the beginning of a long one',
      'text',
      long,
      'The ferry that links the island of Orrin with the mainland stayed in its…',
    ],
    ['a first sentence of 80 characters', 'text', `${'x'.repeat(79)}.`, `${'x'.repeat(79)}.`],
    ['the beginning of a word without end', 'text', 'x'.repeat(200), `${'x'.repeat(40)}…`],
  ] as const)('is titled by %s', (_, format, source, title) => {
    expect(parseArticle(input(source, format)).title).toBe(title);
  });

  it.each([
    ['an empty text', '', 'text'],
    ['a byte-order mark', '\uFEFF', 'text'],
    ['blank lines', ' \r\n\t\n', 'text'],
    ['marks without a word', '* * *\n—\n?!', 'text'],
    ['Markdown of comments', '<!-- It rained. -->', 'markdown'],
    ['Markdown of headings', '# Ferry\n\n## Pier', 'markdown'],
  ] as const)('refuses %s', (_, source, format) => {
    expect(() => parseArticle(input(source, format))).toThrow(
      expect.objectContaining({ code: 'article-empty', facts: { source: 'ferry.txt' } }),
    );
    expect(() => parseArticle(input(source, format))).toThrow(BriefingError);
  });
});
