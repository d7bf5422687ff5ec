import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSharedTransactions } from '../../../src/adapters/store/postgres-atomically.ts';
import { createPostgresConnections } from '../../../src/adapters/store/postgres-connections.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { firing, newDelivery, subscription } from '../../contract/store/store-samples.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';

const leaseMs = 60_000;
const many = Array.from({ length: 250 }, (_, index) => subscription(`s${index}`, { nextDue: 1 }));

describe.runIf(hasPostgres)('what is done as one, asked for many times at once', () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await makeTestDatabase();
    store = await createPostgresStore({ url: database.url, connections: 3 });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  beforeEach(async () => {
    await database.empty();
    await store.subscriptions.configure(many);
  });

  function fire(index: number, by: Store = store): Promise<boolean> {
    const { id } = many[index] ?? subscription('');
    const post = newDelivery(1, { id: `d${index}`, subscription: id });
    return by.deliveries.fire(
      firing(subscription(id, { nextDue: 1 }), { post, skippedId: `k${index}` }),
      'copy',
      leaseMs,
    );
  }
  const fireAll = (by: Store = store) => many.map((_, index) => fire(index, by));
  const count = async (what: string) =>
    (await database.run(`select (${what})::int as found`))[0]?.found as number;
  const moved = () => count('select count(*) from subscriptions where next_due > 1');
  const transactions = () => count('select count(distinct xmin::text) from subscriptions');

  it('shares transactions, none of them larger than it should be', async () => {
    expect(await Promise.all(fireAll())).toEqual(many.map(() => true));
    expect(await transactions()).toBe(3);
    expect(await count('select count(*) from deliveries')).toBe(many.length);
  });

  it('is on the disk once it is acknowledged, though a pooler has handed it a connection that was told nothing', async () => {
    await database.run('create table told (durable text)');
    const config = { url: database.url, most: 1, connectMs: 5_000, statementMs: 5_000 };
    const connections = createPostgresConnections(config);
    const connection = await connections.connect();
    await connection.query('set synchronous_commit = off', []);
    connection.release();
    const { atomically } = createSharedTransactions(connections);
    const tell = CompiledQuery.raw(`insert into told values (current_setting('synchronous_commit'))`);
    await Promise.all([atomically(tell, [], 'a'), atomically(tell, [], 'b'), atomically(tell, [])]);
    await connections.end();
    const told = await database.run('select durable, count(*)::int from told group by 1');
    expect(told).toEqual([{ durable: 'on', count: 3 }]);
    await database.run('drop table told');
  });

  it('is told apart: whoever comes too late changes nothing', async () => {
    const odd = many.map((_, index) => index % 2 === 1);
    await Promise.all(odd.map((is, index) => (is ? fire(index) : null)));
    expect(await Promise.all(fireAll())).toEqual(odd.map((is) => !is));
    expect(await count('select count(*) from deliveries')).toBe(many.length);
  });

  it('that fails fails alone: the others are done, and of it nothing', async () => {
    await database.run(`create function failing() returns trigger language plpgsql as
      $$ begin if new.id = 'd77' then raise exception 'made by a test' using errcode = '53100'; end if; return new; end $$;
      create trigger failing before insert on deliveries for each row execute function failing()`);
    const fired = await Promise.allSettled(fireAll());
    const failed = fired.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
    expect(failed).toEqual([77]);
    expect(fired[77]).toMatchObject({ reason: { facts: { problem: 'the disk of the database is full' } } });
    expect(await moved()).toBe(many.length - 1);
    expect(await store.subscriptions.get('slack:T1', 's77')).toMatchObject({ nextDue: 1 });
    await database.run('drop function failing cascade');
  });

  it('is not kept waiting by what somebody has locked, which goes on alone', async () => {
    await database.run(`begin; select * from subscriptions where id = 's5' for update`);
    const fired = fireAll();
    const free = fired.filter((_, index) => index !== 5);
    expect(await Promise.all(free)).toEqual(free.map(() => true));
    expect(await moved()).toBe(many.length - 1);
    await database.run('rollback');
    expect(await fired[5]).toBe(true);
  });

  it('stays apart where it is about more than one subscription', async () => {
    // Else a firing whose subscription is still there would add its delivery after all has been deleted.
    await Promise.all([
      store.workspaces.forget('slack:T1'),
      ...fireAll(),
      store.workspaces.forget('slack:T1'),
    ]);
    expect(await count('select count(*) from deliveries')).toBe(0);
  });

  it('is done to the end before the store is closed, with one connection as with several', async () => {
    const other = await createPostgresStore({ url: database.url, connections: 1 });
    const fired = fireAll(other);
    const closing = [other.close(), other.close()];
    expect(await Promise.all(fired)).toEqual(many.map(() => true));
    await Promise.all(closing);
    await expect(fire(0, other)).rejects.toMatchObject({ facts: { problem: 'the database is closed' } });
  });

  it('gives each of several that claim at once something, where there is enough', async () => {
    const due = many
      .slice(0, 60)
      .map(({ id }, index) => newDelivery(1, { id: `d${index}`, subscription: id }));
    await Promise.all(due.map((delivery) => store.deliveries.add(delivery)));
    await database.run(`begin; select * from deliveries order by id limit 20 for update`);
    const claims = [1, 2].map((copy) => store.deliveries.claim(['slack'], `copy-${copy}`, leaseMs, 20));
    expect((await Promise.all(claims)).map(({ length }) => length)).toEqual([20, 20]);
    await database.run('rollback');
    expect(await store.deliveries.claim(['slack'], 'copy-3', leaseMs, 60)).toHaveLength(20);
  });
});
