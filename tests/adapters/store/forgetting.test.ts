import type { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openStoreParts } from './open-store-parts.ts';

/** Every table that holds something of a workspace, as the database itself knows them. */
function ownTables(database: DatabaseSync): readonly string[] {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  return tables
    .map(({ name }) => String(name))
    .filter(
      (name) =>
        name === 'workspaces' || columnsOf(database, name).some((column) => column.name === 'workspace'),
    );
}

function columnsOf(database: DatabaseSync, table: string) {
  return database.prepare(`SELECT name, type, "notnull" AS needed FROM pragma_table_info(?)`).all(table);
}

/** A row whose texts are all the workspace, and whose numbers are all 1. */
function addRow(database: DatabaseSync, table: string, workspace: string): void {
  const columns = columnsOf(database, table).filter(({ needed }) => needed === 1);
  const values = columns.map(({ type }) => (/text/i.test(String(type)) ? workspace : 1));
  database
    .prepare(`INSERT INTO ${table} (${columns.map(({ name }) => name)}) VALUES (${values.map(() => '?')})`)
    .run(...values);
}

function rows(database: DatabaseSync, workspace: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ownTables(database).map((table) => {
      const column = table === 'workspaces' ? 'id' : 'workspace';
      const count = database.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`).get(workspace);
      return [table, count?.n];
    }),
  );
}

it.each(['forget', 'purge'] as const)('%s empties every table that has a workspace', async (how) => {
  const { store, database } = await openStoreParts(':memory:');
  const tables = ownTables(database);
  expect(tables.length).toBeGreaterThan(6);
  for (const table of tables) for (const workspace of ['w:1', 'w:2']) addRow(database, table, workspace);
  const full = Object.fromEntries(tables.map((table) => [table, 1]));
  expect(rows(database, 'w:1')).toEqual(full);
  if (how === 'forget') await store.workspaces.forget('w:1');
  else {
    await store.workspaces.leave('w:1', 0);
    // The others have expired by the clock of this store.
    database.exec('UPDATE conversations SET expires_at = 9e15; UPDATE exchanges SET expires_at = 9e15');
    await store.purge();
  }
  expect(rows(database, 'w:1')).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  expect(rows(database, 'w:2')).toEqual(full);
  await store.close();
});
