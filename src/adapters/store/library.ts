/** The library: which briefs the full-text index knows, and since when it knows them in which version. */
import type { Kysely } from 'kysely';
import type { ArticleText } from '../../ports/article-source.ts';
import type { Library, UnindexedArticle } from '../../ports/library.ts';
import type { Atomically } from './atomically.ts';
import { fromJsonText } from './json-text.ts';
import { everyone, lexemesOf } from './library-lexemes.ts';
import type { Schema } from './schema.ts';
import { searchLibrary } from './search-library.ts';
import type { TermIndex } from './term-index.ts';

/** Articles looked at by one statement for those without an entry: some milliseconds. */
const step = 2_000;

interface Place {
  readonly workspace: string;
  readonly id: string;
}

export function createLibrary(
  db: Kysely<Schema>,
  atomically: Atomically,
  index: TermIndex,
  locksRows: boolean,
): Library {
  /** Where to look on for articles that are not indexed; null: from the start. */
  let resume: Place | null = null;

  const articlesBehind = (place: Place | null) =>
    db
      .selectFrom('articles')
      .leftJoin('library_entries', (join) =>
        join
          .onRef('library_entries.workspace', '=', 'articles.workspace')
          .onRef('library_entries.id', '=', 'articles.id'),
      )
      .select(['articles.workspace', 'articles.id', 'library_entries.number'])
      .$if(place !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('articles.workspace', 'articles.id'),
            '>',
            tuple(place?.workspace ?? '', place?.id ?? ''),
          ),
        ),
      )
      .orderBy('articles.workspace')
      .orderBy('articles.id')
      .limit(step)
      .execute();

  /** Looks through all articles once, beginning where it left off, until it has found `most`. */
  async function withoutEntry(most: number): Promise<readonly Place[]> {
    const found: Place[] = [];
    let wrapped = resume === null;
    for (;;) {
      const rows = await articlesBehind(resume);
      for (const { workspace, id, number } of rows) {
        resume = { workspace, id };
        if (number !== null) continue;
        found.push(resume);
        if (found.length >= most) return found;
      }
      if (rows.length === step) continue;
      resume = null;
      if (found.length > 0 || wrapped) return found;
      wrapped = true;
    }
  }

  async function read({ workspace, id }: Place): Promise<UnindexedArticle | null> {
    const row = await db
      .selectFrom('articles')
      .select('text')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? { workspace, id, text: fromJsonText<ArticleText>(row.text) } : null;
  }

  return {
    search: (workspace, terms, most, isShipped) =>
      searchLibrary(db, index, { workspace, terms, most, ...(isShipped && { isShipped }) }),
    async shippedVersions() {
      const rows = await db
        .selectFrom('library_entries')
        .select(['id', 'version'])
        .where('workspace', '=', everyone)
        .execute();
      return new Map(rows.map(({ id, version }) => [id, version]));
    },
    async putShipped(entries) {
      for (const { id, version, terms } of entries) {
        const guard = db
          .insertInto('library_entries')
          .values({ workspace: everyone, id, version, length: terms.length })
          .onConflict((conflict) =>
            conflict
              .columns(['workspace', 'id'])
              .doUpdateSet({
                version: (row) => row.ref('excluded.version'),
                length: (row) => row.ref('excluded.length'),
              })
              // Another copy may have been first.
              .whereRef('library_entries.version', '!=', 'excluded.version'),
          )
          .compile();
        await atomically(guard, [index.put({ workspace: everyone, id }, lexemesOf(everyone, id, terms))]);
      }
    },
    async unindexed(most) {
      if (most < 1) return [];
      for (;;) {
        const places = await withoutEntry(most);
        const articles: UnindexedArticle[] = [];
        for (const place of places) {
          const article = await read(place);
          if (article) articles.push(article);
        }
        // Those that were found may have been removed meanwhile, which is not to look as if there were no others.
        if (articles.length > 0 || places.length === 0) return articles;
      }
    },
    async index(workspace, { id, terms }) {
      const guard = db
        .insertInto('library_entries')
        .columns(['workspace', 'id', 'version', 'length'])
        .expression(
          db
            .selectFrom('articles')
            .select(({ val }) => ['workspace', 'id', val('').as('version'), val(terms.length).as('length')])
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            // Else one that removes it meanwhile would not know of the entry.
            .$if(locksRows, (article) => article.forKeyShare()),
        )
        .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
        .compile();
      await atomically(guard, [index.put({ workspace, id }, lexemesOf(workspace, id, terms))]);
    },
  };
}
