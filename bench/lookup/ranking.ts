/** How often the right sentence comes first or among the first three: on the paragraph, and on the whole article. */
import type { Article, Span } from '../../src/core/article/article.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import {
  articleOf,
  type BenchArticle,
  type BenchParagraph,
  type BenchQuestion,
} from '../../train/data/read-squad.ts';
import { peerOfTime, type Ranker, rankersWith } from './peers.ts';

/** Counts, of questions with a gold place. */
export interface RankingCount {
  questions: number;
  first: number;
  firstThree: number;
}

export type Scope = 'paragraph' | 'article';

/** By name of the ranker; adds to `counts`. */
export function countRanking(
  articles: readonly BenchArticle[],
  models: LookupModels,
  scope: Scope,
  counts: Map<string, RankingCount>,
): void {
  const rankers = Object.entries(rankersWith(models));
  for (const { paragraphs } of articles)
    for (const { article, asked } of scope === 'article'
      ? [wholeArticle(paragraphs)]
      : paragraphs.map(oneParagraph))
      for (const [name, ranker] of rankers) {
        const count = counts.get(name) ?? { questions: 0, first: 0, firstThree: 0 };
        counts.set(name, count);
        const rank = ranker(article);
        for (const { question, shift } of asked) {
          if (question.gold.length === 0) continue;
          const ranked = rank(question.text);
          count.questions++;
          if (holdsGold(ranked.slice(0, 1), question, shift)) count.first++;
          if (holdsGold(ranked.slice(0, 3), question, shift)) count.firstThree++;
        }
      }
}

/** Milliseconds by question. */
export interface Times {
  readonly ours: number[];
  readonly peer: number[];
}

/** Questions asked before the clock is looked at. */
const warmUp = 300;

/**
 * Whole answers on the whole article, and the search of MiniSearch as it comes, in turn on the same question and each of them first every
 * other time, so that whatever else the machine does hits both alike.
 */
export function timeQuestions(articles: readonly BenchArticle[], models: LookupModels, times: Times): void {
  const peer = rankersWith(models)[peerOfTime] as Ranker;
  let asked = -Math.min(warmUp, articles[0] ? wholeArticle(articles[0].paragraphs).asked.length : 0);
  for (const { paragraphs } of [...articles.slice(0, 1), ...articles]) {
    const { article, asked: questions } = wholeArticle(paragraphs);
    const lookup = createLookup(article, models);
    const rank = peer(article);
    const ours = (text: string) => lookup.ask(text);
    for (const {
      question: { text },
    } of questions) {
      const first = asked % 2 === 0;
      const [a, b] = first ? [timed(ours, text), timed(rank, text)] : [timed(rank, text), timed(ours, text)];
      if (asked++ < 0) continue;
      times.ours.push(first ? a : b);
      times.peer.push(first ? b : a);
    }
  }
}

function timed(run: (text: string) => unknown, text: string): number {
  const start = performance.now();
  run(text);
  return performance.now() - start;
}

interface Asked {
  readonly article: Article;
  readonly asked: readonly { readonly question: BenchQuestion; readonly shift: number }[];
}

function wholeArticle(paragraphs: readonly BenchParagraph[]): Asked {
  return {
    article: articleOf(paragraphs),
    asked: paragraphs.flatMap(({ questions, offset }) =>
      questions.map((question) => ({ question, shift: offset })),
    ),
  };
}

function oneParagraph(paragraph: BenchParagraph): Asked {
  return {
    article: articleOf([paragraph]),
    asked: paragraph.questions.map((question) => ({ question, shift: 0 })),
  };
}

/** A sentence is right if it holds the beginning of a gold answer at its place. */
export function holdsGold(sentences: readonly Span[], { gold }: BenchQuestion, shift: number): boolean {
  return sentences.some(({ start, end }) =>
    gold.some((answer) => start <= answer.start + shift && answer.start + shift < end),
  );
}
