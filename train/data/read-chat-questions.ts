/** Our own articles and the questions that people type about them: tests/samples. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/core/article/article.ts';
import { takeInArticle } from '../../src/core/article/take-in-article.ts';

const folder = join(import.meta.dirname, '../../tests/samples');

/** The files with questions; each has its own halves. */
export const chatFiles = [
  'questions.json',
  'chat-questions.json',
  'tuning-questions.json',
  'paraphrased-questions.json',
  'unseen-questions.json',
] as const;
/** Lookup may learn from `tuning`, never from `testing`. */
export type Half = 'tuning' | 'testing';

export interface ChatQuestion {
  readonly text: string;
  readonly kind: string;
  /** Acceptable short answers; null where none would do. */
  readonly short: readonly string[] | null;
  /** The question before it. */
  readonly after: string | null;
  /** Offsets where right answers begin; empty where the article does not answer. */
  readonly places: readonly number[];
}

export interface ChatArticle {
  readonly title: string;
  readonly questions: readonly ChatQuestion[];
  take(): Promise<Article>;
  /** Without the lines that hold the places. */
  takeWithout(places: readonly number[]): Promise<Article>;
}

interface QuestionFile {
  readonly halves: Readonly<Record<Half, readonly string[]>>;
  readonly questions: readonly {
    readonly article: string;
    readonly question: string;
    readonly kind: string;
    readonly answers: readonly string[];
    readonly short: readonly string[] | null;
    readonly after?: string;
  }[];
}

/** Throws where a file is missing or of another shape. */
export function readChatQuestions(file: (typeof chatFiles)[number], half: Half): ChatArticle[] {
  const { halves, questions } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as QuestionFile;
  return halves[half].map((title) => {
    const source = readFileSync(join(folder, 'articles', title), 'utf8');
    const format = title.endsWith('.md') ? ('markdown' as const) : ('text' as const);
    const take = (text: string) => takeInArticle({ id: title, name: title, source: text, format });
    return {
      title,
      take: () => take(source),
      takeWithout: (places) => take(withoutLines(source, places)),
      questions: questions
        .filter(({ article }) => article === title)
        .map(({ question, kind, answers, short, after = null }) => {
          const places = answers.map((answer) => source.indexOf(answer)).filter((place) => place >= 0);
          return { text: question, kind, short, after, places };
        }),
    };
  });
}

function withoutLines(source: string, places: readonly number[]): string {
  let offset = 0;
  const kept: string[] = [];
  for (const line of source.split('\n')) {
    const end = offset + line.length;
    if (!places.some((place) => offset <= place && place <= end)) kept.push(line);
    offset = end + 1;
  }
  return kept.join('\n');
}
