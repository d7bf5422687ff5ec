/** The full-text index over briefs: what is indexed (library_entries), and the terms of each (library_index). */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function makeLibraryTables(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable('library_entries')
    .addColumn('number', postgres ? 'bigint' : 'integer', (column) =>
      postgres ? column.primaryKey().generatedAlwaysAsIdentity() : column.primaryKey(),
    )
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addUniqueConstraint('library_entries_id', ['workspace', 'id'])
    .execute();
  await (postgres ? makePostgresIndex(db) : makeSqliteIndex(db));
}

/** Without a copy of the terms, their places and counts, which nothing asks for. The tokeniser divides at spaces and leaves our terms alone. */
async function makeSqliteIndex(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table library_index using fts5(terms, content='', contentless_delete=1, detail=none,
    tokenize="ascii tokenchars '.'''")`.execute(db);
  // No foreign key reaches a virtual table.
  await sql`create trigger library_entries_deleted after delete on library_entries begin
    delete from library_index where rowid = old.number; end`.execute(db);
}

async function makePostgresIndex(db: Kysely<unknown>): Promise<void> {
  await sql`create table library_index (
    number bigint primary key references library_entries (number) on delete cascade,
    terms tsvector not null)`.execute(db);
  // Added to at once: else every search would read through what waits to be added.
  await sql`create index library_index_terms on library_index using gin (terms) with (fastupdate = off)`.execute(
    db,
  );
  // Statistics know common lexemes only, and PostgreSQL takes the others for so common that it would read all rows instead.
  await sql`create function library_matches(asked tsquery, most bigint) returns setof bigint
    language sql stable set enable_seqscan = off
    as 'select number from library_index where terms @@ asked limit most'`.execute(db);
}
