/** Questions with what is right for them, laid over texts that answer them and texts that do not: what the judge is trained on. */
import type { Article } from '../../src/core/article/article.ts';
import type { ChatArticle } from '../data/read-chat-questions.ts';
import { articleOf, type BenchArticle, type BenchParagraph, type BenchQuestion } from '../data/read-squad.ts';

/** Which text a question is asked of. */
export const judgeTasks = [
  'article', // its own
  'other-article',
  'removed', // its own without the paragraph that answers
  'paragraph', // its own paragraph alone
  'adversarial', // its own paragraph, which does not answer: SQuAD 2.0
  'section', // its own section: SelQA
  'other-section',
  'chat', // our own questions on their article, which answers them or not
  'chat-other',
  'chat-removed',
] as const;
export type JudgeTask = (typeof judgeTasks)[number];

export interface JudgeQuestion {
  readonly text: string;
  /** The question before it; null where it leans on none. */
  readonly after: string | null;
  /** Offsets in the text where gold answers begin; empty where it does not answer. */
  readonly places: readonly number[];
}

/** A text and what is asked of it; the text is made when it is needed, since they are too many to keep. */
export interface JudgeText {
  readonly task: JudgeTask;
  /** Title of the article that the questions are of. */
  readonly title: string;
  readonly article: () => Article | Promise<Article>;
  readonly questions: readonly JudgeQuestion[];
}

const placed = ({ text, gold }: BenchQuestion, shift: number): JudgeQuestion => ({
  text,
  after: null,
  places: gold.map(({ start }) => start + shift),
});
const unplaced = ({ text }: BenchQuestion): JudgeQuestion => ({ text, after: null, places: [] });
const answerable = (paragraphs: readonly BenchParagraph[]) =>
  paragraphs.flatMap((paragraph) =>
    paragraph.questions
      .filter(({ gold }) => gold.length > 0)
      .map((question) => ({ question, shift: paragraph.offset })),
  );

/** Only every so many paragraphs are removed: each makes a new index of its article. */
const removedEach = 1;

/** SQuAD 1.1: `articles` are of one fold, since the other article that each is asked of is one of them. */
export function squadTexts(articles: readonly BenchArticle[]): JudgeText[] {
  return articles.flatMap(({ title, paragraphs }, index) => {
    const asked = answerable(paragraphs);
    const other = articles[(index + 1) % articles.length]?.paragraphs ?? [];
    const removed = paragraphs.filter((_, at) => at % removedEach === 0);
    return [
      {
        task: 'article' as const,
        title,
        article: () => articleOf(paragraphs),
        questions: asked.map(({ question, shift }) => placed(question, shift)),
      },
      {
        task: 'other-article' as const,
        title,
        article: () => articleOf(other),
        questions: articles.length > 1 ? asked.map(({ question }) => unplaced(question)) : [],
      },
      ...removed.map((paragraph) => ({
        task: 'removed' as const,
        title,
        article: () => articleOf(paragraphs.filter((kept) => kept !== paragraph)),
        questions:
          paragraphs.length > 1 ? answerable([paragraph]).map(({ question }) => unplaced(question)) : [],
      })),
      ...paragraphs.map((paragraph) => ({
        task: 'paragraph' as const,
        title,
        article: () => articleOf([paragraph]),
        questions: answerable([paragraph]).map(({ question }) => placed(question, 0)),
      })),
    ];
  });
}

/** SQuAD 2.0: the questions that were written to be unanswerable; the others are those of SQuAD 1.1. */
export function adversarialTexts(articles: readonly BenchArticle[]): JudgeText[] {
  return articles.flatMap(({ title, paragraphs }) =>
    paragraphs.map((paragraph) => ({
      task: 'adversarial' as const,
      title,
      article: () => articleOf([paragraph]),
      questions: paragraph.questions.filter(({ impossible }) => impossible).map(unplaced),
    })),
  );
}

/** SelQA: each question on its section, and on that of the question after it. */
export function sectionTexts(articles: readonly BenchArticle[]): JudgeText[] {
  return articles.flatMap(({ title, paragraphs }, index) => {
    const other = otherThan(articles, index);
    const asked = answerable(paragraphs);
    const own = {
      task: 'section' as const,
      title,
      article: () => articleOf(paragraphs),
      questions: asked.map(({ question, shift }) => placed(question, shift)),
    };
    if (!other) return [own];
    const questions = asked.map(({ question }) => unplaced(question));
    return [
      own,
      { task: 'other-section' as const, title, article: () => articleOf(other.paragraphs), questions },
    ];
  });
}

/** The next of another title. */
function otherThan<T extends { readonly title: string }>(
  articles: readonly T[],
  index: number,
): T | undefined {
  for (let step = 1; step < articles.length; step++) {
    const other = articles[(index + step) % articles.length];
    if (other && other.title !== articles[index]?.title) return other;
  }
  return undefined;
}

/** Our own questions: on their article, on another one, and on theirs without what answers. */
export function chatTexts(articles: readonly ChatArticle[]): JudgeText[] {
  return articles.flatMap((own, index) => {
    const { title, questions } = own;
    const other = otherThan(articles, index);
    const asked = questions.filter(({ places }) => places.length > 0);
    const texts: JudgeText[] = [{ task: 'chat', title, article: () => own.take(), questions }];
    if (other)
      texts.push({
        task: 'chat-other',
        title,
        article: () => other.take(),
        questions: asked
          .filter(({ after }) => after === null)
          .map((question) => ({ ...question, places: [] })),
      });
    for (const question of asked)
      texts.push({
        task: 'chat-removed',
        title,
        article: () => own.takeWithout(question.places),
        questions: [{ ...question, places: [] }],
      });
    return texts;
  });
}
