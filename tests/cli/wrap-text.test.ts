import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textColumns, wrapText } from '../../src/cli/wrap-text.ts';

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks a word that no line can hold', () => {
    expect(wrapText('see abcdefghijkl now', 5)).toEqual(['see', 'abcde', 'fghij', 'kl', 'now']);
  });

  it('counts East Asian characters as two columns and styling as none', () => {
    expect(textColumns('上海')).toBe(4);
    expect(textColumns('\u001b[1mbold\u001b[22m')).toBe(4);
    expect(wrapText('上海期货', 4)).toEqual(['上海', '期货']);
  });

  it('loses nothing and keeps to the width', () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '上', '🙂'), minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (words, columns) => {
        const lines = wrapText(words.join(' '), columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        for (const line of lines) expect(textColumns(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
