/** SQuAD-shaped files as articles of ours with questions, each with the places of its gold answers. */
import { readFileSync } from 'node:fs';
import type { Article } from '../../src/core/article/article.ts';
import { parseArticle } from '../../src/core/article/parse-article.ts';

export interface GoldAnswer {
  /** Offset in the text the question is asked on. */
  readonly start: number;
  readonly text: string;
}

export interface BenchQuestion {
  readonly text: string;
  /** Empty where the paragraph does not answer it. */
  readonly gold: readonly GoldAnswer[];
  readonly impossible: boolean;
}

export interface BenchParagraph {
  readonly context: string;
  /** Offset of the paragraph in the article's text. */
  readonly offset: number;
  readonly questions: readonly BenchQuestion[];
}

export interface BenchArticle {
  readonly title: string;
  readonly paragraphs: readonly BenchParagraph[];
}

interface SquadFile {
  data: {
    title: string;
    paragraphs: {
      context: string;
      qas: {
        question: string;
        is_impossible?: boolean;
        answers: { text: string; answer_start?: number | null }[];
      }[];
    }[];
  }[];
}

const between = '\n\n';

/** Throws where the file is no SQuAD-shaped JSON. Answers whose place is not given are left out. */
export function readSquad(file: string): BenchArticle[] {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as SquadFile;
  return data.map(({ title, paragraphs }) => {
    let offset = 0;
    return {
      title,
      paragraphs: paragraphs.map(({ context, qas }) => {
        const paragraph = { context: oneLine(context), offset, questions: qas.map(readQuestion) };
        offset += context.length + between.length;
        return paragraph;
      }),
    };
  });
}

function readQuestion({
  question,
  answers,
  is_impossible: impossible = false,
}: SquadFile['data'][0]['paragraphs'][0]['qas'][0]): BenchQuestion {
  const gold = answers.flatMap(({ text, answer_start: start }) =>
    start === undefined || start === null ? [] : [{ start, text }],
  );
  return { text: question, gold: impossible ? [] : gold, impossible };
}

/** A paragraph is one line, so that the blank lines between paragraphs are the only ones. */
function oneLine(context: string): string {
  return context.replace(/[\r\n]/g, ' ');
}

/** Throws BriefingError `article-empty` where the text has no sentence. */
export function articleOf(paragraphs: readonly BenchParagraph[]): Article {
  const source = paragraphs.map(({ context }) => context).join(between);
  return parseArticle({ id: 'bench', name: 'bench', source, format: 'text' });
}
