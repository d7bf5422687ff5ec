import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../src/core/lookup/rank/score-sentences.ts';
import { rankBySpans } from '../../../../src/core/lookup/span/rank-by-spans.ts';

/** Sentences by their scores, and the scores of the spans found in them; null where none was sought. */
function rerank(...sentences: readonly (readonly [score: number, span: number | null])[]): number[] {
  const ranked = inOrder(
    sentences.map(([score], sentence) => ({ sentence, score, features: new Float64Array() })),
  );
  const spans = sentences.flatMap(([, score], sentence) =>
    score === null ? [] : [{ sentence, score, chance: 0.5, start: 0, end: 1 }],
  );
  return rankBySpans(ranked, spans).map(({ sentence }) => sentence);
}

describe('rankBySpans', () => {
  it('prefers a sentence that is little behind and holds a far better answer', () => {
    expect(rerank([2, -1], [1.5, 3])).toEqual([1, 0]);
  });

  it('leaves first what is far ahead, whatever another holds', () => {
    expect(rerank([6, -1], [1, 3])).toEqual([0, 1]);
  });

  it('lets no sentence gain by not having been searched', () => {
    expect(rerank([2, 1], [1.9, 0], [1.8, null])).toEqual([0, 1, 2]);
  });

  it('changes nothing where only one sentence holds an answer', () => {
    expect(rerank([2, null], [1, 9])).toEqual([0, 1]);
  });

  it('gives shares that sum up to 1, the first the highest', () => {
    const ranked = inOrder(
      [1, 3, 2].map((score, sentence) => ({ sentence, score, features: new Float64Array() })),
    );
    const shares = rankBySpans(ranked, [
      { sentence: 0, score: 4, chance: 0.6, start: 0, end: 1 },
      { sentence: 1, score: 1, chance: 0.4, start: 0, end: 1 },
    ]).map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares).toEqual(shares.toSorted((x, y) => y - x));
  });
});
