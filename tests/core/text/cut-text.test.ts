import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIndex, shorten } from '../../../src/core/text/cut-text.ts';

const head = (text: string, room: number) => text.slice(0, cutIndex(text, room));

describe('cutting a text', () => {
  it.each([
    ['whole where it fits', 'One. Two.', 9, 'One. Two.'],
    ['after a sentence', 'One two. Three four five.', 14, 'One two. '],
    ['after a quotation', 'He said “no.” She left in haste.', 20, 'He said “no.” '],
    ['after a word where the sentence ends too early', 'A. Three four five six.', 15, 'A. Three four '],
    ['after a sentence that ends without a space', '上海市长是谁。他很忙碌的', 10, '上海市长是谁。'],
    ['inside a word that is too long', 'abcdefghij', 4, 'abcd'],
    ['never inside a pair', 'ab🙂cd', 3, 'ab'],
    ['never inside what people count as one', 'ab👩‍👩‍👧cd', 5, 'ab'],
    ['never before a mark', `abc${'e\u0301'}f`, 4, 'abc'],
  ])('%s', (_name, text, room, expected) => {
    expect(head(text, room)).toBe(expected);
  });

  it('counts what a unit costs', () => {
    expect(cutIndex('****', 4, () => 2)).toBe(2);
  });

  it('goes on always, and never beyond the room', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '.', '。', '🙂', '\u0301', '\u200d', '”'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (all, room) => {
        const cut = cutIndex(all, room);
        expect(cut).toBeGreaterThanOrEqual(1);
        expect(cut).toBeLessThanOrEqual(Math.min(room, all.length));
        expect(all.slice(0, cut).isWellFormed()).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('shortening', () => {
  it('tells what is left out', () => {
    expect(shorten('one two three', 13)).toBe('one two three');
    expect(shorten('one two three', 12)).toBe('one two…');
  });
});
