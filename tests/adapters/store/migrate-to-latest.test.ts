import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrateToLatest } from '../../../src/adapters/store/migrate-to-latest.ts';
import { migrations } from '../../../src/adapters/store/migrations/migrations.ts';
import { openSqlite, withWriteLock } from '../../../src/adapters/store/open-sqlite.ts';
import type { Schema } from '../../../src/adapters/store/schema.ts';
import { createSqliteConnection } from '../../../src/adapters/store/sqlite-connection.ts';
import { createSqliteDialect } from '../../../src/adapters/store/sqlite-dialect.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';

const clock = { now: () => Date.now() };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  file = join(folder, 'briefwire.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As a Briefwire with these migrations would open the file. */
async function migrate(steps: Readonly<Record<string, Migration>>): Promise<readonly string[]> {
  const database = await openSqlite(file, 1_000);
  const connection = createSqliteConnection({ database, waitMs: 1_000 });
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(connection) });
  try {
    return await withWriteLock(database, 1_000, () => migrateToLatest(db, steps));
  } finally {
    await connection.close();
  }
}

async function tables(): Promise<unknown[]> {
  const database: DatabaseSync = await openSqlite(file, 1_000);
  const rows = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  database.close();
  return rows.map(({ name }) => name);
}

const addNote: Migration = {
  up: (db) => db.schema.createTable('notes').addColumn('id', 'text').execute(),
};

it('runs what is missing and keeps what is there', async () => {
  const store = await createSqliteStore({ file, clock });
  await store.places.setBrief('w', 'p', 'b');
  await store.close();
  expect(await migrate({ ...migrations, '9998-notes': addNote })).toEqual(['9998-notes']);
  expect(await migrate({ ...migrations, '9998-notes': addNote })).toEqual([]);
  expect(await tables()).toContain('notes');
  const database = await openSqlite(file, 1_000);
  expect(database.prepare('SELECT brief FROM places').all()).toEqual([{ brief: 'b' }]);
  database.close();
});

it('refuses a database that a newer version has made, and leaves it as it is', async () => {
  await migrate({ ...migrations, '9998-notes': addNote, '9999-more': { up: async () => {} } });
  const before = await tables();
  await expect(createSqliteStore({ file, clock })).rejects.toMatchObject({
    code: 'store-unavailable',
    facts: {
      file,
      problem: `made by a newer version of Briefwire: 9998-notes, 9999-more; update Briefwire`,
    },
  });
  expect(await tables()).toEqual(before);
});

it('keeps no half of a migration that fails, nor those that ran before it', async () => {
  const failing: Migration = {
    async up(db) {
      await addNote.up(db);
      throw new Error('a bug');
    },
  };
  await expect(migrate({ ...migrations, '9998-notes': failing })).rejects.toThrow('a bug');
  expect(await tables()).toEqual([]);
  await (await createSqliteStore({ file, clock })).close();
  expect(await tables()).toContain('articles');
});

it('keeps articles from before it was noted when they were added', async () => {
  const { '0001-first-tables': first } = migrations;
  if (!first) throw new Error('There is a first step.');
  await migrate({ '0001-first-tables': first });
  const database = await openSqlite(file, 1_000);
  database.exec(`INSERT INTO articles (workspace, id, title, added_by, text)
    VALUES ('w', 'old', '"Old"', 'U1', '{"id":"old","name":"old.txt","source":"One.","format":"text"}')`);
  database.close();
  const store = await createSqliteStore({ file, clock });
  expect(await store.articles.list('w')).toEqual([{ id: 'old', title: 'Old', addedAt: 0 }]);
  expect(await store.articles.get('w', 'old')).toEqual({
    id: 'old',
    title: 'Old',
    addedBy: 'U1',
    text: { id: 'old', name: 'old.txt', source: 'One.', format: 'text' },
  });
  const text = { id: 'old', name: 'a', source: 'Another.', format: 'text' } as const;
  expect(await store.articles.add('w', { id: 'old', title: 'Another', addedBy: 'U1', text, terms: [] })).toBe(
    false,
  );
  await store.close();
});
