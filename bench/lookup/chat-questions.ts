/** Lookup measured on our own articles and the questions people type about them; see tests/samples. */
import type { Citation } from '../../src/core/article/article.ts';
import { createLookup, type Lookup } from '../../src/core/lookup/create-lookup.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import type { ChatArticle, ChatQuestion } from '../../train/data/read-chat-questions.ts';

/** Counts; a question is right if it was answered and the first citation holds one of its answers. */
export interface ChatScore {
  readonly answerable: number;
  readonly right: number;
  readonly ranked: number;
  readonly unanswerable: number;
  readonly abstained: number;
  readonly shortAsked: number;
  readonly shortRight: number;
}

const none: ChatScore = {
  answerable: 0,
  right: 0,
  ranked: 0,
  unanswerable: 0,
  abstained: 0,
  shortAsked: 0,
  shortRight: 0,
};

export async function scoreChatQuestions(
  articles: readonly ChatArticle[],
  models: LookupModels,
): Promise<ChatScore> {
  const score = { ...none };
  for (const { take, questions } of articles) {
    const article = await take();
    const lookup = createLookup(article, models);
    for (const question of questions) tally(score, question, lookup);
  }
  return score;
}

export function addScores(scores: readonly ChatScore[]): ChatScore {
  const sum = { ...none };
  for (const score of scores)
    for (const name of Object.keys(none) as (keyof ChatScore)[]) sum[name] += score[name];
  return sum;
}

function tally(
  score: { -readonly [K in keyof ChatScore]: number },
  { text, after, kind, places, short }: ChatQuestion,
  lookup: Lookup,
): void {
  const before = after === null ? undefined : lookup.ask(after).conversation;
  const { answer } = lookup.ask(text, { top: 1, ...(before && { conversation: before }) });
  if (places.length === 0) {
    score.unanswerable++;
    if (answer.status === 'abstained') score.abstained++;
    return;
  }
  const holds = (citation: Citation | undefined) =>
    citation !== undefined && places.some((place) => citation.start <= place && place < citation.end);
  const right = answer.status === 'answered' && holds(answer.citations[0]);
  score.answerable++;
  if (holds(answer.candidates[0])) score.ranked++;
  if (right) score.right++;
  if (short === null || ['why', 'what', 'yes-no'].includes(kind)) return;
  score.shortAsked++;
  if (right && short.some((one) => bare(one) === bare(answer.answer?.text ?? ''))) score.shortRight++;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/^(?:the|a|an|in|at|on|its) /, '');
}
