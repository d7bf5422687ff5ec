import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/core/article/split-sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

/** `|` marks where a sentence ends; it is taken out before splitting. */
const cases: readonly (readonly [string, string])[] = [
  [
    'glued titles',
    'He asked for an inquiry.|Mrs.Holt did not.|Dr. Ames did; the U.S. firm and its Ph.D. staff too.',
  ],
  ['abbreviations', 'Dr. Ames met Gen. Holt at 6 p.m. on Sunday.| She lives on Elm St.| He does not.'],
  ['abbreviations before numbers', 'See No. 5 and pp. 12 to 14.| It cost approx. 3 dollars.'],
  ['initials', 'J. K. Moss and Samuel L. Hart wrote it.| They live in the U.S. and in the U.K. today.'],
  ['an abbreviation that ends one', 'She moved to the U.S.| The family followed.'],
  ['decimals', 'It grew 3.5 percent.| Then 4.| In 2019 it fell.'],
  ['questions and shouts', 'Why?| Nobody knows!| It stopped.'],
  ['quotations', '"We won." | She smiled.| He said, "I came. | I saw."| Then he left.'],
  ['an ellipsis', 'He waited...| Nobody came.| Well … perhaps.'],
  ['a bracket', 'It opened (late, as always).| The crowd left.'],
  [
    'a glued stop',
    'It was held in May.The minister spoke?Nobody listened.'.replace('.T', '.|T').replace('?N', '?|N'),
  ],
  ['a glued year', 'That was in 2020|It has not come back.'],
  ['a lost stop', 'They want to see the bridge|The mayor is against it.'],
  ['a lost stop behind a name', 'It came to Lindow|However, nobody saw it.'],
  ['a glued cut', 'The town must striv|Safe level.'.replace('striv', 'strive')],
  ['a glued bracket', 'It rose (by half)|The reason is unknown.'],
  ['a year glued behind', 'Prices rose for months.|2019 was worse.'],
  ['an unclosed quotation', 'They open to the public.| " The town is glad.'],
  ['names with an inner capital', 'McDonald and YouTube met iPhone users of PlayStation at LinkedIn.'],
  ['file and host names', 'Node.js reads config.json from example.com every day.'],
  ['versions and ASP.NET', 'ASP.NET 4.8 and v2.1.3 run there.'],
  ['full-width stops', '会议开始。|他来了！|为什么？'],
  ['Hindi and Arabic', 'यह पहला है।|यह दूसरा है।| لماذا؟| لا.'],
  ['note marks', 'It was built in 1902.[3] |It burnt down.:45 |It was rebuilt.'],
];

describe('splitSentences', () => {
  it.each(cases)('divides %s', (_name, marked) => {
    const expected = marked.split('|').map((sentence) => sentence.replace(/\[3\]|:45/, '').trim());
    expect(split(marked.replaceAll('|', ''))).toEqual(expected);
  });

  it('covers every letter once, in order, whatever the text', () => {
    const pieces = fc.constantFrom(
      'a',
      'The',
      '. ',
      '.',
      '"',
      '“',
      '”',
      '(',
      ')',
      '2020',
      ' ',
      '\n',
      '…',
      '!',
      'é',
      '上',
      '。',
      'I',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        let last = 0;
        for (const { start, end } of splitSentences(given)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(given.slice(last, start)).toMatch(/^(?:\s|\[[^\]]*\]|:[\d,– -]+)*$/);
          last = end;
        }
        expect(
          given
            .slice(last)
            .trim()
            .replace(/^\[.*\]$|^:\d.*$/s, ''),
        ).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
