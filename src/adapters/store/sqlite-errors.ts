/** What SQLite and the file system throw, as the one error that the store has. */
import { BriefingError } from '../../core/errors.ts';

/** Primary result codes (https://www.sqlite.org/rescode.html) that an operator can do something about. */
const problems: Readonly<Record<number, string>> = {
  5: 'the database is locked by another process',
  6: 'the database is locked',
  7: 'out of memory',
  8: 'the database is read-only',
  10: 'the disk cannot be read or written',
  11: 'the database is damaged',
  13: 'the disk is full',
  14: 'the database file cannot be opened',
  26: 'the file is not a database',
};

const fileProblems: Readonly<Record<string, string>> = {
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'this is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ENOENT: 'its folder cannot be made',
};

/** Whether another process has the lock for the moment. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === 5;
}

/** A BriefingError `store-unavailable` for what SQLite or the file system threw; anything else comes back as it is. */
export function storeUnavailable(cause: unknown): unknown {
  const problem = problemOf(cause);
  return problem === null ? cause : new BriefingError('store-unavailable', { problem }, { cause });
}

/** The same with the file, for whoever starts Briefwire. */
export function cannotOpen(file: string, cause: unknown): unknown {
  const error = storeUnavailable(cause);
  if (!(error instanceof BriefingError) || error.code !== 'store-unavailable') return error;
  const { problem } = error.facts as { problem: string };
  return new BriefingError('store-unavailable', { problem, file }, { cause: error.cause });
}

function problemOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = primaryCode(error);
  if (code !== null) return problems[code] ?? `SQLite error ${code}: ${error.message}`;
  // What node:sqlite throws for a connection that has been closed.
  if (error.code === 'ERR_INVALID_STATE') return 'the database is closed';
  return 'syscall' in error ? (fileProblems[String(error.code)] ?? String(error.code)) : null;
}

/** Null for what SQLite did not throw. Extended codes carry the primary one in their low byte. */
export function primaryCode(error: unknown): number | null {
  const isSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isSqlite ? (error.errcode as number) & 0xff : null;
}
