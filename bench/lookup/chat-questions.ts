/** Lookup measured on our own articles and the questions people type about them; see tests/samples/questions.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Citation } from '../../src/core/article/article.ts';
import { takeInArticle } from '../../src/core/article/take-in-article.ts';
import { createLookup, type Lookup } from '../../src/core/lookup/create-lookup.ts';

const folder = join(import.meta.dirname, '../../tests/samples');

interface SampleQuestion {
  readonly article: string;
  readonly question: string;
  readonly kind: string;
  readonly answers: readonly string[];
  readonly short: readonly string[] | null;
  readonly after?: string;
}

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

export type Half = 'tuning' | 'testing';

/** Throws where the samples are not as this file expects. */
export async function scoreChatQuestions(half: Half): Promise<ChatScore> {
  const { halves, questions } = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8')) as {
    halves: Record<Half, readonly string[]>;
    questions: readonly SampleQuestion[];
  };
  const score = {
    answerable: 0,
    right: 0,
    ranked: 0,
    unanswerable: 0,
    abstained: 0,
    shortAsked: 0,
    shortRight: 0,
  };
  for (const name of halves[half]) {
    const source = readFileSync(join(folder, 'articles', name), 'utf8');
    const format = name.endsWith('.md') ? 'markdown' : 'text';
    const lookup = createLookup(await takeInArticle({ id: name, name, source, format }));
    for (const question of questions.filter(({ article }) => article === name))
      tally(score, question, lookup, source);
  }
  return score;
}

function tally(
  score: { -readonly [K in keyof ChatScore]: number },
  asked: SampleQuestion,
  lookup: Lookup,
  source: string,
): void {
  const before = asked.after === undefined ? undefined : lookup.ask(asked.after).conversation;
  const { answer } = lookup.ask(asked.question, { top: 1, ...(before && { conversation: before }) });
  if (asked.kind === 'unanswerable') {
    score.unanswerable++;
    if (answer.status === 'abstained') score.abstained++;
    return;
  }
  const places = asked.answers.map((text) => source.indexOf(text));
  const holds = (citation: Citation | undefined) =>
    citation !== undefined && places.some((place) => citation.start <= place && place < citation.end);
  const right = answer.status === 'answered' && holds(answer.citations[0]);
  score.answerable++;
  if (holds(answer.candidates[0])) score.ranked++;
  if (right) score.right++;
  if (asked.short === null || ['why', 'what', 'yes-no'].includes(asked.kind)) return;
  score.shortAsked++;
  if (right && asked.short.some((text) => bare(text) === bare(answer.answer?.text ?? ''))) score.shortRight++;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/^(?:the|a|an|in|at|on|its) /, '');
}
