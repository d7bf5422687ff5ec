/** How well each sentence fits a question: BM25 over all of them, then trees over the features of the best. */

import type { BoostedTrees } from '../boosted-trees.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import type { Question } from '../question/understand-question.ts';
import { bm25Scores, closestSentences } from './bm25.ts';
import { fittingSentences } from './fitting-sentences.ts';
import { rankWidth } from './rank-feature-names.ts';
import { readLeads, readRankFeatures } from './rank-features.ts';
import { likenessIn } from './rank-likeness.ts';
import { type RankScene, setScene } from './rank-scene.ts';

export interface Scored {
  readonly sentence: number;
  /** Log-odds against the other candidates. */
  readonly score: number;
  /** 0..1: how likely it is the best of the candidates, if any of them answers. */
  readonly share: number;
  /** By {@link rankFeature}. */
  readonly features: Float64Array;
}

/** How many of the best by BM25 are looked at closely, and how many of those that only fit what is asked for. */
const mostCandidates = 12;
const mostFitting = 8;

/** The sentences to look at closely, in no order. */
export interface Candidates {
  readonly sentences: readonly number[];
  /** Their features, row after row, see {@link rankFeature}. */
  readonly rows: Float64Array;
}

export function candidatesOf(scene: RankScene): Candidates {
  const sentences = closestSentences(scene.index, scene.bm25, mostCandidates);
  if (sentences.length > 0) sentences.push(...fittingSentences(scene, new Set(sentences), mostFitting));
  for (const sentence of sentences) scene.likenessOf.set(sentence, likenessIn(scene, sentence));
  const rows = new Float64Array(sentences.length * rankWidth);
  const eachRow = sentences.map((sentence, at) => {
    const row = rowOf(rows, at);
    readRankFeatures(scene, sentence, row);
    return row;
  });
  readLeads(eachRow);
  return { sentences, rows };
}

/** A view of the features of the candidate at `at`. */
export function rowOf(rows: Float64Array, at: number): Float64Array {
  return rows.subarray(at * rankWidth, (at + 1) * rankWidth);
}

/** The closest sentences, best first; none where no sentence shares a term with the question. */
export function scoreSentences(
  ranker: BoostedTrees,
  index: SentenceIndex,
  question: Question,
  terms: readonly MatchedTerm[],
  recent: RankScene['recent'],
): Scored[] {
  const scene = setScene(index, question, terms, bm25Scores(index, terms), recent);
  const { sentences, rows } = candidatesOf(scene);
  const scores = ranker.scores(rows);
  return inOrder(
    sentences.map((sentence, at) => ({ sentence, score: scores[at] as number, features: rowOf(rows, at) })),
  );
}

/** Best first, with their shares; the earlier first of equals. */
export function inOrder(scored: readonly Omit<Scored, 'share'>[]): Scored[] {
  const sorted = scored.toSorted((x, y) => y.score - x.score || x.sentence - y.sentence);
  const highest = sorted[0]?.score ?? 0;
  const sum = sorted.reduce((all, { score }) => all + Math.exp(score - highest), 0);
  return sorted.map((one) => ({ ...one, share: Math.exp(one.score - highest) / sum }));
}
