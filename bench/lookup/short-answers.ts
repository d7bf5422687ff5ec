/** Short answers by the measures of SQuAD: exact match and F1 of words, lower-cased, without articles and punctuation. */
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import { articleOf, type BenchArticle } from '../../train/data/read-squad.ts';
import { normalise, overlap } from '../../train/spans/answer-measure.ts';

export interface ShortAnswerScore {
  readonly exact: number;
  readonly f1: number;
}

export interface ShortAnswerScores {
  /** The likeliest span of the first three sentences, even where lookup abstains or would show none. */
  readonly guessed: ShortAnswerScore;
  /** What is shown; a question that got no short answer scores 0. */
  readonly shown: ShortAnswerScore;
  /** Share of the questions that got one, and the scores of those alone. */
  readonly share: number;
  readonly ofShown: ShortAnswerScore;
}

/** Every answerable question on its paragraph. After https://arxiv.org/abs/1606.05250, §6.1. */
export function scoreShortAnswers(
  articles: readonly BenchArticle[],
  models?: LookupModels,
): ShortAnswerScores {
  const guessed = { exact: 0, f1: 0 };
  const shown = { exact: 0, f1: 0 };
  let questions = 0;
  let count = 0;
  for (const paragraph of articles.flatMap(({ paragraphs }) => paragraphs)) {
    const article = articleOf([paragraph]);
    const lookup = createLookup(article, models);
    for (const { text, gold } of paragraph.questions) {
      if (gold.length === 0) continue;
      const { answer } = lookup.ask(text, { top: 3 });
      const [best] = answer.candidates
        .flatMap(({ span }) => (span ? [span] : []))
        .toSorted((x, y) => y.score - x.score);
      questions++;
      if (answer.answer) count++;
      const answers = gold.map((one) => normalise(one.text));
      add(guessed, answers, best ? article.source.slice(best.start, best.end) : '');
      add(shown, answers, answer.answer?.text ?? '');
    }
  }
  const share = (sum: ShortAnswerScore, of: number) => ({ exact: sum.exact / of, f1: sum.f1 / of });
  return {
    guessed: share(guessed, questions),
    shown: share(shown, questions),
    share: count / questions,
    ofShown: share(shown, Math.max(1, count)),
  };
}

function add(sum: { exact: number; f1: number }, gold: readonly string[], text: string): void {
  const given = normalise(text);
  sum.exact += gold.includes(given) ? 1 : 0;
  sum.f1 += Math.max(...gold.map((answer) => overlap(answer, given)));
}
