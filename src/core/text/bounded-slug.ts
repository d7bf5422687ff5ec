/** Words made into an id that fits where a platform limits its length. */

/** A hyphen and eight hexadecimal digits. */
const tailLength = 9;

/**
 * Letters and digits of `text`, all else between them turned into hyphens, in at most `most` UTF-16 units (at least 10). A
 * longer one is cut and ends in a hash of the whole, so that two which begin alike stay two.
 */
export function boundedSlug(text: string, most: number): string {
  const slug = text.replace(/[^\p{L}\p{N}]+/gu, '-');
  if (slug.length <= most) return slug;
  return `${beginning(slug, most - tailLength)}-${hash(slug).toString(16).padStart(8, '0')}`;
}

/** The first `most` units of a slug, without half a character or a hyphen at the end. */
export function beginning(slug: string, most: number): string {
  return slug
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/-+$/, '');
}

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a, 32 bits, over UTF-8: http://www.isthe.com/chongo/tech/comp/fnv/#FNV-1a */
export function hash(text: string): number {
  let value = offsetBasis;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, prime);
  return value >>> 0;
}
