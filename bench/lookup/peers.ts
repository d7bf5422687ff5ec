/** What lookup is compared with: MiniSearch as it comes, and with stemming. */
import MiniSearch from 'minisearch';
import type { Article, Span } from '../../src/core/article/article.ts';
import { foldWord, stemWord } from '../../src/core/text/tokens.ts';

/** An article → a question → its sentences, best first; at least three where it finds so many. */
export type Ranker = (article: Article) => (question: string) => readonly Span[];

export const rankers: Readonly<Record<string, Ranker>> = {
  MiniSearch: miniSearch({}),
  'MiniSearch, stemmed': miniSearch({ processTerm: (term: string) => stemWord(foldWord(term)) }),
};

function miniSearch(options: { processTerm?: (term: string) => string }): Ranker {
  return (article) => {
    const sentences = article.paragraphs.flatMap((paragraph) => paragraph.sentences);
    const search = new MiniSearch({ fields: ['text'], ...options });
    search.addAll(sentences.map(({ start, end }, id) => ({ id, text: article.source.slice(start, end) })));
    return (question) =>
      search
        .search(question)
        .slice(0, 3)
        .flatMap(({ id }) => sentences[id] ?? []);
  };
}
