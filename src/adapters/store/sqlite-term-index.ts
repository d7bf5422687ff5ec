/** The term index in SQLite's FTS5: https://www.sqlite.org/fts5.html */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { LexemeQuery, TermIndex } from './term-index.ts';

export function createSqliteTermIndex(db: Kysely<Schema>): TermIndex {
  return {
    put({ workspace, id }, lexemes) {
      return sql`insert or replace into library_index (rowid, terms)
        select number, ${lexemes.join(' ')} from library_entries where workspace = ${workspace} and id = ${id}`.compile(
        db,
      );
    },
    async counts(queries, most) {
      const found = await db
        .selectFrom(
          sql<{ value: string }>`json_each(${JSON.stringify(queries.map(expressionOf))})`.as('asked'),
        )
        // It reads no further than the limit.
        .select(
          sql<number>`(select count(*) from
            (select 1 from library_index where library_index match asked.value limit ${most}))`.as('count'),
        )
        .execute();
      return found.map(({ count }) => count);
    },
    async find(query, most) {
      const rows = await db
        .selectFrom('library_index')
        .select(sql<number>`rowid`.as('number'))
        .where(sql<SqlBool>`library_index match ${expressionOf(query)}`)
        // It walks the index from its end, so that nothing is sorted.
        .orderBy(sql`rowid`, 'desc')
        .limit(most)
        .execute();
      return rows.map(({ number }) => number);
    },
    isAmong: (numbers) => sql<SqlBool>`number in (select value from json_each(${JSON.stringify(numbers)}))`,
  };
}

function expressionOf(query: LexemeQuery): string {
  return query.map((group) => `(${group.map(quote).join(' OR ')})`).join(' AND ');
}

const quote = (lexeme: string) => `"${lexeme.replaceAll('"', '""')}"`;
