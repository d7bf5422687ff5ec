import { describe, expect, it } from 'vitest';
import { takeInArticle } from '../../../src/core/article/take-in-article.ts';
import { input, sentenceTexts } from './article-texts.ts';

const frontMatter = '---\ntitle: The ferry\ndate: 2024-05-03\n---\n';

describe('takeInArticle', () => {
  it('takes in a plain text', async () => {
    const article = await takeInArticle(input('Ferry late\n\nIt rained. It stopped.'));
    expect(article).toMatchObject({ id: 'ferry', title: 'Ferry late', meta: { themes: [] } });
    expect(article.meta).toEqual({ aliases: new Map(), themes: [] });
    expect(sentenceTexts(article)).toEqual([[], ['It rained.', 'It stopped.']]);
  });

  it('takes in Markdown with front matter, whose title goes before its headings', async () => {
    const article = await takeInArticle(input(`${frontMatter}# Ferry late\n\nIt rained.`, 'markdown'));
    expect(article.title).toBe('The ferry');
    expect(article.meta).toEqual({ title: 'The ferry', date: '2024-05-03', aliases: new Map(), themes: [] });
    expect(sentenceTexts(article)).toEqual([[], ['It rained.']]);
  });

  it.each([
    ['LF', `${frontMatter}It rained.`],
    ['CRLF', `${frontMatter.replaceAll('\n', '\r\n')}It rained.\r\n`],
    ['a byte-order mark', `\uFEFF${frontMatter}It rained.`],
  ])('counts offsets over front matter with %s', async (_, source) => {
    const { paragraphs, source: kept } = await takeInArticle(input(source, 'markdown'));
    const start = source.indexOf('It rained.');
    expect(kept).toBe(source);
    expect(paragraphs).toEqual([
      {
        number: 1,
        kind: 'prose',
        start,
        end: start + 10,
        sentences: [{ paragraph: 1, number: 1, start, end: start + 10 }],
      },
    ]);
  });

  it('keeps what stands between rules in a plain text', async () => {
    const article = await takeInArticle(input('---\nIt rained.\n---\nIt stopped.'));
    expect(sentenceTexts(article)).toEqual([['It rained.'], ['It stopped.']]);
  });

  it('takes in the same article from the same text', async () => {
    const given = input(`${frontMatter}It rained.\n\n- Pack a coat.`, 'markdown');
    expect(await takeInArticle(given)).toEqual(await takeInArticle(given));
  });

  it.each([
    ['front matter and nothing else', frontMatter, 'article-empty', { source: 'ferry.txt' }],
    ['a blank file', ' \n', 'article-empty', { source: 'ferry.txt' }],
    [
      'front matter with a mistake',
      '---\nlanguage: plain English\n---\nIt rained.',
      'front-matter-invalid',
      {
        source: 'ferry.txt',
        problems: [{ line: 2, key: 'language', problem: 'write a language tag such as en or zh-Hans' }],
      },
    ],
  ])('refuses %s', async (_, source, code, facts) => {
    await expect(takeInArticle(input(source, 'markdown'))).rejects.toMatchObject({ code, facts });
  });
});
