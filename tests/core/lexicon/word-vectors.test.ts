import { describe, expect, it } from 'vitest';
import { likenessTo, vectorOf } from '../../../src/core/lexicon/word-vectors.ts';
import { stemWord } from '../../../src/core/text/tokens.ts';

const alike = (one: string, other: string) => likenessTo(vectorOf(stemWord(one)))(vectorOf(stemWord(other)));

describe('likeness', () => {
  it.each([
    ['theft', 'stolen', 'banana'],
    ['crowd', 'audience', 'phosphorus'],
    ['strike', 'walkout', 'kitchen'],
    ['minister', 'president', 'tomato'],
  ])('%s is nearer to %s than to %s', (word, near, far) => {
    expect(alike(word, near)).toBeGreaterThan(0.4);
    expect(alike(word, far)).toBeLessThan(0.3);
  });

  it('is 1 for a word and its forms, and the same both ways', () => {
    expect(alike('bridge', 'bridges')).toBeCloseTo(1, 5);
    expect(alike('river', 'water')).toBeCloseTo(alike('water', 'river'), 9);
  });
});

describe('vectorOf', () => {
  it.each(['', 'zzxqv', '4711', 'a'.repeat(5000), '__proto__'])('knows nothing of %.10s', (stem) => {
    expect(vectorOf(stem)).toBe(-1);
  });
});
