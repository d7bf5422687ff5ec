import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratePostgres } from '../../../src/adapters/store/postgres-migration.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import { newDelivery, subscription } from '../../contract/store/store-samples.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';
import { runStoreProcess, runTogether } from './run-store-process.ts';

describe.runIf(hasPostgres)('several processes on one database', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await makeTestDatabase();
  });
  afterEach(() => database.drop());

  it('open it at the same moment while nothing is in it: all of them can work', async () => {
    expect(await runTogether(3, [database.url, 'open'])).toEqual(['here', 'here', 'here']);
  });

  it('claim several hundred ids: each has exactly one winner', async () => {
    const won = (await runTogether(3, [database.url, 'claim', '200'])) as number[][];
    const ids = won.flat().sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 200 }, (_, index) => index));
    // Else they did not compete.
    expect(won.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });

  it('fire the same subscriptions and claim the same deliveries: each is had by one of them', async () => {
    const store = await createPostgresStore({ url: database.url });
    const ids = Array.from({ length: 500 }, (_, index) => `s${index}`);
    const resting = Array.from({ length: 100 }, (_, index) => `r${index}`);
    await store.subscriptions.configure([
      ...ids.map((id) => subscription(id, { nextDue: 1 })),
      ...resting.map((id) => subscription(id)),
    ]);
    const asked = resting.map((id, index) => newDelivery(index, { subscription: id }));
    await Promise.all(asked.map((delivery) => store.deliveries.add(delivery)));
    const won = (await runTogether(2, [database.url, 'fire'], 2)) as string[][];
    expect(won.flat().sort()).toEqual([...ids, ...asked.map(({ id }) => id)].sort());
    // Else they did not compete.
    expect(won.filter((mine) => mine.length > 0)).toHaveLength(2);
    const found = await database.run('select subscription from deliveries');
    expect(found.map(({ subscription }) => subscription).sort()).toEqual([...ids, ...resting].sort());
    await store.close();
  });

  it('one that is killed in the middle of writing loses nothing that was acknowledged', async () => {
    const writer = await runStoreProcess([database.url, 'write']);
    writer.go();
    let acknowledged = 0;
    while (acknowledged < 50) acknowledged = Number(await writer.next());
    await writer.kill();
    const store = await createPostgresStore({ url: database.url });
    for (let key = 0; key <= acknowledged; key++)
      expect(await store.places.briefOf('w', [`p${key}`])).toBe(`b${key}`);
    await store.close();
  });
});

describe.runIf(hasPostgres)('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await makeTestDatabase();
  });
  afterEach(() => database.drop());

  const migrate = (up: string) =>
    migratePostgres(
      { url: database.url, connectMs: 5_000 },
      {
        '0001-notes': { up: async (db) => db.schema.createTable('notes').addColumn('id', 'text').execute() },
        '0002-more': {
          async up(db) {
            await db.schema.createTable('more').addColumn('id', 'text').execute();
            if (up !== '') throw new Error(up);
          },
        },
      },
    );
  const tables = async () =>
    (
      await database.run(`select tablename from pg_tables where schemaname = 'public' order by tablename`)
    ).map(({ tablename }) => tablename);

  it('that fail tell why, keep nothing of what ran, and can be tried again', async () => {
    await expect(migrate('a bug')).rejects.toThrow('a bug');
    expect(await tables()).toEqual([]);
    expect(await migrate('')).toEqual(['0001-notes', '0002-more']);
    expect(await tables()).toEqual(['kysely_migration', 'kysely_migration_lock', 'more', 'notes']);
  });

  it('run once where two begin together, and the other waits for the first', async () => {
    const done = await Promise.all([migrate(''), migrate('')]);
    expect(done.map(({ length }) => length).sort()).toEqual([0, 2]);
  });
});
