/** Opens the database file: made where there is none, looked over where there is one. */
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BriefingError } from '../../core/errors.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { cannotOpen, storeUnavailable } from './sqlite-errors.ts';

/** What SQLite itself waits, in which the event loop stands still: the ordinary commit of another process and no more. */
const blockingWaitMs = 5;

/** Up to here the whole file is looked over (at most half a second, most of it for the full-text index); beyond, only what is read reports damage. */
const largestChecked = 64 * 1024 * 1024;

/**
 * `file` may be `:memory:`. Throws BriefingError `store-unavailable`, and leaves a file that is damaged or none of
 * SQLite's as it was.
 */
export async function openSqlite(file: string, waitMs: number): Promise<DatabaseSync> {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') makeFile(file);
    const opened = new DatabaseSync(file, { timeout: blockingWaitMs });
    database = opened;
    await retryWhileBusy(waitMs, () => {
      opened.exec('PRAGMA journal_mode = WAL');
      // With NORMAL a power cut takes back the last commits; with FULL what has been acknowledged stays.
      opened.exec('PRAGMA synchronous = FULL');
    });
    if (file === ':memory:' || statSync(file).size <= largestChecked)
      await retryWhileBusy(waitMs, () => lookOver(opened));
    return opened;
  } catch (error) {
    database?.close();
    throw cannotOpen(file, error);
  }
}

/** Only its owner may read what people asked. SQLite gives its companions (-wal, -shm) the same mode. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

function lookOver(database: DatabaseSync): void {
  const found = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (found !== 'ok')
    throw new BriefingError('store-unavailable', { problem: `the database is damaged (${found})` });
}

/** Runs `work` while no other process can write; half of it is never kept. */
export async function withWriteLock<T>(
  database: DatabaseSync,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  await retryWhileBusy(waitMs, () => database.exec('BEGIN IMMEDIATE'));
  try {
    const result = await work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw storeUnavailable(error);
  }
}
