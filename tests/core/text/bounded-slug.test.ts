import { describe, expect, it } from 'vitest';
import { boundedSlug, hash } from '../../../src/core/text/bounded-slug.ts';

describe('hash', () => {
  // The vectors of http://www.isthe.com/chongo/src/fnv/test_fnv.c
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('%j', (text, value) => {
    expect(hash(text)).toBe(value);
  });
});

describe('boundedSlug', () => {
  it.each([
    ['found-coral reef', 20, 'found-coral-reef'],
    ['a  b', 10, 'a-b'],
    ['Coral', 10, 'Coral'],
    ['abcdefghij', 10, 'abcdefghij'],
    // The hash of the slug, not of the text: what reads alike is alike.
    ['abcdefghijk', 10, `a-${hash('abcdefghijk').toString(16).padStart(8, '0')}`],
    ['abcdefgh  ijk', 12, 'abcdefgh-ijk'],
  ])('%j within %i', (text, most, slug) => {
    expect(boundedSlug(text, most)).toBe(slug);
  });

  it('writes eight digits even where the hash begins with nought', () => {
    const slugs = Array.from({ length: 400 }, (_, number) =>
      boundedSlug(`x${number} and a long enough text`, 13),
    );
    expect(slugs.some((slug) => /-0[0-9a-f]{7}$/.test(slug))).toBe(true);
    for (const slug of slugs) expect(slug).toMatch(/^x\d{1,3}(?:-a)?-[0-9a-f]{8}$/);
  });
});
