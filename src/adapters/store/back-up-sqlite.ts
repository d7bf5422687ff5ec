/** A copy of the database file, made while others go on working with it. */
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BriefingError } from '../../core/errors.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { storeUnavailable } from './sqlite-errors.ts';

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
  const refuse = (problem: string, cause?: unknown) =>
    new BriefingError('backup-failed', { file: to, problem }, { cause });
  const part = `${to}.part`;
  if (existsSync(to)) throw refuse('it exists already');
  if (!existsSync(file)) throw refuse(`there is no database ${file} yet`);
  try {
    // Made here, so that only its owner may read it.
    closeSync(openSync(part, 'wx', 0o600));
  } catch (cause) {
    throw refuse(whyNotMade(part, cause), cause);
  }
  try {
    await copy(file, part, waitMs);
    const found = lookOver(part);
    if (found !== 'ok') throw refuse(`the database is damaged: ${found}`);
    // Somebody else may have made it meanwhile.
    if (existsSync(to)) throw refuse('it exists already');
    renameSync(part, to);
  } catch (cause) {
    for (const companion of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${companion}`, { force: true });
    if (cause instanceof BriefingError && cause.code === 'backup-failed') throw cause;
    const error = storeUnavailable(cause);
    if (error instanceof BriefingError && error.code === 'store-unavailable')
      throw refuse((error.facts as { problem: string }).problem, cause);
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

function whyNotMade(part: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EEXIST')
    return `${part} is there already: another backup, or what was left of one; delete it`;
  if (code === 'ENOENT') return 'there is no such folder';
  const error = storeUnavailable(cause);
  return error instanceof BriefingError ? (error.facts as { problem: string }).problem : String(cause);
}
