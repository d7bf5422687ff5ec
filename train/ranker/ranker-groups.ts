/** Questions as groups of candidate sentences with their features, right ones marked: what the ranker is trained on. */
import type { Article } from '../../src/core/article/article.ts';
import { bm25Scores } from '../../src/core/lookup/bm25.ts';
import { matchTerms } from '../../src/core/lookup/match-terms.ts';
import { setScene } from '../../src/core/lookup/rank-scene.ts';
import { candidatesOf } from '../../src/core/lookup/score-sentences.ts';
import { indexSentences } from '../../src/core/lookup/sentence-index.ts';
import { understandQuestion } from '../../src/core/lookup/understand-question.ts';
import { articleOf, type BenchArticle, type BenchQuestion } from '../data/read-squad.ts';

export interface RankerGroup {
  /** Title of its article. */
  readonly title: string;
  readonly scope: 'paragraph' | 'article';
  readonly candidates: readonly {
    readonly features: Float64Array;
    readonly right: boolean;
    readonly start: number;
  }[];
}

/** Every answerable question asked of its paragraph and of its whole article. */
export function rankerGroups({ title, paragraphs }: BenchArticle): RankerGroup[] {
  const whole = articleOf(paragraphs);
  const questions = paragraphs.flatMap(({ questions, offset }) =>
    questions.map((question) => ({ question, shift: offset })),
  );
  return [
    ...paragraphs.flatMap((paragraph) =>
      groupsOf(
        title,
        'paragraph',
        articleOf([paragraph]),
        paragraph.questions.map((question) => ({ question, shift: 0 })),
      ),
    ),
    ...groupsOf(title, 'article', whole, questions),
  ];
}

function groupsOf(
  title: string,
  scope: RankerGroup['scope'],
  article: Article,
  asked: readonly { readonly question: BenchQuestion; readonly shift: number }[],
): RankerGroup[] {
  const index = indexSentences(article);
  return asked.flatMap(({ question, shift }) => {
    if (question.gold.length === 0) return [];
    const understood = understandQuestion(question.text, index.isNameWord);
    const terms = matchTerms(index, understood);
    const scene = setScene(index, understood, terms, bm25Scores(index, terms), null);
    const candidates = candidatesOf(scene).map(({ sentence, features }) => {
      const { start, end } = index.sentences[sentence]?.sentence ?? { start: 0, end: 0 };
      const right = question.gold.some((gold) => start <= gold.start + shift && gold.start + shift < end);
      return { features, right, start };
    });
    return [{ title, scope, candidates }];
  });
}
