/** BM25 over an article's sentences, with terms that several stems may mean. After https://doi.org/10.1561/1500000019. */

import type { Postings, SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { meaning } from '../match/sureness.ts';

/** Saturation of term frequency, and length normalisation; that is small because sentences are short and alike. */
const k1 = 1.1;
const b = 0.3;
/** What a sentence gains from each of its neighbours' scores, and from those of all in its paragraph. */
const besideShare = 0.2;
const paragraphShare = 0.1;

export interface Bm25 {
  /** By sentence index; 0 where a sentence holds no term. */
  readonly scores: Float64Array;
  /** The sentences with a score, in no order. */
  readonly found: readonly number[];
  /** By sentence: a bit for each of the first {@link mostBits} terms that stands in it. */
  readonly masks: Int32Array;
}

/** Terms beyond these count for BM25 only; a question that a person types has fewer. */
export const mostBits = 31;

export function bm25Scores(index: SentenceIndex, terms: readonly MatchedTerm[]): Bm25 {
  const scores = new Float64Array(index.sentences.length);
  const found: number[] = [];
  const masks = new Int32Array(index.sentences.length);
  const best = new Float64Array(index.sentences.length);
  for (const [number, { term, stems, worth }] of terms.entries()) {
    const touched: number[] = [];
    const add = (postings: Postings, sure: number) => {
      for (let at = 0; at < postings.sentences.length; at++) {
        const sentence = postings.sentences[at] ?? 0;
        const count = postings.counts[at] ?? 1;
        const length = (index.lengths[sentence] ?? 0) / (index.meanLength || 1);
        const value = (sure * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
        const known = best[sentence] ?? 0;
        if (known === 0) touched.push(sentence);
        // A sentence counts a term once, by the stem that means it most surely.
        if (value > known) best[sentence] = value;
      }
    };
    for (const [stem, sure] of stems) {
      const postings = index.postings.get(stem);
      if (postings) add(postings, sure);
    }
    // What only keeps a word's company helps to find, but does not stand for it.
    const isGuess = stems.size === 0 && !term.isNumber;
    if (isGuess)
      for (const { postings, alike } of index.likeness.to(term.stem)?.nearest() ?? [])
        add(postings, alike * meaning.near);
    const bit = number < mostBits && !isGuess ? 1 << number : 0;
    for (const sentence of touched) {
      if (scores[sentence] === 0) found.push(sentence);
      scores[sentence] = (scores[sentence] ?? 0) + (best[sentence] ?? 0) * worth;
      masks[sentence] = (masks[sentence] as number) | bit;
      best[sentence] = 0;
    }
  }
  return { scores, found, masks };
}

/**
 * The `limit` sentences to look at closely: by their own score, a part of their neighbours' and less of the rest of the paragraph's. One that
 * holds no term is among them where a neighbour holds one. All of them where there are no more than `limit`.
 */
export function closestSentences(index: SentenceIndex, { scores, found }: Bm25, limit: number): number[] {
  if (found.length === 0) return [];
  if (index.sentences.length <= limit) return index.sentences.map((_, sentence) => sentence);
  const { values, near } = nearbyValues(index, scores, found);
  if (near.length <= limit) return near;
  const least = lowestOfBest(values, near, limit);
  const better = near.filter((sentence) => (values[sentence] as number) > least);
  const level = near.filter((sentence) => values[sentence] === least).sort((x, y) => x - y);
  return [...better, ...level].slice(0, limit);
}

/** By sentence: its value; and the sentences that have one, in no order. */
function nearbyValues(
  { paragraphOf, paragraphs }: SentenceIndex,
  scores: Float64Array,
  found: readonly number[],
): { readonly values: Float64Array; readonly near: number[] } {
  const values = new Float64Array(scores.length);
  const sums = new Float64Array(paragraphs.length);
  const near: number[] = [];
  const add = (sentence: number, paragraph: number, value: number) => {
    if (paragraphOf[sentence] !== paragraph) return;
    if (values[sentence] === 0) near.push(sentence);
    values[sentence] = (values[sentence] as number) + value;
  };
  for (const sentence of found) {
    const paragraph = paragraphOf[sentence] as number;
    const score = scores[sentence] as number;
    sums[paragraph] = (sums[paragraph] as number) + score;
    add(sentence, paragraph, score * (1 - paragraphShare));
    add(sentence - 1, paragraph, score * besideShare);
    add(sentence + 1, paragraph, score * besideShare);
  }
  for (const sentence of near)
    values[sentence] =
      (values[sentence] as number) + paragraphShare * (sums[paragraphOf[sentence] as number] as number);
  return { values, near };
}

/** The lowest of the `limit` highest values, of which there are as many at least. To sort all would take longer than it took to score them. */
function lowestOfBest(values: Float64Array, near: readonly number[], limit: number): number {
  const best = new Float64Array(limit);
  for (const sentence of near) {
    const value = values[sentence] as number;
    if (value <= (best[0] as number)) continue;
    let at = 0;
    for (; at + 1 < limit && (best[at + 1] as number) < value; at++) best[at] = best[at + 1] as number;
    best[at] = value;
  }
  return best[0] as number;
}
