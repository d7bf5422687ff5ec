/** What holds of the offsets of every name, date and figure, whatever the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/article/article.ts';
import { readText } from './read-text.ts';

const piece = fc.constantFrom(
  'Mayor Ada Marsh',
  'Ada Marsh, the mayor of Lindow,',
  "Kelderwick's chief engineer, Lars Oduya,",
  'He Lifeng',
  'Dr. J. K. Moss',
  'the Bank of England',
  'Lindow’s',
  'the Development and Reform Commission',
  'NDRC',
  'A320',
  'Шанхай',
  '上海',
  'Łódź',
  '🛶',
  '28 November 2023',
  'from May 5 to 7',
  'on Thursday',
  'in 1999',
  'Q3',
  'three weeks ago',
  '9:30',
  'at 6 p.m.',
  '$ 11.8 billion',
  'S $ 5m',
  '5% of households',
  '12,000 cars',
  'twenty-one ships',
  'hundreds of people',
  'the 20th',
  '3 km',
  'was',
  'said that',
  'and',
  'of',
  'The',
  '.',
  '. ',
  ', ',
  '(',
  ')',
  '“',
  '"',
  '-',
  ' ',
  '\r\n',
  '\n\n',
);
const text = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ unit: 'grapheme' })),
      fc.constantFrom(' ', ' ', ''),
    ),
    {
      maxLength: 20,
    },
  )
  .map((list) => `It was so. ${list.map((pair) => pair.join('')).join('')}`);
const day = fc.constantFrom(undefined, '2023-12-04', '2024-02-29');

describe('readEntities', () => {
  it('gives offsets inside each sentence, at which its entities stand', () => {
    fc.assert(
      fc.property(text, day, (source, date) => {
        for (const { sentence, text: own, tokens, names, dates, figures } of readText(source, date)) {
          expect(source.slice(sentence.start, sentence.end)).toBe(own);
          const stands = ({ start, end }: Span) => {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(own.length);
            return own.slice(start, end);
          };
          for (const name of names) expect(stands(name).replace(/\s+/g, ' ')).toBe(name.text);
          for (const entities of [tokens, dates, figures]) {
            let last = 0;
            for (const entity of entities) {
              expect(stands(entity)).toBe(entity.text);
              expect(entity.text.trim()).toBe(entity.text);
              expect(entity.start).toBeGreaterThanOrEqual(last);
              last = entity.end;
            }
          }
          const parts = [...names.map(({ role }) => role), ...figures.map(({ counts }) => counts)];
          for (const part of parts) if (part) expect(stands(part)).toMatch(/^\S(?:.*\S)?$/su);
          for (const { kind, role } of names) if (kind !== 'person') expect(role).toBeNull();
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('reads the sentences of an article in order, each with all that stands in it', () => {
    const source = '\uFEFFMayor Ada Marsh paid $40 on 5 May 2020.\r\n\r\nMarsh left.';
    expect(readText(source)).toMatchObject([
      {
        sentence: { paragraph: 1, number: 1, start: 1 },
        names: [{ text: 'Ada Marsh', kind: 'person', start: 6, end: 15, role: { start: 0, end: 5 } }],
        dates: [{ text: '5 May 2020', iso: '2020-05-05', start: 28, end: 38 }],
        figures: [{ text: '$40', kind: 'amount', value: 40, start: 21, end: 24 }],
      },
      { sentence: { paragraph: 2, number: 1, start: 44 }, names: [{ text: 'Marsh', kind: 'person' }] },
    ]);
  });
});
