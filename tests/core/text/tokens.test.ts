import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStopWord } from '../../../src/core/text/stop-words.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);

describe('tokenize', () => {
  it.each([
    ['high-level and high -level', ['high', 'level', 'and', 'high', 'level']],
    ['$ 11.8 billion, 1,000 and 20%', ['11.8', 'billion', '1000', 'and', '20']],
    ['China’s café', ['china', 'cafe']],
    ['the U.S. and the US', ['the', 'us', 'and', 'the', 'us']],
    ['2020It has', ['2020', 'it', 'has']],
    ["O'Neill's don't", ["o'neill", "don't"]],
    ['上海 Владивосток', ['上海', 'владивосток']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('gives each token its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end, text: token } of tokenize(text)) expect(text.slice(start, end)).toBe(token);
      }),
    );
  });
});

describe('isStopWord', () => {
  it.each([
    ['us', true],
    ['US', false],
    ['U.S.', false],
    ['Who', true],
    ['WHO', false],
    ['I', true],
    ['bridge', false],
  ])('%s: %s', (text, expected) => {
    expect(tokenize(text).map(isStopWord)).toEqual([expected]);
  });
});
