/** Everything that is measured of lookup, gathered part by part. */
import { answeredFrom } from '../../train/judge/fit-thresholds.ts';
import type { Outcome } from '../../train/judge/judge-measures.ts';
import { type AbstentionTask, abstentionTasks, outcomesOf } from './abstention.ts';
import { type ChatScore, scoreChatQuestions } from './chat-questions.ts';
import { coverageOutcomes } from './coverage-peer.ts';
import type { Held } from './held-articles.ts';
import { countRanking, type RankingCount, type Scope, type Times, timeQuestions } from './ranking.ts';
import { type ShortAnswerScores, scoreShortAnswers } from './short-answers.ts';

export interface Measured {
  readonly ranking: Readonly<Record<Scope, Map<string, RankingCount>>>;
  /** Of each part, with its number of questions. */
  readonly short: { readonly questions: number; readonly scores: ShortAnswerScores }[];
  readonly times: Times;
  readonly abstention: Map<AbstentionTask, Outcome[]>;
  /** The same with the threshold that was fitted for the task. */
  readonly parted: Map<AbstentionTask, Outcome[]>;
  /** What the peer makes of the same questions. */
  readonly coverage: Map<AbstentionTask, Outcome[]>;
  readonly chat: ChatScore[];
}

export function nothingMeasured(): Measured {
  return {
    ranking: { paragraph: new Map(), article: new Map() },
    short: [],
    times: { ours: [], peer: [] },
    abstention: new Map(),
    parted: new Map(),
    coverage: new Map(),
    chat: [],
  };
}

/** Adds a part to what was measured; `quick`: ranking, short answers and time only. */
export async function measurePart(held: Held, quick: boolean, into: Measured): Promise<void> {
  const { articles, models, chat } = held;
  for (const scope of ['paragraph', 'article'] as const)
    countRanking(articles, models, scope, into.ranking[scope]);
  const questions = articles
    .flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.questions))
    .filter(({ gold }) => gold.length > 0).length;
  into.short.push({ questions, scores: scoreShortAnswers(articles, models) });
  timeQuestions(articles, models, into.times);
  if (quick) return;
  for (const task of Object.keys(abstentionTasks) as AbstentionTask[]) measureAbstention(task, held, into);
  if (chat.length > 0) into.chat.push(await scoreChatQuestions(chat, models));
}

function measureAbstention(task: AbstentionTask, held: Held, into: Measured): void {
  const textsOf = (part: Pick<Held, 'articles' | 'adversarial'>) =>
    abstentionTasks[task](task === 'written to be unanswerable' ? part.adversarial : part.articles);
  const texts = textsOf(held);
  const outcomes = outcomesOf(texts, held.models);
  add(into.abstention, outcomes);
  if (held.thresholds) add(into.parted, answeredFrom(outcomes, held.thresholds[task]));
  const others = textsOf(held.others);
  if (others.length > 0) add(into.coverage, coverageOutcomes(texts, others, held.others.articles));

  function add(to: Map<AbstentionTask, Outcome[]>, outcomes: readonly Outcome[]): void {
    if (outcomes.length > 0) to.set(task, [...(to.get(task) ?? []), ...outcomes]);
  }
}
