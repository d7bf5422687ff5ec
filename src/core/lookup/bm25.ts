/** BM25 over an article's sentences, with terms that several stems may mean. After https://doi.org/10.1561/1500000019. */
import type { MatchedTerm } from './match-terms.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** Saturation of term frequency, and length normalisation; that is small because sentences are short and alike. */
const k1 = 1.1;
const b = 0.3;
/** What a sentence gains from each of its neighbours' scores. */
const besideShare = 0.2;

/** Sentence index → score; sentences that hold no term are left out. */
export function bm25Scores(index: SentenceIndex, terms: readonly MatchedTerm[]): Map<number, number> {
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
export function withNeighbours(index: SentenceIndex, bm25: ReadonlyMap<number, number>): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [sentence, score] of bm25) {
    const beside = [sentence - 1, sentence + 1].filter(
      (other) => index.paragraphOf[other] === index.paragraphOf[sentence],
    );
    scores.set(
      sentence,
      score + besideShare * beside.reduce((sum, other) => sum + (bm25.get(other) ?? 0), 0),
    );
  }
  return scores;
}
