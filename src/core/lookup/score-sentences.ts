/** How well each sentence fits a question: BM25 over all of them, then closer features over the best. */
import type { AnswerKind } from './answer-kind.ts';
import { focusFit, kindFit } from './kind-fit.ts';
import { letterRuns, shareOf } from './letter-runs.ts';
import type { MatchedTerm } from './match-terms.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { Question } from './understand-question.ts';

/** What is known of one sentence in the light of a question. Shares are 0..1, of the worth of the question's terms. */
export interface Features {
  /** BM25 over the sentence, divided by the worth of all terms. */
  readonly own: number;
  /** Share of the terms that stand in the sentence. */
  readonly coverage: number;
  /** Share that stands only in its neighbours in the paragraph, nearer ones counting more. */
  readonly context: number;
  /** Share that stands only in the heading above it. */
  readonly heading: number;
  /** Share of the question's runs of four letters that the sentence has: related forms of words, and phrases kept whole. */
  readonly letters: number;
  /** The worth of the worthiest term in the sentence, over that of the worthiest of all. */
  readonly rarest: number;
  /** Whether something of the kind that is asked for stands in it: 1 yes, 0 no, 0.5 where any sentence will do. */
  readonly kind: number;
  /** As `kind` where a number, role or full form is asked for, else 0: these tell sentences apart more surely than names do. */
  readonly decisive: number;
  /** Whether what names the thing asked for stands in it: 1 yes, 0 no, 0.5 where the question names none. */
  readonly focus: number;
  /** Share of the question's names that stand in the sentence or right before it; 1 where it has none. */
  readonly names: number;
  /** Logarithm of the number of words, divided by 4 to be near 1. */
  readonly length: number;
  /** 1 for the first sentence of a paragraph. */
  readonly opening: number;
  /** 1 where the conversation's last answer stands here or near. */
  readonly recent: number;
}

export interface Scored {
  readonly sentence: number;
  readonly score: number;
  readonly features: Features;
}

/** The share of term frequency and of length normalisation in BM25; b is small because sentences are short and alike. */
const k1 = 1.1;
const b = 0.3;
/** How many of the best by BM25 are looked at closely. */
const closest = 24;
const neighbourShare = [1, 0.45, 0.25, 0.15] as const;

const weights: Readonly<Record<keyof Features, number>> = {
  own: 2.8,
  coverage: 3.5,
  context: 9.5,
  heading: 3,
  letters: 4.4,
  rarest: 1.9,
  kind: 1.6,
  decisive: 1.6,
  focus: 0.1,
  names: 0.1,
  length: -2.2,
  opening: 0.5,
  recent: 2,
};

/** Best first; sentences that share nothing with the question follow in the article's order, with score 0. */
export function scoreSentences(
  index: SentenceIndex,
  question: Question,
  terms: readonly MatchedTerm[],
  recent: { readonly paragraph: number; readonly sentence: number } | null,
): Scored[] {
  const total = terms.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const worthiest = terms.reduce((most, { worth }) => Math.max(most, worth), 0);
  const scene: Scene = { index, question, terms, total, recent, worthiest, runs: letterRuns(question.text) };
  const bm25 = bm25Scores(index, terms);
  const context = paragraphScores(index, bm25);
  const found = [...bm25.keys()].sort((x, y) => (context.get(y) ?? 0) - (context.get(x) ?? 0) || x - y);
  return found
    .slice(0, closest)
    .map((sentence) => {
      const features = readFeatures(scene, sentence, (bm25.get(sentence) ?? 0) / total);
      return { sentence, features, score: combine(features) };
    })
    .sort((x, y) => y.score - x.score || x.sentence - y.sentence);
}

/** Features → score. */
export function combine(features: Features): number {
  let score = 0;
  for (const name in weights) score += weights[name as keyof Features] * features[name as keyof Features];
  return score;
}

function bm25Scores(index: SentenceIndex, terms: readonly MatchedTerm[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const { stems, worth } of terms) {
    // A sentence counts a term once, by the stem that means it most surely.
    const best = new Map<number, number>();
    for (const [stem, sure] of stems) {
      const postings = index.postings.get(stem);
      if (!postings) continue;
      for (const [at, sentence] of postings.sentences.entries()) {
        const count = postings.counts[at] ?? 1;
        const length = (index.lengths[sentence] ?? 0) / (index.meanLength || 1);
        const value = (sure * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
        if (value > (best.get(sentence) ?? 0)) best.set(sentence, value);
      }
    }
    for (const [sentence, value] of best) scores.set(sentence, (scores.get(sentence) ?? 0) + value * worth);
  }
  return scores;
}

/** A sentence's own score and a part of its neighbours': for choosing whom to look at closely. */
function paragraphScores(index: SentenceIndex, bm25: ReadonlyMap<number, number>): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [sentence, score] of bm25) {
    const beside = [sentence - 1, sentence + 1].filter(
      (other) => index.paragraphOf[other] === index.paragraphOf[sentence],
    );
    scores.set(sentence, score + 0.2 * beside.reduce((sum, other) => sum + (bm25.get(other) ?? 0), 0));
  }
  return scores;
}

