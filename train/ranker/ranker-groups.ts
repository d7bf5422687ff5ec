/** Questions as groups of candidate sentences with their features, right ones marked: what the ranker is trained on. */
import type { Article } from '../../src/core/article/article.ts';
import { indexSentences } from '../../src/core/lookup/index/sentence-index.ts';
import { matchTerms } from '../../src/core/lookup/match/match-terms.ts';
import { understandQuestion } from '../../src/core/lookup/question/understand-question.ts';
import { bm25Scores } from '../../src/core/lookup/rank/bm25.ts';
import { setScene } from '../../src/core/lookup/rank/rank-scene.ts';
import { candidatesOf, rowOf } from '../../src/core/lookup/rank/score-sentences.ts';
import type { ChatArticle } from '../data/read-chat-questions.ts';
import { articleOf, type BenchArticle } from '../data/read-squad.ts';

export type RankerScope = 'paragraph' | 'article' | 'section' | 'chat';

export interface RankerGroup {
  /** Title of its article. */
  readonly title: string;
  readonly scope: RankerScope;
  readonly candidates: readonly {
    readonly features: Float64Array;
    readonly right: boolean;
    readonly start: number;
  }[];
}

/** What a question asks, and offsets in the text where right answers begin. */
interface Asked {
  readonly text: string;
  readonly places: readonly number[];
}

/** SQuAD: every answerable question asked of its paragraph and of its whole article. */
export function squadGroups({ title, paragraphs }: BenchArticle): RankerGroup[] {
  return [
    ...paragraphs.flatMap((paragraph) =>
      groupsOf(title, 'paragraph', articleOf([paragraph]), askedOf([paragraph], 0)),
    ),
    ...groupsOf(title, 'article', articleOf(paragraphs), askedOf(paragraphs)),
  ];
}

/** SelQA: every question asked of its section. */
export function sectionGroups({ title, paragraphs }: BenchArticle): RankerGroup[] {
  return groupsOf(title, 'section', articleOf(paragraphs), askedOf(paragraphs));
}

/** Our own questions, but for those that lean on the one before: what they take over is not known before there is a ranker. */
export async function chatGroups({ title, questions, take }: ChatArticle): Promise<RankerGroup[]> {
  const asked = questions.filter(({ after }) => after === null);
  return groupsOf(title, 'chat', await take(), asked);
}

function askedOf(paragraphs: BenchArticle['paragraphs'], shift?: number): Asked[] {
  return paragraphs.flatMap(({ questions, offset }) =>
    questions.map(({ text, gold }) => ({
      text,
      places: gold.map(({ start }) => start + (shift ?? offset)),
    })),
  );
}

function groupsOf(
  title: string,
  scope: RankerGroup['scope'],
  article: Article,
  asked: readonly Asked[],
): RankerGroup[] {
  const index = indexSentences(article);
  return asked.flatMap(({ text, places }) => {
    if (places.length === 0) return [];
    const understood = understandQuestion(text, index.isNameWord);
    const terms = matchTerms(index, understood);
    const scene = setScene(index, understood, terms, bm25Scores(index, terms), null);
    const { sentences, rows } = candidatesOf(scene);
    const candidates = sentences.map((sentence, at) => {
      const { start, end } = index.sentences[sentence]?.sentence ?? { start: 0, end: 0 };
      const right = places.some((place) => start <= place && place < end);
      return { features: rowOf(rows, at), right, start };
    });
    return [{ title, scope, candidates }];
  });
}
