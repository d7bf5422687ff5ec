/** A brief library and a place for articles that live in memory. */

import { join } from 'node:path';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import type { ArticleText, BriefLibrary } from '../../src/ports/article-source.ts';
import type { Library } from '../../src/ports/library.ts';
import type { BriefVersion, KeptArticle, Store } from '../../src/ports/store.ts';

export const root = join(import.meta.dirname, '../..');
export const taxonomy = async () => loadTaxonomy(root);

export const markdown = (id: string, source: string): ArticleText => ({
  id,
  name: `${id}.md`,
  source,
  format: 'markdown',
});

/** `files`: id → Markdown; may be changed as an editor changes files. */
export function memoryLibrary(files: Map<string, string>): BriefLibrary {
  return {
    ids: async () => [...files.keys()].sort(),
    read: async (id) => markdown(id, files.get(id) ?? ''),
  };
}

/** When {@link memoryArticles} says that an article was added. */
export const addedAt = (id: string) => 1000 + id.length;

/** `asked`: what the store was asked for, in order; each version appears a millisecond after the one before. */
export function memoryAppearances(asked: BriefVersion[] = []): Store['briefs'] {
  const seen = new Map<string, number>();
  return {
    async appeared(versions) {
      asked.push(...versions);
      return new Map(
        versions.map(({ id, version }) => {
          const at = seen.get(`${id} ${version}`) ?? seen.size + 1;
          seen.set(`${id} ${version}`, at);
          return [id, at];
        }),
      );
    },
  };
}

/** An index that knows nothing, for desks of few briefs. */
export const emptyIndex: Library = {
  search: async () => [],
  shippedVersions: async () => new Map(),
  putShipped: async () => {},
  unindexed: async () => [],
  index: async () => {},
};

/** `kept`: workspace → id → article. */
export function memoryArticles(kept = new Map<string, Map<string, KeptArticle>>()): Store['articles'] {
  const of = (workspace: string) => kept.get(workspace) ?? new Map<string, KeptArticle>();
  return {
    async add(workspace, article) {
      const own = of(workspace);
      kept.set(workspace, own);
      if (own.has(article.id)) return false;
      own.set(article.id, article);
      return true;
    },
    get: async (workspace, id) => of(workspace).get(id) ?? null,
    list: async (workspace) =>
      [...of(workspace).values()]
        .map(({ id, title }) => ({ id, title, addedAt: addedAt(id) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    some: async (workspace, most) => [...of(workspace).keys()].slice(0, most),
    remove: async (workspace, id) => of(workspace).delete(id),
  };
}
