/** SelQA's questions on sections of encyclopedia articles, as articles of one paragraph: https://github.com/emorynlp/selqa */
import { readFileSync } from 'node:fs';
import type { BenchArticle } from './read-squad.ts';

interface SelQaQuestion {
  readonly article: string;
  readonly question: string;
  readonly candidates: readonly string[];
  /** Indices of candidates. */
  readonly answers: readonly number[];
}

/** One article a question; the gold answers are whole sentences. Throws where the file is no SelQA JSON. */
export function readSelQa(file: string): BenchArticle[] {
  const questions = JSON.parse(readFileSync(file, 'utf8')) as readonly SelQaQuestion[];
  return questions.map(({ article, question, candidates, answers }) => {
    const starts: number[] = [];
    let context = '';
    for (const sentence of candidates) {
      if (context !== '') context += ' ';
      starts.push(context.length);
      context += sentence.replace(/[\r\n]/g, ' ');
    }
    const gold = answers.map((answer) => ({ start: starts[answer] ?? 0, text: candidates[answer] ?? '' }));
    return {
      title: `selqa: ${article}`,
      paragraphs: [{ context, offset: 0, questions: [{ text: question, gold, impossible: false }] }],
    };
  });
}
