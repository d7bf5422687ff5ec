/** What lookup does with questions that its text answers and with some that it does not. */
import type { Article } from '../../src/core/article/article.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import {
  articleOf,
  type BenchArticle,
  type BenchParagraph,
  type BenchQuestion,
} from '../../train/data/read-squad.ts';
import type { Parting } from '../../train/judge/fit-thresholds.ts';
import type { Outcome } from '../../train/judge/judge-measures.ts';
import { holdsGold } from './ranking.ts';

/** A text and what is asked of it. */
export interface AskedText {
  readonly article: Article;
  readonly asked: readonly {
    /** Without gold answers where the text does not answer. */
    readonly question: BenchQuestion;
    /** What is to be added to the places of gold answers. */
    readonly shift: number;
  }[];
}

/** Only every so many paragraphs are removed: each makes a new index of its article. */
const removedEach = 4;

export const abstentionTasks = {
  "another article's questions": otherArticle,
  'its paragraph removed': removedParagraph,
  'written to be unanswerable': adversarial,
} as const satisfies Record<Parting, (articles: readonly BenchArticle[]) => AskedText[]>;

export type AbstentionTask = keyof typeof abstentionTasks;

/** Each article's questions on itself, and on the next article. */
function otherArticle(articles: readonly BenchArticle[]): AskedText[] {
  return articles.flatMap(({ paragraphs }, index) => {
    const other = articles[(index + 1) % articles.length]?.paragraphs ?? [];
    const asked = answerable(paragraphs);
    const own = { article: articleOf(paragraphs), asked };
    return articles.length > 1 ? [own, { article: articleOf(other), asked: asked.map(unanswerable) }] : [own];
  });
}

/** A paragraph's questions on its article, and on the article without it. */
function removedParagraph(articles: readonly BenchArticle[]): AskedText[] {
  return articles.flatMap(({ paragraphs }) => {
    const whole = articleOf(paragraphs);
    return paragraphs.flatMap((paragraph, at) => {
      if (at % removedEach !== 0 || paragraphs.length < 2) return [];
      const asked = answerable([paragraph]);
      const rest = articleOf(paragraphs.filter((kept) => kept !== paragraph));
      return [
        { article: whole, asked },
        { article: rest, asked: asked.map(unanswerable) },
      ];
    });
  });
}

/** SQuAD 2.0: questions on their paragraph, those written to be unanswerable among them. */
function adversarial(articles: readonly BenchArticle[]): AskedText[] {
  return articles.flatMap(({ paragraphs }) =>
    paragraphs.map((paragraph) => ({
      article: articleOf([paragraph]),
      asked: paragraph.questions
        .filter(({ gold, impossible }) => impossible || gold.length > 0)
        .map((question) => ({ question, shift: 0 })),
    })),
  );
}

type Placed = AskedText['asked'][number];

function answerable(paragraphs: readonly BenchParagraph[]): Placed[] {
  return paragraphs.flatMap(({ questions, offset }) =>
    questions.filter(({ gold }) => gold.length > 0).map((question) => ({ question, shift: offset })),
  );
}

function unanswerable({ question, shift }: Placed): Placed {
  return { question: { ...question, gold: [] }, shift };
}

/** `right`: whether the sentence that is cited first answers, or, where lookup abstains, the one ranked first. */
export function outcomesOf(texts: readonly AskedText[], models: LookupModels): Outcome[] {
  return texts.flatMap(({ article, asked }) => {
    const lookup = createLookup(article, models);
    return asked.map(({ question, shift }) => {
      const { answer } = lookup.ask(question.text, { top: 1 });
      const answered = answer.status === 'answered';
      const best = (answered ? answer.citations : answer.candidates).slice(0, 1);
      return {
        answerable: question.gold.length > 0,
        right: holdsGold(best, question, shift),
        answered,
        confidence: answer.confidence,
      };
    });
  });
}
