/** Articles that a workspace has added, source text and all. */
import type { Kysely } from 'kysely';
import type { ArticleText } from '../../ports/article-source.ts';
import type { ArticleSummary, Store } from '../../ports/store.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

export function createArticles(db: Kysely<Schema>, now: StoreTime): Store['articles'] {
  return {
    async add(workspace, { id, title, text, addedBy }) {
      const added = await db
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
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
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
    async remove(workspace, id) {
      const removed = await db
        .deleteFrom('articles')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}
