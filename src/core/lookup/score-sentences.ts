/** How well each sentence fits a question: BM25 over all of them, then closer features over the best. */
import { bm25Scores, closestSentences } from './bm25.ts';
import { letterRuns } from './letter-runs.ts';
import type { MatchedTerm } from './match-terms.ts';
import { type Features, readFeatures, type Scene } from './read-features.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { Question } from './understand-question.ts';

export interface Scored {
  readonly sentence: number;
  readonly score: number;
  readonly features: Features;
}

/** How many of the best by BM25 are looked at closely. */
const closest = 24;

/** Fitted: see docs/lookup.md. */
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

/** The closest sentences, best first; none where no sentence shares a term with the question. */
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
  return closestSentences(index, bm25, closest)
    .map((sentence) => {
      const features = readFeatures(scene, sentence, (bm25.scores[sentence] ?? 0) / total);
      return { sentence, features, score: combine(features) };
    })
    .sort((x, y) => y.score - x.score || x.sentence - y.sentence);
}

/** Features → score. */
function combine(features: Features): number {
  let score = 0;
  for (const name in weights) score += weights[name as keyof Features] * features[name as keyof Features];
  return score;
}
