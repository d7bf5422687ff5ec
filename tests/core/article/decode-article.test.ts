import { describe, expect, it } from 'vitest';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';
import { decodeArticle } from '../../../src/core/article/decode-article.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('decodeArticle', () => {
  it.each(['', 'One.\r\nTwo.', '\uFEFFOne.', 'Ein Fluß, 上海, 🌉'])('keeps %j as it is', (text) => {
    expect(decodeArticle(bytes(text), 'a.txt')).toBe(text);
  });

  it.each([
    ['a NUL', bytes('a\0b')],
    ['a cut character', Uint8Array.of(0xe4, 0xb8)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x20)],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf)],
    ['half a surrogate pair', Uint8Array.of(0xed, 0xa0, 0x80)],
  ])('refuses %s', (_, given) => {
    expect(() => decodeArticle(given, 'a.txt')).toThrow(
      expect.objectContaining({ code: 'article-binary', facts: { source: 'a.txt' } }),
    );
  });

  it('takes the limit and refuses one byte more', () => {
    expect(decodeArticle(new Uint8Array(maxArticleBytes).fill(97), 'a.txt')).toHaveLength(maxArticleBytes);
    expect(() => decodeArticle(new Uint8Array(maxArticleBytes + 1).fill(97), 'a.txt')).toThrow(
      expect.objectContaining({
        code: 'article-too-large',
        facts: { source: 'a.txt', bytes: maxArticleBytes + 1, limit: maxArticleBytes },
      }),
    );
  });
});
