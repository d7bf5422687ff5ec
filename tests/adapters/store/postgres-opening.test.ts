import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createPostgresPool } from '../../../src/adapters/store/postgres-pool.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import { wordError } from '../../../src/commands/messages.ts';
import { type RefusingServer, startRefusingServer } from '../../fakes/postgres/refusing-server.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';

const password = 'correct-horse-battery';

async function failureOf(url: string, connectMs = 300): Promise<unknown> {
  const opened = createPostgresStore({ url, connectMs });
  const error = await opened.then(
    () => null,
    (reason: unknown) => reason,
  );
  // Down to the last cause: whoever logs it shall not write the password.
  expect(inspect(error, { depth: Infinity })).not.toContain(password);
  expect(wordError(error)).not.toContain(password);
  return error;
}

const unavailable = (problem: string) => ({ code: 'store-unavailable', facts: { problem } });

describe('opening where nothing can be opened says why, and not the password:', () => {
  let server: RefusingServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  it.each([
    ['28P01', 'the database refuses the user name or the password'],
    ['28000', 'the database does not let this user in'],
    ['3D000', 'the server has no database of this name'],
    ['53300', 'the database has too many connections'],
    ['57P03', 'the database is starting or shutting down'],
    ['57P01', 'the database is shutting down'],
    ['08P01', 'PostgreSQL error 08P01'],
    // One that nobody has thought of.
    ['0A000', 'the database cannot be connected to (PostgreSQL error 0A000)'],
  ])('a server that refuses with %s', async (code, problem) => {
    server = await startRefusingServer(code);
    const error = await failureOf(`postgres://me:${password}@127.0.0.1:${server.port}/briefs`);
    expect(error).toMatchObject(unavailable(problem));
  });

  it('a server that never answers', async () => {
    server = await startRefusingServer(null);
    const error = await failureOf(`postgres://me:${password}@127.0.0.1:${server.port}/briefs`, 50);
    expect(error).toMatchObject(unavailable('the database does not answer'));
  });

  it('a server without encryption', async () => {
    server = await startRefusingServer('0A000');
    const url = `postgres://me:${password}@127.0.0.1:${server.port}/briefs?sslmode=verify-full`;
    const problem = 'the database offers no encryption, and DATABASE_URL asks for it';
    expect(await failureOf(url)).toMatchObject(unavailable(problem));
  });

  it('no server', async () => {
    server = await startRefusingServer(null);
    const { port } = server;
    await server.close();
    server = null;
    const error = await failureOf(`postgres://me:${password}@127.0.0.1:${port}/briefs`);
    expect(error).toMatchObject(unavailable('the database server refuses connections'));
  });

  it('no such socket', async () => {
    const error = await failureOf(`postgres://me:${password}@/briefs?host=/nowhere/at/all`);
    expect(error).toMatchObject(unavailable('the database server cannot be found'));
  });

  it.each([
    `mysql://me:${password}@127.0.0.1/briefs`,
    `postgres://me:${password}@127.0.0.1:port/briefs`,
    `host=127.0.0.1 password=${password}`,
    `postgres//me:${password}`,
  ])('an address that is none: %s', async (url) => {
    const problem = 'DATABASE_URL is no address such as postgres://user:password@host:5432/database';
    expect(await failureOf(url)).toMatchObject(unavailable(problem));
  });
});

describe.runIf(hasPostgres)('opening a database', () => {
  let database: TestDatabase | null = null;
  afterEach(async () => {
    await database?.drop();
    database = null;
  });

  it('brings it up to date and says so, once', async () => {
    database = await makeTestDatabase();
    const told: unknown[] = [];
    const logger = { info: (...words: unknown[]) => told.push(words), warn() {}, error() {} };
    for (let round = 0; round < 2; round++)
      await (await createPostgresStore({ url: database.url, logger })).close();
    expect(told).toEqual([[expect.any(String), { migrated: expect.arrayContaining(['0001-first-tables']) }]]);
    expect(JSON.stringify(told)).not.toContain(database.name);
  });

  it('that is not there is refused', async () => {
    database = await makeTestDatabase();
    const error = await failureOf(`${database.url}_other`, 5_000);
    expect(error).toMatchObject(unavailable('the server has no database of this name'));
  });

  it('that cannot hold every character is refused and left as it is', async () => {
    database = await makeTestDatabase(`encoding 'LATIN1' locale 'C'`);
    const error = await failureOf(database.url, 5_000);
    expect(error).toMatchObject(unavailable('the encoding of the database is LATIN1, and has to be UTF8'));
    expect(await database.run(`select * from pg_tables where schemaname = 'public'`)).toEqual([]);
  });

  it('that a newer version has made is refused', async () => {
    database = await makeTestDatabase();
    await (await createPostgresStore({ url: database.url })).close();
    await database.run(`insert into kysely_migration (name, "timestamp") values ('9999-later', now()::text)`);
    const error = await failureOf(database.url, 5_000);
    expect(error).toMatchObject(
      unavailable('made by a newer version of Briefwire: 9999-later; update Briefwire'),
    );
  });

  it('of another program with tables of the same names is refused and left as it is', async () => {
    database = await makeTestDatabase();
    await database.run('create table articles (headline text)');
    const problem = 'PostgreSQL error 42P07: relation "articles" already exists';
    expect(await failureOf(database.url, 5_000)).toMatchObject(unavailable(problem));
    const tables = await database.run(`select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([{ tablename: 'articles' }]);
  });

  it('sets on each connection what waiting rests on', async () => {
    database = await makeTestDatabase();
    await database.run(`alter database ${database.name} set default_transaction_isolation = 'serializable'`);
    await database.run(`alter database ${database.name} set synchronous_commit = off`);
    const pool = createPostgresPool({ url: database.url, most: 1, connectMs: 5_000, statementMs: 1_234 });
    const { rows } = await pool.query(`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as standstill,
      current_setting('transaction_isolation') as isolation,
      current_setting('synchronous_commit') as durable, 2::bigint as whole`);
    const isolation = 'read committed';
    expect(rows).toEqual([{ statement: '1234ms', standstill: '5s', isolation, durable: 'on', whole: 2 }]);
    await pool.end();
  });
});
