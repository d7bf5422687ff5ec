import { CompiledQuery } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Atomically } from '../../../src/adapters/store/atomically.ts';
import { createSharedTransactions } from '../../../src/adapters/store/postgres-atomically.ts';
import {
  createPostgresConnections,
  type PostgresConnections,
} from '../../../src/adapters/store/postgres-connections.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';

const keepMs = 60_000;

describe.runIf(hasPostgres)('a statement that fails', () => {
  let database: TestDatabase;
  let store: Store;
  let connections: PostgresConnections;
  let atomically: Atomically;
  beforeAll(async () => {
    database = await makeTestDatabase();
    store = await createPostgresStore({ url: database.url, connections: 3 });
    connections = createPostgresConnections({
      url: database.url,
      most: 2,
      connectMs: 5_000,
      statementMs: 5_000,
    });
    ({ atomically } = createSharedTransactions(connections));
  });
  afterAll(async () => {
    await store.close();
    await connections.end();
    await database.drop();
  });
  beforeEach(() => database.empty());
  afterEach(() => database.run('drop function if exists failing cascade; drop sequence if exists tries'));

  /** The first `times` writes to the ids that have been seen fail with a SQLSTATE. */
  async function failWith(code: string, times: number): Promise<void> {
    await database.run(`create sequence tries; create function failing() returns trigger language plpgsql as
      $$ begin if nextval('tries') <= ${times} then raise exception 'made by a test' using errcode = '${code}';
      end if; return new; end $$;
      create trigger failing before insert on seen for each row execute function failing()`);
  }

  it.each([
    ['53100', 'the disk of the database is full'],
    ['53200', 'the database is out of memory'],
    ['53400', 'PostgreSQL error 53400'],
    ['25006', 'the database is read-only'],
    ['58030', 'the disk of the database cannot be read or written'],
    ['57014', 'the database took too long'],
    ['42501', 'the database user lacks a permission'],
    ['XX001', 'the database is damaged'],
  ])('with %s is told, and the next one works', async (code, problem) => {
    await failWith(code, 1);
    const failed = store.seen.claim('a', keepMs);
    await expect(failed).rejects.toMatchObject({ code: 'store-unavailable', facts: { problem } });
    expect(await store.seen.claim('a', keepMs)).toBe(true);
  });

  it('by an error of ours passes through', async () => {
    await failWith('22023', 1);
    await expect(store.seen.claim('a', keepMs)).rejects.toMatchObject({ name: 'error', code: '22023' });
  });

  it('since another was in its way is done again, for some time', async () => {
    await failWith('40P01', 2);
    expect(await store.seen.claim('a', keepMs)).toBe(true);
    await database.run('drop function failing cascade; drop sequence tries');
    await failWith('40001', 1_000);
    await expect(store.seen.claim('b', keepMs)).rejects.toMatchObject({
      facts: { problem: 'others keep changing the same records' },
    });
  });

  describe('among several that are done as one', () => {
    const put = (id: string) =>
      CompiledQuery.raw(`insert into seen (id, expires_at) values ('${id}', 0) on conflict do nothing`);
    const kept = async () => (await database.run('select id from seen order by id')).map(({ id }) => id);

    it('does not happen: all is done', async () => {
      expect(await atomically(put('a'), [put('b'), put('c')])).toBe(true);
      expect(await kept()).toEqual(['a', 'b', 'c']);
    });

    it('is not reached where the first changes nothing', async () => {
      await atomically(put('a'), []);
      expect(await atomically(put('a'), [put('b')])).toBe(false);
      expect(await kept()).toEqual(['a']);
    });

    it('takes the others back, and leaves a connection that can be used', async () => {
      await failWith('53100', 1);
      await database.run(`alter function failing() rename to failing_once`);
      const broken = atomically(put('a'), [CompiledQuery.raw('select nothing')]);
      await expect(broken).rejects.toMatchObject({ facts: { problem: 'the disk of the database is full' } });
      const bug = atomically(put('a'), [CompiledQuery.raw('select nothing')]);
      await expect(bug).rejects.toMatchObject({ code: '42703' });
      expect(await kept()).toEqual([]);
      for (let round = 0; round < 4; round++) expect(await atomically(put(`${round}`), [])).toBe(true);
      await database.run('drop function failing_once cascade');
    });

    it('shares a transaction with what is done to something else, not with what is done to the same', async () => {
      await Promise.all([
        atomically(put('a'), [], 'x'),
        atomically(put('b'), [], 'x'),
        atomically(put('c'), [], 'y'),
      ]);
      const by = new Map(
        (await database.run('select id, xmin::text as by from seen')).map(({ id, by }) => [id, by]),
      );
      expect(by.get('b')).not.toBe(by.get('a'));
      expect(by.get('c')).toBe(by.get('b'));
    });

    it('since another was in its way is done again with all the others', async () => {
      await failWith('40P01', 2);
      expect(await atomically(put('a'), [put('b'), put('c')])).toBe(true);
      expect(await kept()).toEqual(['a', 'b', 'c']);
    });
  });
});

describe.runIf(hasPostgres)('the clock and the connections', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeTestDatabase();
  });
  afterAll(() => database.drop());

  it('are the database’s own, and no more than were asked for', async () => {
    const store = await createPostgresStore({ url: database.url, connections: 3 });
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, index) => store.seen.claim(`${index % 100}`, keepMs)),
    );
    expect(claims.filter(Boolean)).toHaveLength(100);
    const [found] = await database.run(`select count(*)::int as held,
      (select max(abs(expires_at - ${keepMs} - extract(epoch from clock_timestamp()) * 1000)) < 10000 from seen) as near
      from pg_stat_activity where datname = '${database.name}' and application_name = 'briefwire'`);
    expect(found).toEqual({ held: 3, near: true });
    await store.close();
  });
});
