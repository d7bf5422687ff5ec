/** What PostgreSQL, its client and the network throw, as the one error that the store has. */
import pg from 'pg';
import { BriefingError } from '../../core/errors.ts';

/** SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html) that an operator can do something about. */
const problems: Readonly<Record<string, string>> = {
  '25006': 'the database is read-only',
  '25P03': 'the database has ended a transaction that stood still',
  '28000': 'the database does not let this user in',
  '28P01': 'the database refuses the user name or the password',
  '3D000': 'the server has no database of this name',
  '3F000': 'the database has no schema to work in',
  '40001': 'others keep changing the same records',
  '40P01': 'others keep changing the same records',
  '42501': 'the database user lacks a permission',
  '53100': 'the disk of the database is full',
  '53200': 'the database is out of memory',
  '53300': 'the database has too many connections',
  '55P03': 'the database is locked by another process',
  '57014': 'the database took too long',
  '57P01': 'the database is shutting down',
  '57P02': 'the database is restarting after a crash',
  '57P03': 'the database is starting or shutting down',
  '57P04': 'the database has been deleted',
  '58030': 'the disk of the database cannot be read or written',
  XX001: 'the database is damaged',
  XX002: 'the database is damaged',
};

/** Classes of SQLSTATEs that say something about the server, none about our statements. */
const serverClasses = new Set(['08', '28', '53', '57', '58', 'F0', 'XX']);

export const noAddress = 'DATABASE_URL is no address such as postgres://user:password@host:5432/database';

const lost = 'the connection to the database was lost';
const silent = 'the database does not answer';

const networkProblems: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the name of the database server cannot be looked up',
  ECONNREFUSED: 'the database server refuses connections',
  ECONNRESET: lost,
  EHOSTUNREACH: 'the database server cannot be reached',
  ENETUNREACH: 'the database server cannot be reached',
  ENOENT: 'the database server cannot be found',
  ENOTFOUND: 'the database server cannot be found',
  EPIPE: lost,
  ERR_INVALID_URL: noAddress,
  ETIMEDOUT: silent,
};

/** Errors of the client itself have no code. */
const clientProblems: Readonly<Record<string, string>> = {
  'Client has encountered a connection error and is not queryable': lost,
  'Client was closed and is not queryable': lost,
  'Connection terminated': lost,
  'Connection terminated unexpectedly': lost,
  'Connection terminated due to connection timeout': silent,
  'Query read timeout': silent,
  'timeout expired': silent,
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string':
    'the database asks for a password, and DATABASE_URL has none',
  'The server does not support SSL connections':
    'the database offers no encryption, and DATABASE_URL asks for it',
};

/** A BriefingError `store-unavailable` for what a statement met that is no error of ours; anything else comes back as it is. */
export function storeUnavailable(cause: unknown): unknown {
  const problem = problemOf(cause);
  return problem === null ? cause : new BriefingError('store-unavailable', { problem }, { cause });
}

/** The same for what connecting met, where nothing is an error of ours. What the server says may name what is nobody's business: it is in the cause alone. */
export function cannotConnect(cause: unknown): BriefingError<'store-unavailable'> {
  const problem = problemOf(cause) ?? `the database cannot be connected to${wordCode(cause)}`;
  return new BriefingError('store-unavailable', { problem }, { cause });
}

/** The same for what bringing the tables up to date met: a database that is used for something else, as it may be. */
export function cannotMigrate(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const problem = `PostgreSQL error ${error.code}: ${error.message}`;
  return new BriefingError('store-unavailable', { problem }, { cause: error });
}

/** Whether the server, or what lies between, says nothing at all: whoever asks next would wait as long. */
export function isSilence(error: unknown): boolean {
  return problemOf(error) === silent;
}

/**
 * Whether the connection cannot be used further. One that has become read-only is not to be used either: its server
 * may be the standby by now, and another one the primary.
 */
export function isLost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(?:08|57P|25006|25P03)/.test(error.code ?? '');
  return problemOf(error) !== null;
}

/**
 * Whether a prepared statement is not there, is another's, or no longer fits its tables: a pooler lies in between, or a
 * later version has changed them. Nothing was done then.
 */
export function isForgotten(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  return error.code === '26000' || error.code === '42P05' || error.routine === 'RevalidateCachedQuery';
}

/** Whether PostgreSQL has taken everything back because two were in each other's way: doing it again is safe. */
export function isConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

function problemOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (isForgotten(error)) return 'the database does not know what has been prepared on it';
  if (error instanceof pg.DatabaseError)
    return problems[code] ?? (serverClasses.has(code.slice(0, 2)) ? `PostgreSQL error ${code}` : null);
  return networkProblems[code] ?? clientProblems[error.message] ?? ('syscall' in error ? code : null);
}

/** ` (PostgreSQL error 55000)`; empty for what the server has not said. */
function wordCode(error: unknown): string {
  return error instanceof pg.DatabaseError && error.code !== undefined
    ? ` (PostgreSQL error ${error.code})`
    : '';
}
