/**
 * One SQLite connection as Kysely drives it. Writes that arrive within one turn of the event loop share a commit, for
 * it is the commit that waits for the disk: 200 claims at once cost one wait and not 200. Each is acknowledged only
 * once that commit is on the disk.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { BriefingError } from '../../core/errors.ts';
import type { Atomically } from './atomically.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { isBusy, storeUnavailable } from './sqlite-errors.ts';
import { createRunStatement } from './sqlite-statements.ts';

/** Statements: a few milliseconds' worth, so that the event loop turns in between. */
const mostTogether = 200;

type Result = QueryResult<unknown>;

interface Write extends PromiseWithResolvers<Result> {
  readonly query: CompiledQuery;
  /** Done if `query` changed a row. */
  readonly rest: readonly CompiledQuery[];
  /** When it was asked for, by performance.now(). */
  readonly asked: number;
}

export interface SqliteConnection extends DatabaseConnection {
  readonly atomically: Atomically;
  /** Ends what was begun, then closes. What comes after is refused with `store-unavailable`. */
  close(): Promise<void>;
}

/** `waitMs`: for how long to wait for a lock of another process before an operation fails. */
export function createSqliteConnection(config: {
  readonly database: DatabaseSync;
  readonly waitMs: number;
}): SqliteConnection {
  const { database, waitMs } = config;
  const run = createRunStatement(database);
  const waiting: Write[] = [];
  let working: Promise<void> | null = null;
  let closing: Promise<void> | null = null;
  let closed = false;

  function refuseIfClosed(): void {
    if (closed) throw new BriefingError('store-unavailable', { problem: 'the database is closed' });
  }

  function write(query: CompiledQuery, rest: readonly CompiledQuery[] = []): Promise<Result> {
    const entry = { query, rest, asked: performance.now(), ...Promise.withResolvers<Result>() };
    waiting.push(entry);
    working ??= workOff();
    return entry.promise;
  }

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      await setImmediate();
      await settle(nextBatch());
    }
    working = null;
  }

  function nextBatch(): readonly Write[] {
    let count = 0;
    let statements = 0;
    for (const { rest } of waiting) {
      statements += 1 + rest.length;
      if (count > 0 && statements > mostTogether) break;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  /** Never rejects. A write that fails must not take the others with it: then each is tried alone. */
  async function settle(batch: readonly Write[]): Promise<void> {
    // Behind a batch that waited in vain, nobody is to wait as long once more.
    const remainingMs = waitMs - (performance.now() - (batch[0]?.asked ?? 0));
    try {
      const results = await retryWhileBusy(remainingMs, () => inTransaction(() => batch.map(runWrite)));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] ?? { rows: [] });
    } catch (error) {
      const lockedOut = error instanceof Error && isBusy(error.cause);
      if (batch.length === 1 || lockedOut) for (const { reject } of batch) reject(error);
      else for (const entry of batch) await settle([entry]);
    }
  }

  function runWrite({ query, rest }: Write): Result {
    const result = run(query);
    if (changes(result)) for (const further of rest) run(further);
    return result;
  }

  function inTransaction<T>(work: () => T): T {
    // IMMEDIATE: the lock is taken or refused here, before anything is written.
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite itself rolls back after some errors, such as a full disk.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  async function close(): Promise<void> {
    // Kysely takes some promises' time to bring here what was asked before.
    await setImmediate();
    closed = true;
    await working;
    try {
      database.close();
    } catch (error) {
      throw storeUnavailable(error);
    }
  }

  return {
    async executeQuery<R>(query: CompiledQuery) {
      refuseIfClosed();
      const reads = query.query.kind === 'SelectQueryNode';
      const result =
        reads || database.isTransaction ? await retryWhileBusy(waitMs, () => run(query)) : await write(query);
      return result as QueryResult<R>;
    },
    async atomically(guard, rest) {
      refuseIfClosed();
      return changes(await write(guard, rest));
    },
    streamQuery(): never {
      throw new Error('The store does not stream.');
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function changes({ rows, numAffectedRows = 0n }: Result): boolean {
  return rows.length > 0 || numAffectedRows > 0n;
}
