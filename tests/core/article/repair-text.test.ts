import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairText } from '../../../src/core/article/repair-text.ts';

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('repairText', () => {
  it.each([
    ['a high -level talk', 'a high-level talk'],
    ['the Sino -US tie', 'the Sino-US tie'],
    ['two members -Deputy Mayor Roe', 'two members – Deputy Mayor Roe'],
    ['It was held.Chinese guests came', 'It was held. Chinese guests came'],
    ['$ 11.8 billion (S $ 15.9 billion)', '$11.8 billion (S$15.9 billion)'],
    ['one , two ; three .', 'one, two; three.'],
    ['sooner or later ...…etc.', 'sooner or later …etc.'],
    ['open to the public. "', 'open to the public.'],
    ['"We won', 'We won'],
    ['“We won.” she said', '“We won.” she said'],
    ['wrapped\r\n  line', 'wrapped line'],
    ['quoted\n> twice', 'quoted twice'],
    ['**bold** and `code` and [link](https://example.org)', 'bold and code and link (https://example.org)'],
    ['a\u202eb\u200bc\u0007d', 'abc d'],
    ['3 * 4 * 5', '3 * 4 * 5'],
    ['version 3.5 costs .5', 'version 3.5 costs .5'],
  ])('%j → %j', (text, repaired) => {
    expect(repairText(text)).toBe(repaired);
  });

  const pieces = fc.constantFrom(
    'a',
    'B',
    'The',
    '1',
    ' ',
    '-',
    '.',
    ',',
    '"',
    '“',
    '”',
    '*',
    '`',
    '[',
    ']',
    '(',
    ')',
    '$',
    'S',
    '%',
    '…',
    '\n',
    '>',
    '_',
    '!',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((list) => list.join('')),
  );

  it('touches no letter and no digit', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(lettersAndDigits(repairText(given))).toBe(lettersAndDigits(given));
      }),
      { numRuns: 3000 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = repairText(given);
        expect(repairText(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});
