/** Articles that a workspace has added, source text and all. */
import type { Kysely } from 'kysely';
import type { ArticleText } from '../../ports/article-source.ts';
import type { ArticleSummary, Store } from '../../ports/store.ts';
import type { Atomically } from './atomically.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import { lexemesOf } from './library-lexemes.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';
import type { TermIndex } from './term-index.ts';

export function createArticles(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
  index: TermIndex,
): Store['articles'] {
  return {
    add(workspace, { id, title, text, addedBy, terms }) {
      const guard = db
        .insertInto('articles')
        .values({
          workspace,
          id,
          title: toJsonText(title),
          added_by: addedBy,
          added_at: now(),
          text: toJsonText(text),
        })
        .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
        .compile();
      const entry = db
        .insertInto('library_entries')
        .values({ workspace, id, version: '', length: terms.length })
        // One may be left of an article that an earlier Briefwire, running beside this one, has removed.
        .onConflict((conflict) =>
          conflict.columns(['workspace', 'id']).doUpdateSet({ length: (row) => row.ref('excluded.length') }),
        )
        .compile();
      const indexed = index.put({ workspace, id }, lexemesOf(workspace, id, terms));
      return atomically(guard, [entry, indexed], `article\n${workspace}\n${id}`);
    },
    async get(workspace, id) {
      const row = await db
        .selectFrom('articles')
        .select(['title', 'text', 'added_by'])
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      return {
        id,
        title: fromJsonText<string>(row.title),
        text: fromJsonText<ArticleText>(row.text),
        addedBy: row.added_by,
      };
    },
    async list(workspace) {
      const rows = await db
        .selectFrom('articles')
        .select(['id', 'title', 'added_at'])
        .where('workspace', '=', workspace)
        .execute();
      // Sorted here, since databases order text by collations of their own.
      return rows
        .map(
          ({ id, title, added_at }): ArticleSummary => ({
            id,
            title: fromJsonText<string>(title),
            addedAt: added_at,
          }),
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async some(workspace, most) {
      const rows = await db
        .selectFrom('articles')
        .select('id')
        .where('workspace', '=', workspace)
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },
    remove(workspace, id) {
      const from = (table: 'articles' | 'library_entries') =>
        db.deleteFrom(table).where('workspace', '=', workspace).where('id', '=', id).compile();
      return atomically(from('articles'), [from('library_entries')]);
    },
  };
}
