/**
 * Several statements as one in PostgreSQL. Those that are asked for while others are under way share a transaction, since its
 * round trips and its commit take longer than what is done in it. Each is acknowledged only once that commit is done.
 */
import { setImmediate } from 'node:timers/promises';
import type { PostgresPoolClient } from 'kysely';
import type { Atomically } from './atomically.ts';
import type { PostgresConnections } from './postgres-connections.ts';
import { isConflict, isForgotten, isLost, isSilence } from './postgres-errors.ts';
import { runTransaction, type Unit } from './postgres-transaction.ts';

/** Units: some ten milliseconds' worth, for as long as which what they change is locked. */
const mostTogether = 100;

/** Transactions: one can be sent while the other is committed. With more of them, each would be less full. */
const mostAtOnce = 2;

/** For a lock, where others wait as well: a copy that does the same has done it by then. */
const sharedWaitMs = 500;

/** Of one unit, where PostgreSQL says that nothing of it was done, and that it can be. */
const mostRepeats = 5;

interface Asked extends Unit, PromiseWithResolvers<boolean> {
  readonly of: string | undefined;
}

export interface SharedTransactions {
  readonly atomically: Atomically;
  /** Resolves once all that has been asked for is done. */
  over(): Promise<void>;
}

export function createSharedTransactions(connections: PostgresConnections): SharedTransactions {
  const waiting: Asked[] = [];
  const ends: (() => void)[] = [];
  /** Transactions, those included that wait for a connection. */
  let underWay = 0;
  /** Whether one of them has yet to take what it does. */
  let gathers = false;

  function begin(): void {
    if (underWay === 0 && waiting.length === 0) for (const end of ends.splice(0)) end();
    if (gathers || underWay >= mostAtOnce || waiting.length === 0) return;
    gathers = true;
    underWay += 1;
    void carryOut().finally(() => {
      underWay -= 1;
      begin();
    });
  }

  /** Never rejects. */
  async function carryOut(): Promise<void> {
    // What is asked for within one turn of the event loop comes together.
    await setImmediate();
    let connection: PostgresPoolClient;
    try {
      connection = await connections.connect();
    } catch (error) {
      refuse(waiting.splice(0), error);
      return;
    } finally {
      gathers = false;
    }
    const [first, ...others] = nextBatch();
    begin();
    if (!first) connection.release();
    else if (others.length === 0) await doAlone(first, connection);
    else await doTogether([first, ...others], connection);
  }

  function nextBatch(): readonly Asked[] {
    const ids = new Set<string>();
    for (const { of } of waiting) {
      if (of === undefined || ids.has(of) || ids.size >= mostTogether) break;
      ids.add(of);
    }
    // Every copy locks in the same order, lest two of them wait for each other.
    return waiting.splice(0, Math.max(1, ids.size)).sort((a, b) => ((a.of ?? '') < (b.of ?? '') ? -1 : 1));
  }

  /** One that fails must not take the others with it: then each is tried alone. */
  async function doTogether(batch: readonly Asked[], connection: PostgresPoolClient): Promise<void> {
    try {
      const done = await runTransaction(connection, batch, sharedWaitMs);
      for (const [index, { resolve }] of batch.entries()) resolve(done[index] ?? false);
    } catch (error) {
      if (isLost(causeOf(error))) refuse(batch, error);
      else await Promise.all(batch.map((unit) => doAlone(unit)));
    }
  }

  async function doAlone(unit: Asked, first?: PostgresPoolClient): Promise<void> {
    for (let repeats = 0; ; repeats++) {
      try {
        const connection = (repeats === 0 && first) || (await connections.connect());
        const [done = false] = await runTransaction(connection, [unit], null);
        return unit.resolve(done);
      } catch (error) {
        const cause = causeOf(error);
        if (repeats < mostRepeats && (isConflict(cause) || isForgotten(cause))) continue;
        return refuse([unit], error);
      }
    }
  }

  function refuse(units: readonly Asked[], error: unknown): void {
    for (const { reject } of units) reject(error);
    // Whoever waits behind one that waited in vain is not to wait as long once more.
    if (isSilence(causeOf(error))) for (const { reject } of waiting.splice(0)) reject(error);
  }

  return {
    atomically(guard, rest, of) {
      const unit = { guard, rest, of, ...Promise.withResolvers<boolean>() };
      waiting.push(unit);
      begin();
      return unit.promise;
    },
    async over() {
      if (underWay > 0 || waiting.length > 0) await new Promise<void>((end) => ends.push(end));
    },
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
