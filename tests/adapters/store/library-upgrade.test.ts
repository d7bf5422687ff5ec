/** Stores from before there was an index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateToLatest } from '../../../src/adapters/store/migrate-to-latest.ts';
import { migrations } from '../../../src/adapters/store/migrations/migrations.ts';
import { openSqlite, withWriteLock } from '../../../src/adapters/store/open-sqlite.ts';
import { migratePostgres } from '../../../src/adapters/store/postgres-migration.ts';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import type { Schema } from '../../../src/adapters/store/schema.ts';
import { createSqliteConnection } from '../../../src/adapters/store/sqlite-connection.ts';
import { createSqliteDialect } from '../../../src/adapters/store/sqlite-dialect.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { indexTerms } from '../../../src/core/text/index-terms.ts';
import type { Store } from '../../../src/ports/store.ts';
import { article, here, newArticle, there } from '../../contract/store/store-samples.ts';
import { hasPostgres, makeTestDatabase } from '../../fakes/postgres/test-database.ts';
import { runTogether } from './run-store-process.ts';

interface OldStore {
  /** As what processes are told opens it. */
  readonly address: string;
  open(): Promise<Store>;
  dispose(): Promise<void>;
}

const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0003'));

/** `articles`: as a Briefwire of then would have kept them. */
const inserts = (articles: readonly (readonly [workspace: string, id: string])[]) =>
  articles
    .map(([workspace, id]) => {
      const { title, addedBy, text } = article(id, `The bridge number ${id}.`);
      const values = [workspace, id, JSON.stringify(title), addedBy, JSON.stringify(text)];
      return `insert into articles (workspace, id, title, added_by, text, added_at)
        values (${values.map((value) => `'${value}'`).join(', ')}, 5);`;
    })
    .join('\n');

async function makeOldSqlite(sql: string): Promise<OldStore> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  const file = join(folder, 'briefwire.db');
  const database = await openSqlite(file, 1_000);
  const connection = createSqliteConnection({ database, waitMs: 1_000 });
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(connection) });
  await withWriteLock(database, 1_000, () => migrateToLatest(db, before));
  database.exec(sql);
  await connection.close();
  return {
    address: file,
    open: () => createSqliteStore({ file, clock: { now: () => 1_000 } }),
    dispose: async () => rmSync(folder, { recursive: true }),
  };
}

async function makeOldPostgres(sql: string): Promise<OldStore> {
  const database = await makeTestDatabase();
  await migratePostgres({ url: database.url, connectMs: 5_000 }, before);
  await database.run(sql);
  return {
    address: database.url,
    open: () => createPostgresStore({ url: database.url, connections: 3 }),
    dispose: () => database.drop(),
  };
}

/** As whoever has the texts read does it. */
async function indexAll(store: Store, most: number): Promise<number> {
  let indexed = 0;
  for (;;) {
    const some = await store.library.unindexed(most);
    if (some.length === 0) return indexed;
    expect(some.length).toBeLessThanOrEqual(most);
    indexed += some.length;
    for (const { workspace, id, text } of some)
      await store.library.index(workspace, { id, terms: indexTerms(text.source) });
  }
}

const drivers = [
  ['SQLite', makeOldSqlite, true],
  ['PostgreSQL', makeOldPostgres, hasPostgres],
] as const;

for (const [name, make, runs] of drivers)
  describe.runIf(runs)(`${name}: a store from before there was an index`, () => {
    const ids = Array.from({ length: 25 }, (_, number) => `a${number}`);
    let old: OldStore;
    const opened: Store[] = [];
    const open = async () => {
      const store = await old.open();
      opened.push(store);
      return store;
    };
    beforeEach(async () => {
      old = await make(inserts([...ids.map((id) => [here, id] as const), [there, 'a7']]));
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      await old.dispose();
    });

    const search = async (store: Store, question: string, workspace = here) =>
      (await store.library.search(workspace, indexTerms(question), 100)).map(({ id }) => id);

    it('keeps its articles, which are not found until they are indexed', async () => {
      const store = await open();
      expect(await store.articles.list(here)).toHaveLength(25);
      expect(await search(store, 'bridge')).toEqual([]);
      await store.articles.add(here, newArticle('new', 'The bridge.'));
      expect(await search(store, 'bridge')).toEqual(['new']);
      const some = await store.library.unindexed(1);
      expect(some).toEqual([
        {
          workspace: here,
          id: expect.any(String),
          text: article(some[0]?.id ?? '', `The bridge number ${some[0]?.id}.`).text,
        },
      ]);
      expect(await store.library.unindexed(0)).toEqual([]);
      expect(await indexAll(store, 4)).toBe(26);
      expect(await search(store, 'bridge')).toHaveLength(26);
      expect(await search(store, 'a7')).toEqual(['a7']);
      expect(await search(store, 'bridge', there)).toEqual(['a7']);
      expect(await store.articles.remove(here, 'a7')).toBe(true);
      expect([await search(store, 'a7'), await search(store, 'a7', there)]).toEqual([[], ['a7']]);
      expect(await store.library.unindexed(4)).toEqual([]);
    });

    it('names those again that were not indexed when they were asked for', async () => {
      const store = await open();
      const asked = new Set<string>();
      for (let turn = 0; turn < 30; turn++)
        for (const { workspace, id } of await store.library.unindexed(3)) asked.add(`${workspace} ${id}`);
      expect(asked.size).toBe(26);
      expect(await store.library.unindexed(100)).not.toEqual([]);
      expect(await indexAll(store, 3)).toBe(26);
    });

    it('is indexed by several copies at once while articles are removed', async () => {
      const copies = [await open(), await open()];
      const [first] = copies;
      await Promise.all([
        ...copies.map((copy) => indexAll(copy, 2)),
        ...ids.slice(0, 10).map((id) => first?.articles.remove(here, id)),
        first?.workspaces.forget(there),
      ]);
      expect(await search(copies[0] as Store, 'bridge')).toHaveLength(15);
      expect(await search(copies[1] as Store, 'bridge', there)).toEqual([]);
      // Nothing is left in the index of what was removed meanwhile.
      for (const id of ids.slice(0, 10)) expect(await first?.articles.add(here, newArticle(id))).toBe(true);
    });

    it('is brought up to date once where several processes start together', async () => {
      expect(await runTogether(3, [old.address, 'open'])).toEqual(['here', 'here', 'here']);
      expect(await indexAll(await open(), 10)).toBe(26);
    });
  });
