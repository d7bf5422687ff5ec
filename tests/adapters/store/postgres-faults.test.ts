import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { Store } from '../../../src/ports/store.ts';
import { firing, newDelivery, subscription } from '../../contract/store/store-samples.ts';
import { type FlakyProxy, startFlakyProxy } from '../../fakes/postgres/flaky-proxy.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';

/** For whoever waits for nothing but its end. */
const soonMs = 800;
const keepMs = 60_000;
const unavailable = (problem: string) => ({ code: 'store-unavailable', facts: { problem } });
const lost = unavailable('the connection to the database was lost');
const silent = unavailable('the database does not answer');

describe.runIf(hasPostgres)('a database that comes and goes', () => {
  let database: TestDatabase;
  let proxy: FlakyProxy;
  let store: Store;
  let told: unknown[];
  let logger: Logger;
  beforeAll(async () => {
    database = await makeTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    told = [];
    const warn = (...words: unknown[]) => void told.push(words);
    proxy = await startFlakyProxy(database.url);
    logger = { info() {}, warn, error: warn };
    store = await createPostgresStore({ url: proxy.url, connections: 2, logger });
    await database.empty();
    await store.places.setBrief('w', 'p', 'before');
  });
  afterEach(async () => {
    await database.run('rollback');
    await store.close();
    await proxy.close();
  });

  /** Opens the store anew, to wait for an answer no longer than that. */
  async function loseHeartSoon(): Promise<void> {
    await store.close();
    const times = { connectMs: soonMs, statementMs: soonMs };
    store = await createPostgresStore({ url: proxy.url, connections: 2, logger, ...times });
  }
  /** Until told otherwise, nobody else gets at the places. */
  const holdPlaces = () => database.run('begin; lock table places in access exclusive mode');
  const briefOf = () => store.places.briefOf('w', ['p']);
  /** Both connections are open and idle. */
  async function useBoth(): Promise<void> {
    await Promise.all([briefOf(), briefOf(), briefOf()]);
  }

  it('is gone while nothing is asked: it is told without secrets, and the next call works', async () => {
    await useBoth();
    proxy.cut();
    while (told.length === 0) await setTimeout(5);
    expect(told[0]).toEqual([expect.any(String), { problem: lost.facts.problem }]);
    expect(inspect(told, { depth: Infinity })).not.toContain(database.name);
    expect(await briefOf()).toBe('before');
  });

  it('throws everybody out: what was under way is told, and the next call works', async () => {
    await useBoth();
    await holdPlaces();
    const waiting = briefOf();
    const failed = expect(waiting).rejects.toMatchObject(unavailable('the database is shutting down'));
    await database.waiting(1);
    await database.run(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${database.name}' and pid <> pg_backend_pid()`);
    await failed;
    await database.run('rollback');
    expect(await briefOf()).toBe('before');
  });

  it('breaks off in the middle of a statement: that is told, and what waits behind it goes on', async () => {
    await holdPlaces();
    const waiting = [briefOf(), briefOf()];
    const behind = store.seen.claim('behind', keepMs);
    const failed = Promise.all(waiting.map((call) => expect(call).rejects.toMatchObject(lost)));
    await database.waiting(2);
    proxy.cut();
    await failed;
    expect(await behind).toBe(true);
    await database.run('rollback');
    expect(await briefOf()).toBe('before');
  });

  describe('while many are fired', () => {
    const many = Array.from({ length: 250 }, (_, index) => subscription(`s${index}`, { nextDue: 1 }));
    beforeEach(() => store.subscriptions.configure(many));
    const fireAll = () =>
      many.map((each, index) => {
        const post = newDelivery(1, { id: `d${index}`, subscription: each.id });
        return store.deliveries.fire(firing(each, { post, skippedId: `k${index}` }), 'copy', keepMs);
      });
    const left = async () => [
      ...(await database.run('select id from deliveries')),
      ...(await database.run('select id from subscriptions where next_due > 1')),
    ];

    it('breaks off in the middle: nothing of what was under way is done, and all of it can be', async () => {
      await database.run('begin; lock table deliveries in access exclusive mode');
      const fired = Promise.allSettled(fireAll());
      await database.waiting(2);
      proxy.cut();
      // Those behind go on, and wait for the table as well.
      await database.waiting(1);
      await database.run('rollback');
      const done = (await fired).map((one) => one.status === 'fulfilled' || one.reason);
      const refused = done.filter((one) => one !== true);
      expect(refused.length).toBeGreaterThan(0);
      for (const reason of refused) expect(reason).toMatchObject(lost);
      expect(await left()).toHaveLength(2 * (many.length - refused.length));
      expect(await Promise.all(fireAll())).toEqual(done.map((one) => one !== true));
    });

    it('stops answering: those that wait behind do not wait as long once more', async () => {
      await loseHeartSoon();
      await useBoth();
      const { opened } = proxy;
      proxy.swallow();
      for (const { reason } of (await Promise.allSettled(fireAll())) as PromiseRejectedResult[])
        expect(reason).toMatchObject(silent);
      expect(proxy.opened).toBe(opened);
      await proxy.comeBack();
      expect(await Promise.all(fireAll())).toEqual(many.map(() => true));
    });
  });

  it('refuses connections for a while: calls say so, work goes on after, and nothing is lost', async () => {
    await proxy.refuse();
    // Until then a connection counts as good that is not.
    while (told.length === 0) await setTimeout(5);
    for (let round = 0; round < 3; round++)
      await expect(store.seen.claim('a', keepMs)).rejects.toMatchObject(
        unavailable('the database server refuses connections'),
      );
    await proxy.comeBack();
    expect(await briefOf()).toBe('before');
    expect(await store.seen.claim('a', keepMs)).toBe(true);
  });

  it('stops answering: nobody waits twice, and work goes on at once when it is back', async () => {
    await loseHeartSoon();
    await useBoth();
    proxy.swallow();
    const calls = Array.from({ length: 20 }, briefOf);
    for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[])
      expect(reason).toMatchObject(silent);
    // Both connections were in use; one that was idle is as dead, though nobody has noticed.
    await expect(briefOf()).rejects.toMatchObject(silent);
    await proxy.comeBack();
    expect(await Promise.all([briefOf(), briefOf(), briefOf()])).toEqual(['before', 'before', 'before']);
  });

  it('stops answering one connection: the idle other is not trusted either', async () => {
    await loseHeartSoon();
    await useBoth();
    const { opened } = proxy;
    proxy.swallow();
    await expect(briefOf()).rejects.toMatchObject(silent);
    await proxy.comeBack();
    expect(await briefOf()).toBe('before');
    expect(proxy.opened).toBe(opened + 1);
  });

  it('loses an answer: the statement is not repeated', async () => {
    await loseHeartSoon();
    await database.run(`create sequence if not exists writes; create or replace function count_writes()
      returns trigger language plpgsql as $$ begin perform nextval('writes'); return new; end $$;
      create trigger count_writes before insert on seen for each row execute function count_writes()`);
    proxy.swallowAnswers();
    await expect(store.seen.claim('a', keepMs)).rejects.toMatchObject(silent);
    await proxy.comeBack();
    expect(await database.run('select last_value::int as writes, is_called from writes')).toEqual([
      { writes: 1, is_called: true },
    ]);
    // It was done, and who asks again is told so.
    expect(await store.seen.claim('a', keepMs)).toBe(false);
    await database.run('drop trigger count_writes on seen');
  });

  it('takes too long over a statement: the server gives it up', async () => {
    await loseHeartSoon();
    await holdPlaces();
    await expect(briefOf()).rejects.toMatchObject(unavailable('the database took too long'));
    const left = `select * from pg_stat_activity where datname = '${database.name}' and wait_event_type = 'Lock'`;
    expect(await database.run(left)).toEqual([]);
    await database.run('rollback');
    expect(await briefOf()).toBe('before');
  });

  it('is closed while a call is under way and another waits: both are done first', async () => {
    await holdPlaces();
    const calls = Array.from({ length: 5 }, briefOf);
    await database.waiting(2);
    const closing = [store.close(), store.close()];
    await database.run('rollback');
    await Promise.all(closing);
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 5 }, () => 'before'));
    await expect(briefOf()).rejects.toMatchObject(unavailable('the database is closed'));
    const left = `select * from pg_stat_activity where application_name = 'briefwire' and datname = '${database.name}'`;
    while ((await database.run(left)).length > 0) await setTimeout(5);
  });

  it('can be closed while it does not answer', async () => {
    await useBoth();
    proxy.swallow();
    await store.close();
    await expect(briefOf()).rejects.toMatchObject(unavailable('the database is closed'));
  });

  it('does not keep a process that has closed it', async () => {
    const program = `import { once } from 'node:events';
      import { createPostgresStore } from './src/adapters/store/postgres-store.ts';
      const store = await createPostgresStore({ url: '${proxy.url}' });
      await store.places.briefOf('w', ['p']);
      process.stdout.write('open');
      process.stdin.resume();
      await once(process.stdin, 'end');
      await store.close();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(import.meta.dirname, '../../..'),
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: 15_000,
      killSignal: 'SIGKILL',
    });
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    proxy.swallow();
    child.stdin.end();
    child.stdout.resume();
    expect(await closed).toEqual([0, null]);
  });
});
