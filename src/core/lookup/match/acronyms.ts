/** Abbreviations by initials: NDRC ↔ National Development and Reform Commission, FDI ↔ foreign direct investment. */
import { isStopWord } from '../../text/stop-words.ts';
import type { Token } from '../../text/tokens.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from './match-terms.ts';
import { sameThing } from './sureness.ts';

/** Where an abbreviation's full form stands. */
export interface FullForm {
  readonly sentence: number;
  /** Token range in that sentence. */
  readonly from: number;
  readonly to: number;
}

const longestAcronym = 8;

export function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}&]{1,7}s?$/u.test(text) || /^(?:\p{Lu}\.){2,}$/u.test(text);
}

/** The first run of words whose initials spell `acronym` (without regard to case); grammar words between them may be left out. */
export function findFullForm(index: SentenceIndex, acronym: string): FullForm | null {
  const letters = acronym
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .replace(/(?<=..)s$/, '');
  if (letters.length < 2 || letters.length > longestAcronym) return null;
  for (const [sentence, { tokens }] of index.sentences.entries())
    for (let from = 0; from < tokens.length; from++) {
      if (tokens[from]?.word.charAt(0) !== letters.charAt(0)) continue;
      const to = spells(tokens, from, letters);
      if (to > 0) return { sentence, from, to };
    }
  return null;
}

/** The end of the run from `from` that spells `letters`, or 0. Two letters are spelled by capitals only, and none by grammar words. */
function spells(tokens: readonly Token[], from: number, letters: string): number {
  let at = from;
  for (let letter = 0; letter < letters.length; at++) {
    const token = tokens[at];
    if (!token || token.text.length < 2) return 0;
    const isGrammar = isStopWord(token);
    const fits = token.word.charAt(0) === letters.charAt(letter) && !isGrammar;
    if (fits && letters.length === 2 && !/^\p{Lu}/u.test(token.text)) return 0;
    if (fits) letter++;
    else if (!isGrammar || letter === 0) return 0;
  }
  return at;
}

/** In a sentence, the runs of words that an abbreviation of the question stands for: token ranges. */
export function expansions(
  tokens: readonly Token[],
  terms: readonly MatchedTerm[],
): { from: number; to: number }[] {
  return terms.flatMap(({ term, stems }) => {
    if (!isAcronym(term.text.toUpperCase())) return [];
    const isHere = tokens.some(({ word, text }) => word === term.word && isAcronym(text));
    const full = new Set(
      [...stems].filter(([stem, sure]) => stem !== term.stem && sure >= sameThing).map(([stem]) => stem),
    );
    return tokens.flatMap((first, from) => {
      const to =
        isHere && first.word.charAt(0) === term.word.charAt(0)
          ? spells(tokens, from, term.word)
          : fullFormEnd(tokens, from, full);
      return to > 0 ? [{ from, to }] : [];
    });
  });
}

/** The end of a run from `from` that is made of all of `full`, in any order, grammar words between; or 0. */
function fullFormEnd(tokens: readonly Token[], from: number, full: ReadonlySet<string>): number {
  if (full.size < 2 || !full.has(tokens[from]?.stem ?? '')) return 0;
  const left = new Set(full);
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (!left.delete(token.stem) && !isStopWord(token))) return 0;
    if (left.size === 0) return at + 1;
  }
  return 0;
}

/** The initials of a run of words, without grammar words. */
export function initialsOf(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => !isStopWord(token))
    .map(({ word }) => word.charAt(0))
    .join('');
}
