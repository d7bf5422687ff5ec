import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, nearestTypo } from '../../../src/core/text/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['finance', 'finance', 0],
    ['finanec', 'finance', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ])('%s → %s is %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  it('is symmetric, and within its limit says the same as without one', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const edits = editDistance(a, b);
        expect(editDistance(b, a)).toBe(edits);
        expect(editDistance(a, b, limit)).toBe(Math.min(edits, limit + 1));
      }),
    );
  });
});

describe('nearest', () => {
  const known = ['show', 'ask', 'list', 'finance', 'technology'];
  it.each([
    ['shwo', 'show'],
    ['Finanse', 'finance'],
    ['tech', 'technology'],
    ['asq', 'ask'],
    ['weather', null],
  ])('%s → %s', (asked, found) => {
    expect(nearest(asked, known)).toBe(found);
  });

  it('goes by typos alone where a beginning would mislead', () => {
    expect(nearestTypo('tech', known)).toBeNull();
    expect(nearestTypo('technolgy', known)).toBe('technology');
  });
});
