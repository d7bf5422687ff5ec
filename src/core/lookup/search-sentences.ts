/** The sentences that may answer a question, and the short answers in the best of them. */

import type { SentenceIndex } from './index/sentence-index.ts';
import type { Judged } from './judge/judge-scene.ts';
import { matchTerms } from './match/match-terms.ts';
import type { LookupModels } from './models.ts';
import type { Question } from './question/understand-question.ts';
import type { RankScene } from './rank/rank-scene.ts';
import { scoreSentences } from './rank/score-sentences.ts';
import { findSpans } from './span/find-spans.ts';
import { rankBySpans } from './span/rank-by-spans.ts';

/** All that is judged. */
export function searchSentences(
  index: SentenceIndex,
  question: Question,
  recent: RankScene['recent'],
  models: Pick<LookupModels, 'ranker' | 'spans'>,
): Judged {
  const terms = matchTerms(index, question);
  const scored = scoreSentences(models.ranker, index, question, terms, recent);
  const spans = findSpans(index, question, terms, scored, models.spans);
  return { index, question, terms, ranked: rankBySpans(scored, spans), spans };
}
