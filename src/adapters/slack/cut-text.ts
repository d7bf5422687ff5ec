/** Where long text may be cut: after a sentence, else after a word, else between graphemes. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const sentenceEnds = /[.!?…][\])"'”’»]*\s+(?!\p{M}|\u200d)/gu;
const wordEnds = /\s+(?!\p{M}|\u200d|\s)/gu;

/** More context than any grapheme that a person would write needs. */
const lookAhead = 64;

/** The length of the first piece: at least 1, at most `room` (at least 2), and all of `text` where that fits. */
export function cutLength(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const head = text.slice(0, room + lookAhead);
  const sentence = lastEnd(head, sentenceEnds, room);
  if (sentence > room / 2) return sentence;
  return lastEnd(head, wordEnds, room) || lastGrapheme(head, room);
}

/** `text` shortened to `most` with an ellipsis where it is longer. For labels, which Slack shows on one line anyway. */
export function clipText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, lastGrapheme(text, most - 1)).trimEnd()}…`;
}

function lastEnd(text: string, pattern: RegExp, room: number): number {
  let last = 0;
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (index + found.length > room) break;
    last = index + found.length;
  }
  return last;
}

function lastGrapheme(text: string, room: number): number {
  let last = 0;
  for (const { index } of graphemes.segment(text.slice(0, room + lookAhead))) {
    if (index > room) break;
    last = index;
  }
  if (last > 0) return last;
  // A single grapheme longer than the room: better in two than lost, but never inside a surrogate pair.
  return text.codePointAt(room - 1) === text.charCodeAt(room - 1) ? room : room - 1;
}
