import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpSqlite } from '../../../src/adapters/store/back-up-sqlite.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { here, newArticle } from '../../contract/store/store-samples.ts';
import { runStoreProcess } from './run-store-process.ts';

const clock = { now: () => Date.now() };
let folder: string;
let file: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  mkdirSync(join(folder, 'backups'));
  file = join(folder, 'briefwire.db');
  to = join(folder, 'backups', 'monday.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (at = file) => createSqliteStore({ file: at, clock });
const made = () => readdirSync(join(folder, 'backups'));
const failed = (problem: string, mend: string) => ({
  code: 'backup-failed',
  facts: { file: to, problem: expect.stringContaining(problem), mend },
});

async function fill(): Promise<void> {
  const store = await open();
  for (let index = 0; index < 40; index++)
    await store.articles.add(here, newArticle(`a${index}`, 'Words. '.repeat(2_000)));
  await store.close();
}

describe('a backup', () => {
  it('has all that had been acknowledged, for its owner only, and can be worked with', async () => {
    const store = await open();
    await store.articles.add(here, newArticle('a'));
    await backUpSqlite({ file, to });
    await store.articles.add(here, newArticle('b'));
    await store.close();
    expect(made()).toEqual(['monday.db']);
    if (process.platform !== 'win32') expect(statSync(to).mode & 0o777).toBe(0o600);
    const copy = await open(to);
    expect((await copy.articles.list(here)).map(({ id }) => id)).toEqual(['a']);
    expect(await copy.articles.add(here, newArticle('c'))).toBe(true);
    const found = await copy.library.search(here, newArticle('a').terms, 8);
    expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
    await copy.close();
  });

  it('is of one moment while another process goes on writing', async () => {
    await fill();
    const writer = await runStoreProcess([file, 'write']);
    writer.go();
    let before = -1;
    while (before < 20) before = Number(await writer.next());
    await backUpSqlite({ file, to });
    const after = Number(await writer.next());
    expect(after).toBeGreaterThan(before);
    await writer.kill();
    const copy = await open(to);
    const keys = Array.from({ length: before + 1 }, (_, key) => copy.places.briefOf('w', [`p${key}`]));
    expect(await Promise.all(keys)).toEqual(keys.map((_, key) => `b${key}`));
    await copy.close();
  });
});

describe('a backup is refused, and nothing half made is left:', () => {
  it('onto a file that exists, which stays as it is', async () => {
    await fill();
    writeFileSync(to, 'Mine.');
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(failed('it exists already', 'other-path'));
    expect(readFileSync(to, 'utf8')).toBe('Mine.');
    expect(made()).toEqual(['monday.db']);
  });

  it('while another one is being made', async () => {
    await fill();
    writeFileSync(`${to}.part`, 'Theirs.');
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(
      failed(`${to}.part is there already`, 'wait'),
    );
    expect(readFileSync(`${to}.part`, 'utf8')).toBe('Theirs.');
    expect(made()).toEqual(['monday.db.part']);
  });

  it('into a folder that is not there', async () => {
    await fill();
    to = join(folder, 'elsewhere', 'monday.db');
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(
      failed('there is no such folder', 'folder'),
    );
    expect(readdirSync(folder)).not.toContain('elsewhere');
  });

  it('of a database that is not there, which is not made either', async () => {
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(
      failed(`there is no database ${file} yet`, 'database'),
    );
    expect(made()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['backups']);
  });

  it('of a file that is no database', async () => {
    writeFileSync(file, 'This is an article. '.repeat(500));
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(
      failed('the file is not a database', 'restore'),
    );
    expect(made()).toEqual([]);
  });

  it('of a damaged database', async () => {
    await fill();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 9_000));
    await expect(backUpSqlite({ file, to })).rejects.toMatchObject(
      failed('the database is damaged', 'restore'),
    );
    expect(made()).toEqual([]);
  });

  it('of a database that another process has locked altogether', async () => {
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE notes (id TEXT); PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    await expect(backUpSqlite({ file, to, waitMs: 50 })).rejects.toMatchObject(failed('locked', 'wait'));
    expect(made()).toEqual([]);
    database.close();
    await backUpSqlite({ file, to });
    expect(made()).toEqual(['monday.db']);
  });
});
