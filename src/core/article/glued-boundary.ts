/** Whether two words that stand glued, with no stop between them, are the end of one sentence and the start of the next. */
import type { QuoteCount } from './quote-count.ts';
import { sentenceStarters } from './sentence-starters.ts';

const wordBehind = /["“(]?([\p{L}\p{M}]{1,24})/uy;
const lettersBefore = /[\p{L}\p{M}]+$/u;
const wholeNumberBefore = /(?:^|[^\p{L}\p{N}.-])\p{N}[\p{N}.,]*$/u;
const namePrefixes = new Set('Mc Mac De Di Du La Le Van Von Fitz El Al Da Des Los San'.split(' '));
const inwardNames = new Set('LinkedIn CheckIn PlugIn OptIn macOS watchOS webOS'.split(' '));
const longestWord = 24;

/** `at` lies between the two. Returns it where a sentence ends there, else null. */
export function glueBoundary(text: string, at: number, quotes: QuoteCount): number | null {
  const left = text.slice(Math.max(0, at - longestWord), at);
  const last = left.charAt(left.length - 1);
  wordBehind.lastIndex = at;
  const right = wordBehind.exec(text)?.[1] ?? '';
  if (right === '') return /\p{Ll}{3}["”)]?$/u.test(left) ? at : null;
  if (last === '"')
    return /[\p{L}\p{N}.!?,]"$/u.test(left) && !quotes.straightOpenAt(at) && right.length > 1 ? at : null;
  return beginsSentence(text, at, left, right, quotes) ? at : null;
}

function beginsSentence(text: string, at: number, left: string, right: string, quotes: QuoteCount): boolean {
  const opener = text.charAt(at);
  const word = lettersBefore.exec(left)?.[0] ?? '';
  const article = right.length === 1;
  if (article && word.length > 0 && word.length < 4) return false;
  const starts = sentenceStarters.has(right) && (!article || articleFollows(text, at));
  if (opener === '(' && !starts) return false;
  if (opener === '"' && quotes.straightOpenAt(at)) return false;
  if (/^\p{Lu}{2,}s?$/u.test(right)) return /^\p{Ll}{4,}$/u.test(word) && !inwardNames.has(word + right);
  if (!starts && !/^\p{Lu}\p{Ll}+$/u.test(right)) return false;
  if (word === '') return /\p{N}$/u.test(left) ? followsNumber(left, starts) : true;
  if (inwardNames.has(word + right) || namePrefixes.has(word)) return false;
  if (/^\p{Ll}/u.test(word)) return word.length > 2 || (starts && word.length > 1);
  if (/^\p{Lu}+$/u.test(word)) return starts && right.length > 2 && word.length > 1;
  return word.length > 1 && (starts || /^\p{Lu}\p{Ll}{3,}ly$/u.test(right));
}

/** `A` before a space and a small letter. */
function articleFollows(text: string, at: number): boolean {
  return /^["“(]?[AI] \p{Ll}/u.test(text.slice(at, at + 4));
}

/** `2020It has`, but not `3D`, `MP3Player`. */
function followsNumber(left: string, starts: boolean): boolean {
  return starts || (wholeNumberBefore.test(left) && /\p{N}{2}$/u.test(left));
}
