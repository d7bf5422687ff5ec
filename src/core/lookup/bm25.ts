/** BM25 over an article's sentences, with terms that several stems may mean. After https://doi.org/10.1561/1500000019. */
import type { MatchedTerm } from './match-terms.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** Saturation of term frequency, and length normalisation; that is small because sentences are short and alike. */
const k1 = 1.1;
const b = 0.3;
/** What a sentence gains from each of its neighbours' scores. */
const besideShare = 0.2;

export interface Bm25 {
  /** By sentence index; 0 where a sentence holds no term. */
  readonly scores: Float64Array;
  /** The sentences with a score, in no order. */
  readonly found: readonly number[];
}

export function bm25Scores(index: SentenceIndex, terms: readonly MatchedTerm[]): Bm25 {
  const scores = new Float64Array(index.sentences.length);
  const found: number[] = [];
  const best = new Float64Array(index.sentences.length);
  for (const { stems, worth } of terms) {
    const touched: number[] = [];
    for (const [stem, sure] of stems) {
      const postings = index.postings.get(stem);
      if (!postings) continue;
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
    }
    for (const sentence of touched) {
      if (scores[sentence] === 0) found.push(sentence);
      scores[sentence] = (scores[sentence] ?? 0) + (best[sentence] ?? 0) * worth;
      best[sentence] = 0;
    }
  }
  return { scores, found };
}

/** The `limit` sentences to look at closely: by their own score and a part of their neighbours' in the paragraph. */
export function closestSentences(index: SentenceIndex, { scores, found }: Bm25, limit: number): number[] {
  const together = (sentence: number) => {
    const paragraph = index.paragraphOf[sentence];
    const before = index.paragraphOf[sentence - 1] === paragraph ? (scores[sentence - 1] ?? 0) : 0;
    const behind = index.paragraphOf[sentence + 1] === paragraph ? (scores[sentence + 1] ?? 0) : 0;
    return (scores[sentence] ?? 0) + besideShare * (before + behind);
  };
  const values = Float64Array.from(found, together);
  if (values.length <= limit) return [...found];
  // Sorting numbers alone is much cheaper than sorting sentences by them.
  const least = values.toSorted().at(-limit) ?? 0;
  const better = found.filter((_, at) => (values[at] ?? 0) > least);
  const level = found.filter((_, at) => values[at] === least).sort((x, y) => x - y);
  return [...better, ...level].slice(0, limit);
}
