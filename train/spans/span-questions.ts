/** Questions with gold answers laid over the paragraphs that they are asked of: what the models of short answers are trained on. */
import type { BoostedTrees } from '../../src/core/lookup/boosted-trees.ts';
import { indexSentences, type SentenceIndex } from '../../src/core/lookup/index/sentence-index.ts';
import { type MatchedTerm, matchTerms } from '../../src/core/lookup/match/match-terms.ts';
import { type Question, understandQuestion } from '../../src/core/lookup/question/understand-question.ts';
import { type Scored, scoreSentences } from '../../src/core/lookup/rank/score-sentences.ts';
import { placeOfSpan } from '../../src/core/lookup/span/place-of-span.ts';
import type { WordSpan } from '../../src/core/lookup/span/propose-spans.ts';
import { articleOf, type BenchArticle } from '../data/read-squad.ts';
import { normalise, overlap } from './answer-measure.ts';

export interface SpanQuestion {
  /** Title of its article. */
  readonly title: string;
  readonly index: SentenceIndex;
  readonly question: Question;
  readonly terms: readonly MatchedTerm[];
  readonly ranked: readonly Scored[];
  /** Normalised gold answers, each once. */
  readonly gold: readonly string[];
  /** Where they stand in the article. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** Every answerable question, asked of its paragraph. */
export function spanQuestions({ title, paragraphs }: BenchArticle, ranker: BoostedTrees): SpanQuestion[] {
  return paragraphs.flatMap((paragraph) => {
    const index = indexSentences(articleOf([paragraph]));
    return paragraph.questions.flatMap(({ text, gold }) => {
      if (gold.length === 0) return [];
      const question = understandQuestion(text, index.isNameWord);
      const terms = matchTerms(index, question);
      const ranked = scoreSentences(ranker, index, question, terms, null);
      const answers = [...new Set(gold.map((answer) => normalise(answer.text)))];
      const places = gold.map(({ start, text: { length } }) => ({ start, end: start + length }));
      return [{ title, index, question, terms, ranked, gold: answers, places }];
    });
  });
}

/** Sentences that hold a gold answer. */
export function answeringSentences({ index, places }: SpanQuestion): number[] {
  return index.sentences.flatMap(({ sentence: { start, end } }, number) =>
    places.some((place) => start <= place.start && place.start < end) ? [number] : [],
  );
}

/** 0..1: the best F1 of a span with any gold answer, where it stands at the place of one; 1 is exactly one. */
export function worthOfSpan({ index, gold, places }: SpanQuestion, sentence: number, span: WordSpan): number {
  const read = index.sentences[sentence];
  if (!read) return 0;
  const { start, end } = placeOfSpan(read, span);
  const offset = read.sentence.start;
  if (!places.some((place) => start + offset < place.end && place.start < end + offset)) return 0;
  const given = normalise(read.text.slice(start, end));
  if (gold.includes(given)) return 1;
  return Math.min(0.99, Math.max(...gold.map((answer) => overlap(answer, given))));
}
