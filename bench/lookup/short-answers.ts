/** Short answers by the measures of SQuAD: exact match and F1 of words, lower-cased, without articles and punctuation. */
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import { articleOf, type BenchArticle } from '../../train/data/read-squad.ts';

export interface ShortAnswerScore {
  readonly exact: number;
  readonly f1: number;
}

/** Every question on its paragraph; a question that got no short answer scores 0. After https://arxiv.org/abs/1606.05250, §6.1. */
export function scoreShortAnswers(articles: readonly BenchArticle[]): ShortAnswerScore {
  let questions = 0;
  let exact = 0;
  let f1 = 0;
  for (const paragraph of articles.flatMap(({ paragraphs }) => paragraphs)) {
    const lookup = createLookup(articleOf([paragraph]));
    for (const { text, gold } of paragraph.questions) {
      if (gold.length === 0) continue;
      const given = normalise(lookup.ask(text).answer.answer?.text ?? '');
      questions++;
      exact += Math.max(...gold.map((answer) => (normalise(answer.text) === given ? 1 : 0)));
      f1 += Math.max(...gold.map((answer) => overlap(normalise(answer.text), given)));
    }
  }
  return { exact: exact / questions, f1: f1 / questions };
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function overlap(gold: string, given: string): number {
  const [want, have] = [gold.split(' '), given.split(' ')];
  const left = new Map<string, number>();
  for (const word of want) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of have) {
    const count = left.get(word) ?? 0;
    if (count > 0) common++;
    left.set(word, count - 1);
  }
  return given === '' || common === 0 ? 0 : (2 * common) / (want.length + have.length);
}
