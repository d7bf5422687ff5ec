/** A paragraph's text → its sentences, glued and translated text included. See docs/sentence-splitting.md. */
import type { Span } from './article.ts';
import { glueBoundary } from './glued-boundary.ts';
import { QuoteCount } from './quote-count.ts';
import { stopBoundary } from './stop-boundary.ts';

// Every place where a sentence may end: a run of stops, or a glued pair that stands like two sentences without one.
const places =
  /[.!?…‽。！？｡؟۔।॥]+|(?<=[\p{Ll}\p{N}%°)\]"”])(?=["“(]?\p{Lu})|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{Ll}{3}["”)]?)(?=[12]\p{Nd}{3}\b)/gu;
// What stands behind a stop and belongs to no sentence: an encyclopedia's note marks.
const noteMarks = /(?:\[[^\]\n]{1,30}\]|:\d[\d,–-]*(?: ?\d+)*(?=\s|$))+/y;

/**
 * Sentences in order; offsets are UTF-16, into `text`. They cover all of it but the white space around them and the note marks behind their stops. Linear in the
 * length of `text`.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  const quotes = new QuoteCount(text);
  for (const match of text.matchAll(places)) {
    if (match.index < from) continue;
    const end =
      match[0] === ''
        ? glueBoundary(text, match.index, quotes)
        : stopBoundary(text, match.index, match[0], quotes);
    if (end === null || end <= from) continue;
    push(text, from, end, sentences);
    from = behindNotes(text, end);
  }
  push(text, from, text.length, sentences);
  return sentences;
}

function behindNotes(text: string, end: number): number {
  noteMarks.lastIndex = end;
  return noteMarks.test(text) ? noteMarks.lastIndex : end;
}

function push(text: string, from: number, to: number, sentences: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  if (start < end) sentences.push({ start, end });
}
