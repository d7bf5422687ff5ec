/** What holds of the offsets of every article, whatever its text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/core/article/parse-article.ts';
import { input, sentenceTexts } from './article-texts.ts';

describe('the offsets of parseArticle', () => {
  const sentence = fc.constantFrom(
    'It rained in Pell.',
    'Dr. Ames paid 3.5 dollars for it.',
    'Why did it stop?',
    'Nobody knows!',
    'The 🛶 sank at 6 p.m. on Sunday.',
    'Это дождь.',
    'Σήμερα βρέχει.',
    'Ærø, naïve and Łódź are words.',
    'They “never” came.',
  );
  const newline = fc.constantFrom('\n', '\r\n');
  const format = fc.constantFrom('text', 'markdown');
  const mark = fc.constantFrom('', '', '- ', '* ', '1. ', '> ');

  it('are those of the sentences that a text was made from', () => {
    const paragraph = fc.tuple(mark, fc.array(sentence, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        newline,
        fc.constantFrom('', '\uFEFF'),
        format,
        (paragraphs, end, bom, format) => {
          const source = bom + paragraphs.map(([sign, list]) => sign + list.join(' ')).join(end + end);
          const found = sentenceTexts(parseArticle(input(source, format)));
          expect(found).toEqual(paragraphs.map(([, list]) => list));
        },
      ),
      { numRuns: 500 },
    );
  });

  const defect = fc.constantFrom(
    ' ',
    '  ',
    '.',
    ' .',
    '…',
    '"',
    ' "',
    '”',
    '(',
    'held.The',
    'high -level',
    '2020It has',
    '12.',
    'U.S.',
    '。',
    '会议开始',
    '👩‍🚀',
    '\ud83d',
    '\u200b',
    '# ',
    '---',
    '==',
    '- ',
    '> ',
    'Background',
    '`x`',
  );
  const piece = fc.oneof(
    { weight: 2, arbitrary: sentence },
    defect,
    newline,
    fc.string({ unit: 'grapheme' }),
  );
  const messy = fc.array(piece, { maxLength: 25 }).map((list) => list.join(''));
  const wordless = /^[^\p{L}\p{N}]*$/u;
  const markers = /^[ \t]*(?:\d{1,3}[.)])?[^\p{L}\p{N}]*$/gmu;

  it('lie in order, inside their paragraph, and leave out no letter or digit', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '\uFEFF'), messy, format, (bom, body, format) => {
        // Without what begins a note mark, a comment, a link's address or a fence: those stand in no sentence.
        const source = `${bom}It rained.\n\n${body.replace(/[[:<~]|```/g, '')}`;
        const { paragraphs } = parseArticle(input(source, format));
        expect(paragraphs.map(({ number }) => number)).toEqual(paragraphs.map((_, index) => index + 1));
        let last = 0;
        for (const { number, kind, start, end, sentences } of paragraphs) {
          expect(source.slice(last, start).replace(markers, '')).toMatch(wordless);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(source.slice(start, end).trim()).toBe(source.slice(start, end));
          last = start;
          for (const [index, sentence] of sentences.entries()) {
            expect(sentence).toMatchObject({ paragraph: number, number: index + 1 });
            expect(source.slice(last, sentence.start)).toMatch(wordless);
            expect(sentence.start).toBeGreaterThanOrEqual(last);
            expect(sentence.end).toBeGreaterThan(sentence.start);
            last = sentence.end;
          }
          expect(last).toBeLessThanOrEqual(end);
          expect(
            kind === 'heading' ? sentences : source.slice(last, end).replace(/[^\p{L}\p{N}]/gu, ''),
          ).toHaveLength(0);
          last = end;
        }
        expect(source.slice(last).replace(markers, '')).toMatch(wordless);
      }),
      { numRuns: 2000 },
    );
  });
});
