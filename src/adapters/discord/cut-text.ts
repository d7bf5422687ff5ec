/** Where to cut a text that is too long: after a sentence, else a word, else a character as people count them. */

/** Looked at before the cut when a character has to be found whole; no real character is longer. */
const characterWindow = 64;

const sentenceEnd = /(?:[.!?…]["'”’)\]]* |[。！？][”’）」』]*)(?!\p{M})/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The largest index at which to cut `text` so that the units before it cost at most `room`; at least 1. Prefers the end
 * of a sentence, then of a word, in the second half of what fits.
 */
export function cutIndex(
  text: string,
  room: number,
  costAt: (text: string, index: number) => number,
): number {
  let most = 0;
  for (let cost = 0; most < text.length; most++) {
    cost += costAt(text, most);
    if (cost > room) break;
  }
  if (most === text.length) return most;
  const least = Math.floor(most / 2);
  return lastSentenceEnd(text, least, most) ?? lastSpace(text, least, most) ?? characterStart(text, most);
}

/** `text` within `limit` units; what is left out is told by `…`. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text
    .slice(
      0,
      cutIndex(text, limit - 1, () => 1),
    )
    .trimEnd();
  return `${kept}…`;
}

function lastSentenceEnd(text: string, least: number, most: number): number | null {
  const ends = [...text.slice(least, most + 1).matchAll(sentenceEnd)];
  const end = ends.at(-1);
  return end ? least + end.index + end[0].length : null;
}

function lastSpace(text: string, least: number, most: number): number | null {
  for (let index = Math.min(most, text.length - 1); index > least; index--)
    if (text[index] === ' ' && !/^\p{M}/u.test(text.slice(index + 1, index + 3))) return index;
  return null;
}

/** The start of the character that stands at `most`. One longer than the window is cut between its code points. */
function characterStart(text: string, most: number): number {
  const from = Math.max(0, most - characterWindow);
  const found = graphemes.segment(text.slice(from, most + characterWindow)).containing(most - from);
  const start = from + (found?.index ?? 0);
  if (start > from) return start;
  const splitsPair =
    /[\udc00-\udfff]/.test(text.charAt(most)) && /[\ud800-\udbff]/.test(text.charAt(most - 1));
  return Math.max(1, splitsPair && most > 1 ? most - 1 : most);
}
