/** The order of the best sentences once their short answers are known. */
import { inOrder, type Scored } from '../rank/score-sentences.ts';
import type { FoundSpan } from './find-spans.ts';

/**
 * What the log-odds of a sentence's likeliest span count beside its own: on articles out of fold, the right sentence comes first more often by 0.3
 * points in paragraphs and by 0.7 in sections of SelQA; from 0.4 to 0.7 it makes no difference.
 */
const spanShare = 0.5;

/** `ranked` anew; a sentence that was not searched for spans counts as having the worst that was found. */
export function rankBySpans(ranked: readonly Scored[], spans: readonly FoundSpan[]): readonly Scored[] {
  if (spans.length < 2) return ranked;
  const least = Math.min(...spans.map(({ score }) => score));
  const gains = new Map(spans.map(({ sentence, score }) => [sentence, (score - least) * spanShare]));
  return inOrder(ranked.map((one) => ({ ...one, score: one.score + (gains.get(one.sentence) ?? 0) })));
}
