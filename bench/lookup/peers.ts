/** What lookup's ranking is compared with: MiniSearch and Orama as they come, MiniSearch with stemming, and our BM25 alone. */
import { create, insert, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { Article, Span } from '../../src/core/article/article.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import { indexSentences } from '../../src/core/lookup/index/sentence-index.ts';
import { matchTerms } from '../../src/core/lookup/match/match-terms.ts';
import type { LookupModels } from '../../src/core/lookup/models.ts';
import { understandQuestion } from '../../src/core/lookup/question/understand-question.ts';
import { bm25Scores } from '../../src/core/lookup/rank/bm25.ts';
import { foldWord, stemWord } from '../../src/core/text/tokens.ts';

/** An article → a question → its sentences, best first; at least three where it finds so many. */
export type Ranker = (article: Article) => (question: string) => readonly Span[];

/** In the order in which they are printed. */
export function rankersWith(models: LookupModels): Readonly<Record<string, Ranker>> {
  return {
    lookup: (article) => {
      const lookup = createLookup(article, models);
      return (question) => lookup.ask(question, { top: 3 }).answer.candidates;
    },
    'its BM25 alone': bm25,
    MiniSearch: miniSearch({}),
    'MiniSearch, stemmed': miniSearch({ processTerm: (term: string) => stemWord(foldWord(term)) }),
    Orama: orama,
  };
}

export const peerOfTime = 'MiniSearch';

function sentencesOf({ paragraphs }: Article) {
  return paragraphs.flatMap(({ sentences }) => sentences);
}

function miniSearch(options: { processTerm?: (term: string) => string }): Ranker {
  return (article) => {
    const sentences = sentencesOf(article);
    const index = new MiniSearch({ fields: ['text'], ...options });
    index.addAll(sentences.map(({ start, end }, id) => ({ id, text: article.source.slice(start, end) })));
    return (question) =>
      index
        .search(question)
        .slice(0, 3)
        .flatMap(({ id }) => sentences[id] ?? []);
  };
}

function orama(article: Article): (question: string) => readonly Span[] {
  const sentences = sentencesOf(article);
  const db = create({ schema: { text: 'string' } });
  for (const [id, { start, end }] of sentences.entries())
    insert(db, { id: String(id), text: article.source.slice(start, end) });
  return (term) => {
    const found = search(db, { term, limit: 3 });
    // It is a promise only where plugins or hooks are.
    if (found instanceof Promise)
      throw new Error('Orama answered later; this bench takes it to answer at once');
    return found.hits.flatMap(({ id }) => sentences[Number(id)] ?? []);
  };
}

/** Understanding, matching and BM25 as lookup has them, with nothing behind. */
function bm25(article: Article): (question: string) => readonly Span[] {
  const index = indexSentences(article);
  const sentences = index.sentences.map(({ sentence }) => sentence);
  return (text) => {
    const { scores, found } = bm25Scores(
      index,
      matchTerms(index, understandQuestion(text, index.isNameWord)),
    );
    return found
      .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
      .slice(0, 3)
      .flatMap((sentence) => sentences[sentence] ?? []);
  };
}
