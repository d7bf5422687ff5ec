import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../src/adapters/store/migrations/migrations.ts';
import { openSqlite } from '../../../src/adapters/store/open-sqlite.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { wordError } from '../../../src/commands/messages.ts';
import { runStoreProcess } from './run-store-process.ts';

const clock = { now: () => Date.now() };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  file = join(folder, 'briefwire.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (at = file) => createSqliteStore({ file: at, clock });
const refused = (problem: string, at = file) => ({
  code: 'store-unavailable',
  facts: { file: at, problem: expect.stringMatching(`^${RegExp.escape(problem)}`) },
});

async function fill(): Promise<void> {
  const store = await open();
  for (let index = 0; index < 40; index++) {
    const text = { id: `a${index}`, name: 'a', source: 'Words. '.repeat(2_000), format: 'text' } as const;
    await store.articles.add('w', { id: `a${index}`, title: 'A', addedBy: 'U1', text, terms: ['word'] });
  }
  await store.close();
}

describe('opening', () => {
  it.runIf(process.platform !== 'win32')('makes folder and files for their owner only', async () => {
    const deep = join(folder, 'some', 'data', 'briefwire.db');
    const store = await open(deep);
    await store.seen.claim('a', 1);
    for (const made of [deep, `${deep}-wal`, `${deep}-shm`]) expect(statSync(made).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'some')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('takes an empty file as a new one', async () => {
    writeFileSync(file, '');
    await (await open()).close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it('sets what durability and waiting rest on', async () => {
    const database = await openSqlite(file, 1_000);
    const ask = (pragma: string) => Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
    const full = 2;
    expect([ask('journal_mode'), ask('synchronous'), ask('foreign_keys')]).toEqual(['wal', full, 1]);
    database.close();
  });

  it('works for two at once in one process', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const claims = await Promise.all(stores.map((store) => store.seen.claim('a', 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    for (const store of stores) await store.close();
  });

  it('says what it did to the tables, once', async () => {
    const told: unknown[] = [];
    const logger = { info: (...words: unknown[]) => told.push(words), warn() {}, error() {} };
    await (await createSqliteStore({ file, clock, logger })).close();
    await (await createSqliteStore({ file, clock, logger })).close();
    expect(told).toEqual([[expect.any(String), { file, migrated: Object.keys(migrations) }]]);
  });
});

describe('a file that is no sound database is refused and left as it is:', () => {
  it.each([
    ['a long text', Buffer.from('This is an article and not a database. '.repeat(500))],
    ['a short text', Buffer.from('Hello.')],
    ['zeros', Buffer.alloc(8_192)],
  ])('%s', async (_what, bytes) => {
    writeFileSync(file, bytes);
    const opened = open();
    await expect(opened).rejects.toMatchObject(refused('the file is not a database'));
    expect(wordError(await opened.catch((error: unknown) => error))).toContain('is not a database');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it.each([
    [
      'a page overwritten',
      (bytes: Buffer) => Buffer.from(bytes).fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 9_000),
    ],
    ['the end cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40_960)],
    ['the tables’ page overwritten', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, 100, 4_096)],
  ])('%s', async (_what, damage) => {
    await fill();
    const bytes = damage(readFileSync(file));
    writeFileSync(file, bytes);
    await expect(open()).rejects.toMatchObject(refused('the database is damaged'));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('another program’s database', async () => {
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE articles (headline TEXT)');
    database.close();
    await expect(open()).rejects.toMatchObject(refused('SQLite error 1: table "articles" already exists'));
    const again = new DatabaseSync(file);
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'articles' }]);
    again.close();
  });
});

describe('a place where no file can be is refused:', () => {
  it('a folder of that name', async () => {
    await expect(open(folder)).rejects.toMatchObject(refused('this is a folder', folder));
  });

  it('a file where a folder should be', async () => {
    writeFileSync(join(folder, 'note.txt'), 'A note.');
    const at = join(folder, 'note.txt', 'data', 'briefwire.db');
    await expect(open(at)).rejects.toMatchObject(refused('part of its path is not a folder', at));
  });

  describe.runIf(process.platform !== 'win32')('without permission', () => {
    const openUnprivileged = async () => {
      chmodSync(folder, 0o755);
      const other = await runStoreProcess([file, 'open-unprivileged']);
      other.go();
      return other.next();
    };

    it('to make the folder', async () => {
      mkdirSync(join(folder, 'locked'), { mode: 0o555 });
      file = join(folder, 'locked', 'data', 'briefwire.db');
      expect(await openUnprivileged()).toMatchObject(refused('not permitted'));
    });

    it('to write into the folder', async () => {
      mkdirSync(join(folder, 'locked'), { mode: 0o555 });
      file = join(folder, 'locked', 'briefwire.db');
      expect(await openUnprivileged()).toMatchObject(refused('not permitted'));
    });

    it('to write the file', async () => {
      await fill();
      chmodSync(file, 0o444);
      expect(await openUnprivileged()).toMatchObject(refused('not permitted'));
    });
  });
});
