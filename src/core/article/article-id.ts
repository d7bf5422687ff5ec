/** Ids of articles, made from what people call them. */
import { beginning, boundedSlug } from '../text/bounded-slug.ts';

/** UTF-16 units. With it and a theme's id the longest id of a button is 96 characters (see commands/action-id.ts). */
export const longestArticleId = 48;

/** `Shanghai visit.v2` → `shanghai-visit-v2`. Letters, digits and hyphens, at most {@link longestArticleId} units. */
export function articleId(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return boundedSlug(words || 'article', longestArticleId);
}

/** The `number`th article of the same name: `harbour`, `harbour-2`, `harbour-3`; as bounded as {@link articleId}. */
export function numberedId(id: string, number: number): string {
  if (number === 1) return id;
  const tail = `-${number}`;
  return `${beginning(id, longestArticleId - tail.length)}${tail}`;
}
