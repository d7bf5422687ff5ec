/** Which sentences an answer quotes: the best one, and others where it takes several to answer. */

import type { SentenceIndex } from './index/sentence-index.ts';
import type { Question } from './question/understand-question.ts';
import { rankFeature } from './rank/rank-feature-names.ts';
import type { Scored } from './rank/score-sentences.ts';

const most = 3;
const nearlyAsGood = 0.5;
const leaning = /^["“'‘(]*(?:He|She|It|They|This|These|Those|His|Her|Their|Its)\b/;

/** Sentence indices: `first`, what it leans on, and, where `first` is the best ranked too, others that fit nearly as well. */
export function chooseCitations(
  index: SentenceIndex,
  question: Question,
  ranked: readonly Scored[],
  first: number,
): number[] {
  const [best] = ranked;
  const chosen = [first];
  // "They include …" says little without the sentence that says who they are.
  const before = first - 1;
  const sameParagraph = index.paragraphOf[before] === index.paragraphOf[first];
  if (sameParagraph && leaning.test(index.sentences[first]?.text ?? '')) chosen.push(before);
  const several =
    question.wantsSeveral ||
    question.kind === 'reason' ||
    question.kind === 'person' ||
    question.kind === 'other';
  if (several && best?.sentence === first)
    for (const { sentence, share, features } of ranked.slice(1, 4))
      if (
        chosen.length < most &&
        share >= best.share * nearlyAsGood &&
        (features[rankFeature.coverage] ?? 0) > 0.4 &&
        (features[rankFeature.kind] ?? 0) >= 0.5 &&
        !chosen.includes(sentence)
      )
        chosen.push(sentence);
  return chosen;
}

/** The nearest sentences to show when abstaining. */
export function nearestSentences(ranked: readonly Scored[]): number[] {
  return ranked.slice(0, most).map(({ sentence }) => sentence);
}
