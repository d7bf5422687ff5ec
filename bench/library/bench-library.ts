/** A store filled for measuring, with what else is asked of the same database: an uncapped search, and what others would do. */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openSqlite } from '../../src/adapters/store/open-sqlite.ts';
import { createPostgresConnections } from '../../src/adapters/store/postgres-connections.ts';
import { createPostgresTermIndex } from '../../src/adapters/store/postgres-term-index.ts';
import type { Schema } from '../../src/adapters/store/schema.ts';
import { type SearchBounds, searchLibrary } from '../../src/adapters/store/search-library.ts';
import { createSqliteConnection } from '../../src/adapters/store/sqlite-connection.ts';
import { createSqliteDialect } from '../../src/adapters/store/sqlite-dialect.ts';
import { createSqliteTermIndex } from '../../src/adapters/store/sqlite-term-index.ts';
import { type BenchStore, makeBenchStore } from '../digests/bench-store.ts';
import type { MadeArticle } from './articles.ts';

export interface Peer {
  readonly name: string;
  load(articles: readonly MadeArticle[]): Promise<void>;
  /** All is loaded. */
  settle(): Promise<void>;
  /** Ids of the best for any of the words, best first. */
  search(words: readonly string[], most: number): Promise<readonly string[]>;
}

export interface BenchLibrary extends BenchStore {
  readonly peer: Peer;
  /** With every bound out of the way. */
  uncapped(workspace: string, terms: readonly string[], most: number): Promise<readonly string[]>;
  /** What an operator's server does by itself after much was written. */
  settle(): Promise<void>;
  /** Bytes of all that the store keeps, and of the index alone. */
  size(): Promise<{ readonly all: number; readonly index: number }>;
}

const unbounded: SearchBounds = { terms: 1e6, used: 1e6, counted: 1e9, candidates: 1e9 };

export async function makeBenchLibrary(driver: BenchStore['driver']): Promise<BenchLibrary> {
  const made = await makeBenchStore(driver);
  return driver === 'SQLite' ? overSqlite(made) : overPostgres(made, String(made.databaseUrl));
}

async function overSqlite(made: BenchStore): Promise<BenchLibrary> {
  const connection = createSqliteConnection({ database: await openSqlite(made.file, 1_000), waitMs: 1_000 });
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(connection) });
  const index = createSqliteTermIndex(db);
  const looking = new DatabaseSync(made.file, { readOnly: true });
  const bytes = (condition: string) =>
    Number(looking.prepare(`select sum(pgsize) as bytes from dbstat where ${condition}`).get()?.bytes);
  const peerDb = new DatabaseSync(`${made.file}.peer`);
  peerDb.exec(`create virtual table peer using fts5(id unindexed, text, tokenize = 'porter unicode61')`);
  return {
    ...made,
    peer: {
      name: 'FTS5, OR and bm25',
      async load(articles) {
        peerDb.exec('begin');
        const insert = peerDb.prepare('insert into peer (id, text) values (?, ?)');
        for (const { id, source } of articles) insert.run(id, source);
        peerDb.exec('commit');
      },
      async settle() {},
      async search(words, most) {
        const query = words.map((word) => `"${word}"`).join(' OR ');
        const best = peerDb.prepare('select id from peer where peer match ? order by rank limit ?');
        return best.all(query, most).map(({ id }) => String(id));
      },
    },
    uncapped: async (workspace, terms, most) =>
      (await searchLibrary(db, index, { workspace, terms, most }, unbounded)).map(({ id }) => id),
    async settle() {},
    size: async () => ({
      all: statSync(made.file).size,
      index: bytes(`name like 'library%' or name like '%library_entries%'`),
    }),
    async close() {
      looking.close();
      peerDb.close();
      await connection.close();
      await made.close();
    },
  };
}

async function overPostgres(made: BenchStore, url: string): Promise<BenchLibrary> {
  const connections = createPostgresConnections({ url, most: 2, connectMs: 5_000, statementMs: 60_000 });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connections }) });
  const index = createPostgresTermIndex(db);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table peer (id text primary key, terms tsvector)');
  const bytes = async (what: string) =>
    Number((await client.query(`select ${what} as bytes`)).rows[0]?.bytes);
  return {
    ...made,
    peer: {
      name: 'tsvector, OR and ts_rank',
      async load(articles) {
        await client.query(
          `insert into peer select id, to_tsvector('english', text) from unnest($1::text[], $2::text[]) as made (id, text)`,
          [articles.map(({ id }) => id), articles.map(({ source }) => source)],
        );
      },
      async settle() {
        await client.query('create index on peer using gin (terms)');
        await client.query('vacuum analyze peer');
      },
      async search(words, most) {
        const { rows } = await client.query<{ id: string }>(
          `select id from peer, to_tsquery('english', $1) as asked where terms @@ asked order by ts_rank(terms, asked) desc limit $2`,
          [words.join(' | '), most],
        );
        return rows.map(({ id }) => id);
      },
    },
    uncapped: async (workspace, terms, most) =>
      (await searchLibrary(db, index, { workspace, terms, most }, unbounded)).map(({ id }) => id),
    async settle() {
      await client.query('vacuum analyze library_entries, library_index, articles');
    },
    size: async () => ({
      all: await bytes(`pg_database_size(current_database()) - pg_total_relation_size('peer')`),
      index: await bytes(
        `pg_total_relation_size('library_index') + pg_total_relation_size('library_entries')`,
      ),
    }),
    async close() {
      await client.end();
      await connections.end();
      await made.close();
    },
  };
}
