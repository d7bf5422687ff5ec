import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/adapters/store/open-sqlite.ts';
import {
  createSqliteConnection,
  type SqliteConnection,
} from '../../../src/adapters/store/sqlite-connection.ts';

let folder: string;
let database: DatabaseSync;
let other: DatabaseSync;
let connection: SqliteConnection;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  database = await openSqlite(join(folder, 'briefwire.db'), 1_000);
  database.exec('CREATE TABLE notes (id TEXT PRIMARY KEY, note TEXT NOT NULL)');
  other = await openSqlite(join(folder, 'briefwire.db'), 1_000);
  connection = createSqliteConnection({ database, waitMs: 500 });
});
afterEach(async () => {
  await connection.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const put = (id: string, note: string | null) =>
  connection.executeQuery(CompiledQuery.raw('INSERT INTO notes VALUES (?, ?)', [id, note]));
/** What another process finds: what has been committed. */
const kept = () =>
  other
    .prepare('SELECT id FROM notes ORDER BY id')
    .all()
    .map(({ id }) => id);

describe('writes', () => {
  it('of one moment share a commit, and are acknowledged only after it', async () => {
    const version = () => other.prepare('PRAGMA data_version').get();
    version();
    const first = put('a', 'A').then(() => kept());
    const all = Promise.all(Array.from({ length: 150 }, (_, index) => put(`n${index}`, 'N')));
    expect(kept()).toEqual([]);
    expect(await first).toHaveLength(151);
    const once = version();
    await all;
    expect(version()).toEqual(once);
  });

  it('more than are put together at once are all written', async () => {
    await Promise.all(Array.from({ length: 1_001 }, (_, index) => put(`n${index}`, 'N')));
    expect(kept()).toHaveLength(1_001);
  });

  it('that follow at once upon an acknowledgement are not forgotten', async () => {
    for (let index = 0; index < 20; index++) await put(`n${index}`, 'N');
    await Promise.all([put('x', 'X').then(() => put('y', 'Y')), put('z', 'Z')]);
    expect(kept()).toHaveLength(23);
  });

  it('that fail take no others with them', async () => {
    const results = await Promise.allSettled([
      put('a', 'A'),
      put('b', null),
      put('c', 'C'),
      put('a', 'again'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(kept()).toEqual(['a', 'c']);
    expect(results[1]).toMatchObject({
      reason: { code: 'store-unavailable', facts: { problem: expect.stringContaining('NOT NULL') } },
    });
  });

  it('say how many rows they changed, and give what they return', async () => {
    expect(await put('a', 'A')).toEqual({ rows: [], numAffectedRows: 1n });
    const removed = CompiledQuery.raw('DELETE FROM notes RETURNING id, note');
    expect(await connection.executeQuery(removed)).toEqual({ rows: [{ id: 'a', note: 'A' }] });
  });
});

describe('several statements as one', () => {
  const insert = (id: string, note: string | null) =>
    CompiledQuery.raw('INSERT INTO notes VALUES (?, ?)', [id, note]);
  const rename = (from: string, to: string) =>
    CompiledQuery.raw('UPDATE notes SET id = ? WHERE id = ?', [to, from]);

  it('are done where the first changes a row, and not at all where it changes none', async () => {
    await put('a', 'A');
    expect(await connection.atomically(rename('x', 'y'), [insert('b', 'B')])).toBe(false);
    expect(kept()).toEqual(['a']);
    expect(await connection.atomically(rename('a', 'c'), [insert('b', 'B'), rename('b', 'd')])).toBe(true);
    expect(kept()).toEqual(['c', 'd']);
    const gives = CompiledQuery.raw('UPDATE notes SET note = 1 WHERE id = ? RETURNING id', ['c']);
    expect(await connection.atomically(gives, [])).toBe(true);
  });

  it('are undone with the first where a later one fails, and take no others with them', async () => {
    const results = await Promise.allSettled([
      put('a', 'A'),
      connection.atomically(insert('b', 'B'), [insert('c', 'C'), insert('c', 'again')]),
      connection.atomically(insert('d', 'D'), [insert('e', 'E')]),
      put('f', 'F'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'store-unavailable' } });
    expect(kept()).toEqual(['a', 'd', 'e', 'f']);
  });

  it('are done in the order in which they were asked for, among single ones', async () => {
    const done = await Promise.all([
      connection.atomically(rename('a', 'b'), []),
      put('a', 'A').then(() => true),
      connection.atomically(rename('a', 'b'), []),
      connection.atomically(rename('a', 'c'), []),
    ]);
    expect(done).toEqual([false, true, true, false]);
    expect(kept()).toEqual(['b']);
  });

  it('share a commit with what is asked for at the same moment', async () => {
    const version = () => other.prepare('PRAGMA data_version').get();
    version();
    const pairs = Array.from({ length: 90 }, (_, index) =>
      connection.atomically(insert(`n${index}`, 'N'), [rename(`n${index}`, `m${index}`)]),
    );
    await pairs[0];
    const once = version();
    await Promise.all(pairs);
    expect(version()).toEqual(once);
    expect(kept()).toHaveLength(90);
  });

  it('can be more than are put together at once', async () => {
    const many = Array.from({ length: 500 }, (_, index) => insert(`n${index}`, 'N'));
    const [large] = await Promise.all([connection.atomically(insert('a', 'A'), many), put('b', 'B')]);
    expect(large).toBe(true);
    expect(kept()).toHaveLength(502);
  });

  it('are refused once it is closed', async () => {
    await connection.close();
    const refused = { facts: { problem: 'the database is closed' } };
    await expect(connection.atomically(insert('a', 'A'), [])).rejects.toMatchObject(refused);
  });
});

describe('a trouble that passes', () => {
  it('a full disk: refused, nothing half written, and well again afterwards', async () => {
    await put('a', 'A');
    database.exec('PRAGMA max_page_count = 4');
    const big = 'x'.repeat(100_000);
    const [small, large] = await Promise.allSettled([put('b', 'B'), put('c', big)]);
    expect(small).toMatchObject({ status: 'fulfilled' });
    expect(large).toMatchObject({
      status: 'rejected',
      reason: { code: 'store-unavailable', facts: { problem: 'the disk is full' }, cause: { errcode: 13 } },
    });
    expect(kept()).toEqual(['a', 'b']);
    database.exec('PRAGMA max_page_count = 100000');
    await put('c', big);
    expect(kept()).toEqual(['a', 'b', 'c']);
  });

  it('a database that may only be read for a while', async () => {
    database.exec('PRAGMA query_only = 1');
    await expect(put('a', 'A')).rejects.toMatchObject({ facts: { problem: 'the database is read-only' } });
    database.exec('PRAGMA query_only = 0');
    await put('a', 'A');
    expect(kept()).toEqual(['a']);
  });

  it('a lock: those who asked later are not made to wait as long once more', async () => {
    other.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    const early = put('a', 'A');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const results = await Promise.allSettled([early, put('b', 'B')]);
    expect(performance.now() - began).toBeLessThan(900);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    other.exec('ROLLBACK');
    await put('a', 'A');
    expect(kept()).toEqual(['a']);
  });
});

it('closing writes what was asked before, and refuses what comes after', async () => {
  const writes = Promise.all([put('a', 'A'), put('b', 'B')]);
  await connection.close();
  await writes;
  expect(kept()).toEqual(['a', 'b']);
  await expect(put('c', 'C')).rejects.toMatchObject({ facts: { problem: 'the database is closed' } });
});
