/** Whether a run of stops ends a sentence, and where that sentence ends. */
import { readAbbreviation } from './abbreviations.ts';
import type { QuoteCount } from './quote-count.ts';
import { sentenceStarters } from './sentence-starters.ts';

const closers = /["'”’»›)\]）」』】]*/y;
const wordBefore = /(?:\p{L}+\.)*\p{L}+$/u;
const notes = /(?:\[[^\]\n]{1,30}\]|:\d[\d,–-]*)*/y;
const nextWord = /\s{0,80}(["'“‘«([（「]{0,4}\s?)([\p{L}\p{M}]{1,24}|\p{N}{1,24})?/uy;
const fullWidth = /[。！？｡۔।॥؟]/;
const longestWord = 24;

/** `stop` stands at `at`. Returns the offset behind the sentence's last character, or null where no sentence ends. */
export function stopBoundary(text: string, at: number, stop: string, quotes: QuoteCount): number | null {
  const end = behindClosers(text, at + stop.length, quotes);
  if (end >= text.length) return null;
  if (fullWidth.test(stop)) return end;
  notes.lastIndex = end;
  const noteMark = notes.exec(text)?.[0] ?? '';
  const behind = end + noteMark.length;
  nextWord.lastIndex = behind;
  const [, opener = '', next = ''] = nextWord.exec(text) ?? [];
  if (next === '') return noteMark !== '' && stop !== ':' ? end : null;
  const spaced = noteMark !== '' || text.charAt(end).trim() === '';
  if (!spaced) return gluedStop(text, at, stop, end, next);
  if (/^\p{Ll}/u.test(next)) return null;
  if (stop !== '.') return isEllipsis(stop) && (quotes.openAt(at) || /^\p{N}/u.test(next)) ? null : end;
  const abbreviation = readAbbreviation(lastWord(text, at));
  if (/^\p{N}/u.test(next))
    return abbreviation === null && !initialBefore(text, at) && !isNumberSign(text, at) ? end : null;
  return endsSentence(text, at, next) && !(opener.includes('(') && abbreviation !== null) ? end : null;
}

/** A stop with a word right behind it: `held.Chinese`, but not `3.5`, `U.S.A`, `ASP.NET`, `St.Louis`. */
function gluedStop(text: string, at: number, stop: string, end: number, next: string): number | null {
  const before = lastWord(text, at);
  if (/^\p{N}/u.test(next)) {
    const isYear = /^[12]\d{3}$/.test(next) && /^\p{Ll}{3,}$/u.test(before);
    return isYear && readAbbreviation(before) === null ? end : null;
  }
  if (!/^\p{Lu}/u.test(next)) return null;
  if (stop !== '.') return end;
  if (readAbbreviation(`${before}.${next}`) !== null) return null;
  if (/^\p{Lu}{2,}$/u.test(next) && /^\p{Lu}/u.test(before) && end === at + 1) return null;
  if (/^\p{Lu}$|\.\p{L}$/u.test(before))
    return sentenceStarters.has(next) && next.length > 1 && before.length > 1 ? end : null;
  return endsSentence(text, at, next) ? end : null;
}

/** Whether the word before a single full stop lets it end a sentence when `next`, capitalised, follows. */
function endsSentence(text: string, at: number, next: string): boolean {
  const abbreviation = readAbbreviation(lastWord(text, at));
  if (abbreviation === 'joins') return false;
  if (abbreviation === 'unsure' || initialBefore(text, at))
    return sentenceStarters.has(next) && next.length > 1;
  return true;
}

/** `J.` of `J. K. Rowling`, which is also how `vitamin C.` ends. */
function initialBefore(text: string, at: number): boolean {
  return /^\p{Lu}$/u.test(lastWord(text, at));
}

/** `no. 5`, `p. 12`: ordinary words but before a number. */
function isNumberSign(text: string, at: number): boolean {
  return /^(?:no|p|art|sec|ch|op|par)$/i.test(lastWord(text, at));
}

function isEllipsis(stop: string): boolean {
  return /^(?:\.{2,}|…+)$/.test(stop);
}

/** With what stands before it where stops are part of it: `Ph.D`, `U.S`, but not `inquiry.Mrs`. */
function lastWord(text: string, at: number): string {
  const whole = wordBefore.exec(text.slice(Math.max(0, at - longestWord), at))?.[0] ?? '';
  const last = whole.slice(whole.lastIndexOf('.') + 1);
  return last.length > 1 && readAbbreviation(whole) === null ? last : whole;
}

/** Past the closing marks that belong to the sentence; a straight quotation mark only where one is open. */
function behindClosers(text: string, from: number, quotes: QuoteCount): number {
  closers.lastIndex = from;
  const found = closers.exec(text)?.[0] ?? '';
  const straight = found.indexOf('"');
  if (straight >= 0 && !quotes.straightOpenAt(from + straight)) return from + straight;
  return from + found.length;
}
