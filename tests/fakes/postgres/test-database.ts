/** PostgreSQL for tests: each file makes a database of its own on the server at TEST_DATABASE_URL, and drops it again. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** A server on which databases may be made; null where there is none, and tests that need one are skipped. */
const server = process.env.TEST_DATABASE_URL?.trim() || null;

export const hasPostgres = server !== null;

if (!hasPostgres)
  process.stderr.write('TEST_DATABASE_URL is not set: what needs PostgreSQL is not tested in this file.\n');

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Runs any SQL on a connection of its own; the rows of the last statement that gives some. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Resolves once so many statements wait for a table that somebody has locked. */
  waiting(statements: number): Promise<void>;
  /** Deletes every row, so that the next test finds it as a new one. */
  empty(): Promise<void>;
  /** Whoever is still connected is thrown out. */
  drop(): Promise<void>;
}

/** `options`: of CREATE DATABASE. */
export async function makeTestDatabase(options = `encoding 'UTF8'`): Promise<TestDatabase> {
  const name = `briefwire_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl(), `create database ${name} template template0 ${options}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  // Tests end connections, this one too.
  client.on('error', () => {});
  await client.connect();

  async function run(sql: string): Promise<readonly Record<string, unknown>[]> {
    const results = [await client.query(sql)].flat() as pg.QueryResult[];
    return results.findLast(({ rows }) => rows.length > 0)?.rows ?? [];
  }

  return {
    name,
    url: url.href,
    run,
    async waiting(statements) {
      const asked = `select count(*)::int as found from pg_locks where not granted and database =
        (select oid from pg_database where datname = current_database())`;
      while (((await run(asked))[0]?.found as number) < statements) await setTimeout(5);
    },
    async empty() {
      const tables = await run(
        `select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
      );
      // Of a few rows, this is much faster than TRUNCATE.
      await run(tables.map(({ tablename }) => `delete from ${tablename};`).join(''));
    },
    async drop() {
      await client.end();
      await onServer(serverUrl(), `drop database ${name} with (force)`);
    },
  };
}

function serverUrl(): string {
  if (server === null) throw new Error('A test that needs PostgreSQL has not been skipped.');
  return server;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
