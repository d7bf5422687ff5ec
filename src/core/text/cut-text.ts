/** Where to cut a text that is too long: after a sentence, else a word, else a character as people count them. */

/** Looked at before the cut when a character has to be found whole; no real character is longer. */
const characterWindow = 64;

const sentenceEnd = /(?:[.!?…]["'”’»)\]]* |[。！？][”’）」』]*)(?!\p{M}|\u200d)/gu;

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it costs a first answer more than anything else here. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
}

/**
 * The largest index at which to cut `text` so that the units before it cost at most `room`; at least 1, and the whole
 * length where all of it fits. Prefers the end of a sentence, then of a word, in the second half of what fits; a space
 * at the cut stands before it. `costAt`: what the unit at an index costs, 1 unless given.
 */
export function cutIndex(
  text: string,
  room: number,
  costAt: (text: string, index: number) => number = () => 1,
): number {
  let most = 0;
  for (let cost = 0; most < text.length; most++) {
    cost += costAt(text, most);
    if (cost > room) break;
  }
  if (most === text.length) return most;
  const least = Math.floor(most / 2);
  return lastSentenceEnd(text, least, most) ?? lastWordEnd(text, least, most) ?? characterStart(text, most);
}

/** `text` within `limit` units; what is left out is told by `…`. Only for what stands elsewhere in full. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, cutIndex(text, limit - 1)).trimEnd()}…`;
}

function lastSentenceEnd(text: string, least: number, most: number): number | null {
  // Two more, for what must not follow.
  let last: number | null = null;
  for (const { index, 0: found } of text.slice(least, most + 2).matchAll(sentenceEnd)) {
    const end = least + index + found.length;
    if (end <= most) last = end;
  }
  return last;
}

function lastWordEnd(text: string, least: number, most: number): number | null {
  for (let index = most - 1; index > least; index--)
    if (text[index] === ' ' && !/^[\p{M}\u200d]/u.test(text.slice(index + 1, index + 3))) return index + 1;
  return null;
}

/** The start of the character that stands at `most`. One longer than the window is cut between its code points. */
function characterStart(text: string, most: number): number {
  const from = Math.max(0, most - characterWindow);
  const found = graphemes()
    .segment(text.slice(from, most + characterWindow))
    .containing(most - from);
  const start = from + (found?.index ?? 0);
  if (start > from) return start;
  const splitsPair =
    /[\udc00-\udfff]/.test(text.charAt(most)) && /[\ud800-\udbff]/.test(text.charAt(most - 1));
  return Math.max(1, splitsPair && most > 1 ? most - 1 : most);
}
