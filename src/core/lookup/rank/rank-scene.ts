/** What all candidates of one question have in common. */
import type { Token } from '../../text/tokens.ts';
import { letterRuns, type WantedRuns, wantedRuns } from '../index/letter-runs.ts';
import { inverseFrequency, type SentenceIndex } from '../index/sentence-index.ts';
import { countOfLike, type TermLikeness } from '../index/word-likeness.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import type { Question, Term } from '../question/understand-question.ts';
import { type Bm25, mostBits } from './bm25.ts';

export interface RankScene {
  readonly index: SentenceIndex;
  readonly question: Question;
  readonly terms: readonly MatchedTerm[];
  readonly bm25: Bm25;
  /** Where the conversation's last answer stands. */
  readonly recent: { readonly paragraph: number; readonly sentence: number } | null;
  /** Worth of all terms, of the worthiest, of the names, and of the numbers. */
  readonly total: number;
  readonly worthiest: number;
  /** Bits of the terms that are names, numbers, what is asked for, the verb, and all that are missing in the article. */
  readonly bits: Readonly<Record<'names' | 'numbers' | 'focus' | 'deed' | 'missing' | 'worthiest', number>>;
  /** By number of a stem of the article: number of the term that it means + 1, or 0, and how surely it means it. */
  readonly termOf: Uint16Array;
  readonly sureOf: Float32Array;
  /** By term: the article's words beside it; null for numbers and for what nothing is known of. */
  readonly likeness: readonly (TermLikeness | null)[];
  /** Share of the worth of all terms that the article lacks, less where it has a word like one. */
  readonly strange: number;
  /** By candidate: how alike its words are to each term, see likenessIn. */
  readonly likenessOf: Map<number, Float64Array>;
  /** By number of a stem of the article: its place in the question + 1, or 0. */
  readonly placeOf: Uint16Array;
  /** By place: what a stem in a run of the same words counts. */
  readonly placeWorth: Float64Array;
  /** The question's letter runs. */
  readonly runs: WantedRuns;
  /** The highest score of a sentence, and by paragraph the sum of its sentences' scores. */
  readonly highest: number;
  readonly ofParagraph: Float64Array;
  readonly highestParagraph: number;
  /** By paragraph: bits of the terms that stand anywhere in it. */
  readonly paragraphMasks: Int32Array;
}

/** What grammar words count in a run of the same words. */
const grammarWorth = 0.3;

export function setScene(
  index: SentenceIndex,
  question: Question,
  terms: readonly MatchedTerm[],
  bm25: Bm25,
  recent: RankScene['recent'],
): RankScene {
  const bits = { names: 0, numbers: 0, focus: 0, deed: 0, missing: 0, worthiest: 0 };
  let total = 0;
  let worthiest = 0;
  let strange = 0;
  const termOf = new Uint16Array(index.postings.size);
  const sureOf = new Float32Array(index.postings.size);
  for (const [number, { term, worth, stems }] of terms.entries()) {
    const bit = number < mostBits ? 1 << number : 0;
    total += worth;
    if (worth > worthiest) {
      worthiest = worth;
      bits.worthiest = bit;
    }
    if (term.isName && !term.isCarried) bits.names |= bit;
    if (term.isNumber) bits.numbers |= bit;
    if (term.isFocus) bits.focus |= bit;
    if (term.isDeed) bits.deed |= bit;
    if (stems.size === 0) {
      bits.missing |= bit;
      strange += worth * (1 - nearTerm(index, term));
    }
    for (const [stem, sure] of stems) {
      const id = index.postings.get(stem)?.id;
      if (id === undefined || (sureOf[id] as number) >= sure) continue;
      termOf[id] = number + 1;
      sureOf[id] = sure;
    }
  }
  const { placeOf, placeWorth } = places(index, question.tokens);
  const ofParagraph = new Float64Array(index.paragraphs.length);
  const paragraphMasks = new Int32Array(index.paragraphs.length);
  let highest = 0;
  let highestParagraph = 0;
  for (const sentence of bm25.found) {
    const score = bm25.scores[sentence] as number;
    const paragraph = index.paragraphOf[sentence] as number;
    if (score > highest) highest = score;
    const sum = (ofParagraph[paragraph] as number) + score;
    ofParagraph[paragraph] = sum;
    if (sum > highestParagraph) highestParagraph = sum;
    paragraphMasks[paragraph] = (paragraphMasks[paragraph] as number) | (bm25.masks[sentence] as number);
  }
  return {
    index,
    question,
    terms,
    bm25,
    recent,
    total: total || 1,
    worthiest: worthiest || 1,
    bits,
    termOf,
    sureOf,
    likeness: terms
      .map(({ term }) => (term.isNumber ? null : index.likeness.to(term.stem)))
      .slice(0, mostBits),
    strange: strange / (total || 1),
    likenessOf: new Map(),
    placeOf,
    placeWorth,
    runs: wantedRuns(letterRuns(question.text), index.runCounts(), index.sentences.length),
    highest: highest || 1,
    ofParagraph,
    highestParagraph: highestParagraph || 1,
    paragraphMasks,
  };
}

/** 0..1: what the likest word of the article counts for a term that it lacks. */
function nearTerm(index: SentenceIndex, { stem, isNumber }: Term): number {
  const [nearest] = isNumber ? [] : (index.likeness.to(stem)?.nearest() ?? []);
  return nearest ? countOfLike(nearest.alike) : 0;
}

function places(index: SentenceIndex, tokens: readonly Token[]) {
  const placeOf = new Uint16Array(index.postings.size);
  const placeWorth = new Float64Array(tokens.length);
  for (const [place, { stem }] of tokens.entries()) {
    const postings = index.postings.get(stem);
    if (!postings) continue;
    placeOf[postings.id] = place + 1;
    placeWorth[place] = index.isGrammar[postings.id]
      ? grammarWorth
      : inverseFrequency(index.sentences.length, postings.sentences.length);
  }
  return { placeOf, placeWorth };
}

/** The worth of the terms of `mask` as a share of that of `of`; `none` where `of` has none. */
export function shareOfTerms(terms: readonly MatchedTerm[], mask: number, of: number, none: number): number {
  let found = 0;
  let all = 0;
  for (let number = 0, rest = of; rest !== 0; number++, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    const worth = (terms[number] as MatchedTerm).worth;
    all += worth;
    if ((mask >>> number) & 1) found += worth;
  }
  return all === 0 ? none : found / all;
}
