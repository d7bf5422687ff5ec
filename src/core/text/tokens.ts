/** Text → words with their offsets and stems: the one tokeniser that themes, entities and lookup share. */
import { stem as porter2 } from 'porter2';
import type { Span } from '../article/article.ts';

/** A word or number as it stands in the text; offsets are UTF-16, into the text that was tokenised. */
export interface Token extends Span {
  readonly text: string;
  /** Folded: lower case, accents and possessive `'s` removed. */
  readonly word: string;
  /** Porter2 (Snowball English) stem of `word`; equal to it for numbers and for words of other scripts. */
  readonly stem: string;
}

// A number keeps its separators (11.8, 1,000); a word keeps inner apostrophes (don't, O'Neill) and inner full
// stops between single letters (U.S.); a letter or two with a number is one name (Q3, A320). Hyphens divide, so that "high-level" and "high level" are the same words.
const pattern =
  /(?<!\p{L})\p{Lu}{1,2}\p{N}{1,4}(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)*|(?<!\p{L}\.)(?:\p{L}\.){2,8}(?![\p{L}\p{N}])|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const combining = /\p{M}+/gu;
const asciiWord = /^[a-z]+$/;
const stems = new Map<string, string>();
const stemCacheLimit = 50_000;

/** Lower case without accents, possessive or abbreviating full stops: `U.S.` → `us`, `China’s` → `china`. */
export function foldWord(text: string): string {
  let word = text.toLowerCase();
  if (!asciiWord.test(word)) {
    word = word.normalize('NFD').replace(combining, '').normalize('NFC').replaceAll('’', "'");
    if (word.endsWith("'s")) word = word.slice(0, -2);
    if (/^(?:\p{L}\.)+$/u.test(word)) word = word.replaceAll('.', '');
    if (/^\p{N}/u.test(word)) word = word.replaceAll(',', '');
  }
  return word;
}

/** Porter2 stem of a folded word. Pure; the cache only saves time. */
export function stemWord(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = asciiWord.test(word) ? porter2(word) : word;
  if (stems.size >= stemCacheLimit) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** The words and numbers of `text` in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = foldWord(match[0]);
    tokens.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      word,
      stem: stemWord(word),
    });
  }
  return tokens;
}
