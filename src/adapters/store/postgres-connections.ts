/**
 * Lends the connections of a pool, to Kysely among others: in turn, never one that may be dead, and with the errors
 * of the store. Nothing that reached the server is ever repeated, unless the server says that it was taken back.
 */
import { setImmediate } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import {
  cannotConnect,
  isConflict,
  isForgotten,
  isLost,
  isSilence,
  storeUnavailable,
} from './postgres-errors.ts';
import { createPostgresPool, PostgresClient, type PostgresPoolConfig } from './postgres-pool.ts';
import { createStatementNames } from './postgres-statements.ts';
import { createTurns } from './postgres-turns.ts';

/** Of a single statement that was in another's way. */
const mostRepeats = 5;

export interface PostgresConnections extends PostgresPool {
  /** Waits for what has been asked for, then closes; may be called twice. What comes after is refused. */
  end(): Promise<void>;
}

/** Throws BriefingError `store-unavailable` where `url` is none; so does all that it gives where the database cannot be used. */
export function createPostgresConnections(
  config: PostgresPoolConfig & { readonly logger?: Logger | undefined },
): PostgresConnections {
  const pool = createPostgresPool(config);
  const turns = createTurns(config.most);
  const names = createStatementNames();
  /** Counts the connections that were lost: those that were made before the last are not trusted. */
  let era = 0;
  const eras = new Map<pg.ClientBase, number>();
  let closed = false;
  let ending: Promise<void> | null = null;

  pool.on('connect', (client) => void eras.set(client, era));
  pool.on('remove', (client) => void eras.delete(client));
  // Unheard, it would end the process. The pool has removed the connection by then.
  pool.on('error', (error) => {
    era += 1;
    config.logger?.warn('A connection to the database was lost while nothing was asked of it.', {
      problem: cannotConnect(error).facts.problem,
    });
  });

  /** Whoever waits behind one that waited in vain is not to wait as long once more. */
  function tell(error: unknown): void {
    if (isLost(error)) era += 1;
    if (isSilence(error)) turns.refuse(storeUnavailable(error));
  }

  async function trusted(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await pool.connect();
      if (eras.get(client) === era) return client;
      discard(client);
    }
  }

  async function connect(): Promise<PostgresPoolClient> {
    if (closed) throw new BriefingError('store-unavailable', { problem: 'the database is closed' });
    await turns.take();
    try {
      return lend(await trusted());
    } catch (error) {
      tell(error);
      turns.give();
      throw cannotConnect(error);
    }
  }

  function lend(client: pg.PoolClient): PostgresPoolClient {
    let usable = true;
    /** Then it goes on until the connection is given back, and a statement of it cannot be repeated alone. */
    let inTransaction = false;
    /** Whether a statement of that transaction has failed; what the others then say is only about that. */
    let failed = false;
    /** Statements of one moment are handed to the network as one, each such call being slow. */
    let corked = false;

    async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
      // Not what the client says, since it has not heard of it yet.
      inTransaction ||= /^(?:begin|start transaction)\b/.test(text);
      for (let repeats = 0; ; repeats++) {
        try {
          return await send(text, values);
        } catch (error) {
          const forgotten = isForgotten(error) && !failed;
          if (forgotten) names.giveUp();
          failed = inTransaction;
          if (!inTransaction && repeats < mostRepeats && (isConflict(error) || forgotten)) continue;
          if (isLost(error)) usable = false;
          tell(error);
          throw storeUnavailable(error);
        }
      }
    }

    function send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
      if (!corked) {
        corked = true;
        client.connection.stream.cork();
        process.nextTick(() => {
          corked = false;
          client.connection.stream.uncork();
        });
      }
      // Without values, it can be several statements.
      const name = values.length > 0 ? names.nameOf(text) : undefined;
      return client.query({ name, text, values: [...values] });
    }

    return {
      // The store does not stream, so that nobody hands in a cursor.
      query: query as unknown as PostgresPoolClient['query'],
      release(destroy = false) {
        if (usable && !destroy) client.release();
        else discard(client);
        turns.give();
      },
    };
  }

  async function end(): Promise<void> {
    // Kysely takes some promises' time to bring here what was asked before.
    await setImmediate();
    closed = true;
    await turns.over();
    await pool.end();
    // The farewell that a server owes us must not keep the process.
    for (const client of eras.keys()) if (client instanceof PostgresClient) client.socket.unref();
  }

  return {
    options: {},
    connect,
    end() {
      ending ??= end();
      return ending;
    },
  };
}

/** Without a farewell, for which a server that is gone would be waited for. */
function discard(client: pg.PoolClient): void {
  client.release(true);
  if (client instanceof PostgresClient) client.socket.destroy();
}
