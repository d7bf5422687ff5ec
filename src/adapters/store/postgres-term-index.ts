/** The term index in PostgreSQL: a tsvector of our own lexemes under a GIN index. https://www.postgresql.org/docs/current/textsearch.html */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { LexemeQuery, TermIndex } from './term-index.ts';

export function createPostgresTermIndex(db: Kysely<Schema>): TermIndex {
  return {
    put({ workspace, id }, lexemes) {
      return sql`insert into library_index (number, terms)
        select number, array_to_tsvector(${lexemes}::text[]) from library_entries
        where workspace = ${workspace} and id = ${id}
        on conflict (number) do update set terms = excluded.terms`.compile(db);
    },
    async counts(queries, most) {
      const found = await db
        .selectFrom(
          sql<{
            query: string;
            place: number;
          }>`unnest(${queries.map(expressionOf)}::tsquery[]) with ordinality`.as(sql`asked(query, place)`),
        )
        .select(sql<number>`(select count(*) from library_matches(asked.query, ${most}))`.as('count'))
        .orderBy(sql`place`)
        .execute();
      return found.map(({ count }) => count);
    },
    async find(query, most) {
      const rows = await db
        .selectFrom(
          sql<{ number: number }>`library_newest(${expressionOf(query)}::tsquery, ${most})`.as(
            sql`matches(number)`,
          ),
        )
        .select('number')
        .execute();
      return rows.map(({ number }) => number);
    },
    isAmong: (numbers) => sql<SqlBool>`number = any(${numbers}::bigint[])`,
  };
}

function expressionOf(query: LexemeQuery): string {
  return query.map((group) => `(${group.map(quote).join(' | ')})`).join(' & ');
}

const quote = (lexeme: string) => `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`;
