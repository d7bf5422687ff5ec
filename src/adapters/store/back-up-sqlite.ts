/** A copy of the database file, made while others go on working with it. */
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BriefingError, type BriefingFacts } from '../../core/errors.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { primaryCode, storeUnavailable } from './sqlite-errors.ts';

/** All in one step: in several, each write of another process would make it begin anew. */
const pagesAStep = 2 ** 31 - 1;

/** Nobody writes so long. */
const usualWaitMs = 2_000;

export interface SqliteBackup {
  readonly file: string;
  /** Nothing is there yet. */
  readonly to: string;
  /** For how long to wait for a lock of another process; 2,000 unless given. */
  readonly waitMs?: number;
}

/**
 * Copies the database, as it is at one moment, and looks the copy over. Throws BriefingError `backup-failed`; nothing
 * half made is left then.
 */
export async function backUpSqlite({ file, to, waitMs = usualWaitMs }: SqliteBackup): Promise<void> {
  const refuse = (mend: Mend, problem: string, cause?: unknown) =>
    new BriefingError('backup-failed', { file: to, problem, mend }, { cause });
  const part = `${to}.part`;
  if (existsSync(to)) throw refuse('other-path', 'it exists already');
  if (!existsSync(file)) throw refuse('database', `there is no database ${file} yet`);
  try {
    // Made here, so that only its owner may read it.
    closeSync(openSync(part, 'wx', 0o600));
  } catch (cause) {
    throw refuse(...whyNotMade(part, cause), cause);
  }
  try {
    await copy(file, part, waitMs);
    const found = lookOver(part);
    if (found !== 'ok') throw refuse('restore', `the database is damaged: ${found}`);
    // Somebody else may have made it meanwhile.
    if (existsSync(to)) throw refuse('other-path', 'it exists already');
    renameSync(part, to);
  } catch (cause) {
    for (const companion of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${companion}`, { force: true });
    if (cause instanceof BriefingError && cause.code === 'backup-failed') throw cause;
    const error = storeUnavailable(cause);
    if (error instanceof BriefingError && error.code === 'store-unavailable')
      throw refuse(mendOf(error.cause), (error.facts as { problem: string }).problem, cause);
    throw cause;
  }
}

async function copy(file: string, to: string, waitMs: number): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // The backup would not say what is wrong with what it copies.
    await retryWhileBusy(waitMs, () => database.exec('SELECT count(*) FROM sqlite_schema'));
    await backup(database, to, { rate: pagesAStep });
  } finally {
    database.close();
  }
}

function lookOver(file: string): unknown {
  const database = new DatabaseSync(file);
  try {
    return Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  } finally {
    database.close();
  }
}

function whyNotMade(part: string, cause: unknown): [Mend, string] {
  const code = codeOf(cause);
  if (code === 'EEXIST')
    return ['wait', `${part} is there already: another backup, or what is left of one that can be deleted`];
  if (code === 'ENOENT') return ['folder', 'there is no such folder'];
  const error = storeUnavailable(cause);
  const problem =
    error instanceof BriefingError ? (error.facts as { problem: string }).problem : String(cause);
  return [mendOf(cause), problem];
}

type Mend = BriefingFacts['backup-failed']['mend'];

/** By SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const mends: Readonly<Record<number, Mend>> = {
  5: 'wait',
  6: 'wait',
  7: 'wait',
  11: 'restore',
  13: 'space',
  26: 'restore',
};

function mendOf(cause: unknown): Mend {
  const code = primaryCode(cause);
  if (code !== null) return mends[code] ?? 'rights';
  if (codeOf(cause) === 'ENOTDIR') return 'folder';
  return codeOf(cause) === 'ENOSPC' ? 'space' : 'rights';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