const decisive: ReadonlySet<AnswerKind> = new Set([
  'count',
  'amount',
  'percent',
  'measure',
  'quantity',
  'age',
  'role',
  'expansion',
]);

interface Scene {
  /** The question's runs of letters. */
  readonly runs: ReadonlySet<number>;
  readonly worthiest: number;
  readonly index: SentenceIndex;
  readonly question: Question;
  readonly terms: readonly MatchedTerm[];
  readonly total: number;
  readonly recent: { readonly paragraph: number; readonly sentence: number } | null;
}

function readFeatures(scene: Scene, sentence: number, own: number): Features {
  const { index, question, terms, total, recent } = scene;
  const read = index.sentences[sentence];
  const heading = index.headings[index.paragraphOf[sentence] ?? 0];
  const places = terms.map((term) => firstPlace(read?.tokens ?? [], term));
  const nearby = nearestMentions(index, terms, sentence);
  let coverage = 0;
  let context = 0;
  let inHeading = 0;
  let named = 0;
  let namedHere = 0;
  let rarest = 0;
  const kind = read ? kindFit(read, question, terms) : 0;
  for (const [at, term] of terms.entries()) {
    const share = term.worth / total;
    const near = nearby[at] ?? 0;
    const place = places[at];
    if (term.term.isName && !term.term.isCarried) {
      named += share;
      namedHere += share * (place ? place.sure : near >= (neighbourShare[1] ?? 0) ? 0.6 : 0);
    }
    if (place) {
      coverage += share * place.sure;
      rarest = Math.max(rarest, term.worth * place.sure);
    } else if (near > 0) context += share * near;
    else if (heading && [...term.stems.keys()].some((stem) => heading.has(stem))) inHeading += share;
  }
  return {
    own,
    coverage,
    context,
    heading: inHeading,
    letters: shareOf(scene.runs, index.letterRuns(sentence)),
    rarest: rarest / (scene.worthiest || 1),
    kind,
    decisive: decisive.has(question.kind) ? kind : 0,
    focus: read ? focusFit(read, terms) : 0,
    names: named === 0 ? 1 : namedHere / named,
    length: Math.log(1 + (read?.tokens.length ?? 0)) / 4,
    opening: index.paragraphs[index.paragraphOf[sentence] ?? 0]?.from === sentence ? 1 : 0,
    recent:
      recent && read?.sentence.paragraph === recent.paragraph
        ? 1 / (1 + Math.abs(read.sentence.number - recent.sentence))
        : 0,
  };
}

/** Where in the sentence a term stands, by the stem that means it most surely. */
function firstPlace(
  tokens: readonly { readonly stem: string }[],
  { stems }: MatchedTerm,
): { at: number; sure: number } | null {
  let found: { at: number; sure: number } | null = null;
  for (const [at, { stem }] of tokens.entries()) {
    const sure = stems.get(stem);
    if (sure !== undefined && sure > (found?.sure ?? 0)) found = { at, sure };
  }
  return found;
}

/** For each term, how near in the same paragraph another sentence has it: 0.45 beside, less further off. */
function nearestMentions(index: SentenceIndex, terms: readonly MatchedTerm[], sentence: number): number[] {
  const { from, to } = index.paragraphs[index.paragraphOf[sentence] ?? 0] ?? {
    from: sentence,
    to: sentence + 1,
  };
  return terms.map(({ stems }) => {
    let near = 0;
    for (const [stem, sure] of stems) {
      const { sentences } = index.postings.get(stem) ?? { sentences: [] };
      for (let at = lowerBound(sentences, from); (sentences[at] ?? to) < to; at++) {
        const distance = Math.abs((sentences[at] ?? 0) - sentence);
        near = Math.max(near, sure * (neighbourShare[Math.min(distance, neighbourShare.length - 1)] ?? 0));
      }
    }
    return near;
  });
}

function lowerBound(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
