import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSharedTransactions } from '../../../src/adapters/store/postgres-atomically.ts';
import {
  createPostgresConnections,
  type PostgresConnections,
} from '../../../src/adapters/store/postgres-connections.ts';
import { createStatementNames } from '../../../src/adapters/store/postgres-statements.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import { subscription } from '../../contract/store/store-samples.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';

const add = 'insert into things (id) values ($1) on conflict do nothing';

describe('names of statements', () => {
  it('are the same in every process, and no more than a server should keep', () => {
    const names = createStatementNames();
    const name = names.nameOf('select 1');
    expect(createStatementNames().nameOf('select 1')).toBe(name);
    const all = new Set(Array.from({ length: 300 }, (_, index) => names.nameOf(`select ${index}`)));
    expect(all.size).toBeLessThanOrEqual(201);
    expect(names.nameOf('select 1')).toBe(name);
    // What PostgreSQL does not cut off.
    expect(Buffer.byteLength(name ?? '')).toBeLessThan(64);
  });
});

describe.runIf(hasPostgres)('statements that are prepared', () => {
  let database: TestDatabase;
  let connections: PostgresConnections;
  beforeAll(async () => {
    database = await makeTestDatabase();
    await database.run('create table things (id text primary key)');
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.run('delete from things');
    connections = createPostgresConnections({
      url: database.url,
      most: 1,
      connectMs: 5_000,
      statementMs: 5_000,
    });
  });
  afterEach(() => connections.end());

  async function borrow<T>(work: (connection: PostgresPoolClient) => Promise<T>): Promise<T> {
    const connection = await connections.connect();
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  }
  const put = (id: string) => borrow((connection) => connection.query(add, [id]));
  const names = () =>
    borrow(
      async ({ query }) =>
        (await query<{ name: string }>('select name from pg_prepared_statements', [])).rows,
    );
  const kept = async () => (await database.run('select id from things order by id')).map(({ id }) => id);

  it('are so once', async () => {
    for (const id of ['a', 'b', 'c']) await put(id);
    expect(await names()).toHaveLength(1);
  });

  it('are not lists of every length, which would leave no names for the others', async () => {
    const db = new Kysely<{ things: { id: string } }>({
      dialect: new PostgresDialect({ pool: connections }),
    });
    for (let count = 1; count <= 60; count++) {
      const ids = Array.from({ length: count }, (_, index) => `a${index}`);
      const rows = ids.map((id) => ({ id }));
      await db
        .insertInto('things')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      expect(await db.selectFrom('things').selectAll().where('id', 'in', ids).execute()).toHaveLength(count);
    }
    // Lists of up to three, and one row.
    expect(await names()).toHaveLength(4);
    await put('b');
    expect(await names()).toHaveLength(5);
  });

  it('are done without that where a pooler has put another connection in their place', async () => {
    await put('a');
    await borrow(({ query }) => query('deallocate all', []));
    expect(await put('b')).toMatchObject({ rowCount: 1 });
    expect(await kept()).toEqual(['a', 'b']);
    expect(await names()).toEqual([]);
  });

  it('are done without that where another copy has prepared them on this connection', async () => {
    await put('a');
    const [{ name = '' } = {}] = await names();
    await connections.end();
    connections = createPostgresConnections({
      url: database.url,
      most: 1,
      connectMs: 5_000,
      statementMs: 5_000,
    });
    await borrow(({ query }) => query(`prepare ${name} as select 'something else'`, []));
    expect(await put('b')).toMatchObject({ rowCount: 1 });
    expect(await kept()).toEqual(['a', 'b']);
  });

  it.each([1, 20])('are so for %i that are done as one', async (count) => {
    const { atomically } = createSharedTransactions(connections);
    const unit = (id: string) =>
      atomically(CompiledQuery.raw(add, [id]), [CompiledQuery.raw(add, [`${id}-too`])], id);
    const units = (from: string) => Array.from({ length: count }, (_, index) => unit(`${from}${index}`));
    await Promise.all(units('a'));
    await borrow(({ query }) => query('deallocate all', []));
    expect(await Promise.all(units('b'))).toEqual(Array.from({ length: count }, () => true));
    expect(await kept()).toHaveLength(4 * count);
  });

  it('go on after a later version has changed the tables', async () => {
    const store = await createPostgresStore({ url: database.url, connections: 1 });
    const kept = subscription('a');
    await store.subscriptions.add(kept);
    expect(await store.subscriptions.get(kept.workspace, 'a')).toEqual(kept);
    await database.run('alter table subscriptions add column later text');
    expect(await store.subscriptions.get(kept.workspace, 'a')).toEqual(kept);
    await store.close();
  });
});
