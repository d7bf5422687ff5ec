/** Questions asked of texts → evidence, each with whether the best sentence answers. */
import type { Article } from '../../src/core/article/article.ts';
import type { Conversation } from '../../src/core/lookup/answer.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import { indexSentences, type SentenceIndex } from '../../src/core/lookup/index/sentence-index.ts';
import { readEvidence } from '../../src/core/lookup/judge/evidence.ts';
import { type Judged, setJudgeScene } from '../../src/core/lookup/judge/judge-scene.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import { leanOn } from '../../src/core/lookup/question/follow-up.ts';
import { understandQuestion } from '../../src/core/lookup/question/understand-question.ts';
import { searchSentences } from '../../src/core/lookup/search-sentences.ts';
import type { JudgeQuestion, JudgeTask, JudgeText } from './judge-questions.ts';

/** Models of all that comes before the judge. */
export type EarlierModels = Pick<LookupModels, 'ranker' | 'spans'>;

export interface JudgeRow {
  readonly task: JudgeTask;
  readonly title: string;
  /** Whether the text answers at all, and whether the best sentence does. */
  readonly answerable: boolean;
  readonly right: boolean;
  /** Null where nothing was ranked: lookup abstains without being asked. */
  readonly evidence: Float64Array | null;
}

/** By model, in their order: a row for each question. */
export async function judgeRows(text: JudgeText, models: readonly EarlierModels[]): Promise<JudgeRow[][]> {
  if (text.questions.length === 0) return models.map(() => []);
  const article = await text.article();
  const index = indexSentences(article);
  return models.map((earlier) =>
    text.questions.map((question) => judgeRow(text, question, article, index, earlier)),
  );
}

function judgeRow(
  { task, title }: JudgeText,
  { text, after, places }: JudgeQuestion,
  article: Article,
  index: SentenceIndex,
  models: EarlierModels,
): JudgeRow {
  const conversation = after === null ? undefined : conversationAfter(article, after, models);
  const judged = askedOf(index, text, conversation, models);
  const scene = judged.question.terms.length === 0 ? null : setJudgeScene(judged, models.spans.tagger);
  const { start, end } = scene?.read.sentence ?? { start: 0, end: 0 };
  const right = places.some((place) => start <= place && place < end);
  return { task, title, answerable: places.length > 0, right, evidence: scene && readEvidence(scene) };
}

/** As lookup would go on after it had answered the question before: what it did there cannot depend on the judge that is being trained. */
function conversationAfter(article: Article, question: string, models: EarlierModels): Conversation {
  const judge = { confidence: () => 1 };
  return createLookup(article, { ...models, judge }).ask(question).conversation;
}

function askedOf(
  index: SentenceIndex,
  text: string,
  conversation: Conversation | undefined,
  models: EarlierModels,
): Judged {
  const leaning = leanOn(text, conversation);
  const question = understandQuestion(text, index.isNameWord, leaning ?? undefined);
  return searchSentences(index, question, leaning?.cited ?? null, models);
}
