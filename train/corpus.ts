/** What lookup is trained on. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatArticle, chatFiles, readChatQuestions } from './data/read-chat-questions.ts';
import { readSelQa } from './data/read-selqa.ts';
import { type BenchArticle, readSquad } from './data/read-squad.ts';

export interface Corpus {
  /** SQuAD 1.1: the ranker, short answers and the judge learn from it. */
  readonly squad: readonly BenchArticle[];
  /** SQuAD 2.0 on articles of the same titles: the judge. */
  readonly squad2: readonly BenchArticle[];
  /** SelQA: the tagger and the judge. */
  readonly selqa: readonly BenchArticle[];
  /** Our own questions of the halves meant for tuning: the judge. */
  readonly chat: readonly ChatArticle[];
}

export interface CorpusFiles {
  readonly squad: string;
  readonly squad2: string;
  readonly selqa: readonly string[];
}

const data = join(import.meta.dirname, '../../shared/data');

export const usualFiles: CorpusFiles = {
  squad: join(data, 'squad-1.1-tuning.json'),
  squad2: join(data, 'squad-2.0-tuning.json'),
  selqa: [join(data, 'selqa-dev.json'), join(data, 'selqa-test.json')],
};

/** Those that are not there. */
export function missingFiles({ squad, squad2, selqa }: CorpusFiles): string[] {
  return [squad, squad2, ...selqa].filter((file) => !existsSync(file));
}

/** Throws where a file is missing or of another shape. */
export function readCorpus({ squad, squad2, selqa }: CorpusFiles): Corpus {
  return {
    squad: readSquad(squad),
    squad2: readSquad(squad2),
    selqa: selqa.flatMap(readSelQa),
    chat: chatFiles.flatMap((file) => readChatQuestions(file, 'tuning')),
  };
}
