/** How often the right sentence comes first or among the first three: on the paragraph, and on the whole article. */
import type { Article, Span } from '../../src/core/article/article.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import {
  articleOf,
  type BenchArticle,
  type BenchParagraph,
  type BenchQuestion,
} from '../../train/data/read-squad.ts';
import { type Ranker, rankers } from './peers.ts';

/** Shares 0..1, over questions with a gold place. */
export interface RankingScore {
  readonly questions: number;
  readonly first: number;
  readonly firstThree: number;
}

const ours: Ranker = (article) => {
  const lookup = createLookup(article);
  return (question) => lookup.ask(question, { top: 3 }).answer.candidates;
};
export const compared: Readonly<Record<string, Ranker>> = { ours, ...rankers };

export type Scope = 'paragraph' | 'article';

/** `time`, where given, takes the milliseconds of each question. */
export function scoreRanking(
  articles: readonly BenchArticle[],
  ranker: Ranker,
  scope: Scope,
  time?: number[],
): RankingScore {
  let questions = 0;
  let first = 0;
  let firstThree = 0;
  for (const { paragraphs } of articles)
    for (const { article, asked } of scope === 'article'
      ? [wholeArticle(paragraphs)]
      : paragraphs.map(oneParagraph)) {
      const rank = ranker(article);
      for (const { question, shift } of asked) {
        if (question.gold.length === 0) continue;
        const start = performance.now();
        const ranked = rank(question.text);
        time?.push(performance.now() - start);
        questions++;
        if (holds(ranked.slice(0, 1), question, shift)) first++;
        if (holds(ranked.slice(0, 3), question, shift)) firstThree++;
      }
    }
  return { questions, first: first / questions, firstThree: firstThree / questions };
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
function holds(sentences: readonly Span[], { gold }: BenchQuestion, shift: number): boolean {
  return sentences.some(({ start, end }) =>
    gold.some((answer) => start <= answer.start + shift && answer.start + shift < end),
  );
}
