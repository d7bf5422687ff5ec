/** Several statements as one in PostgreSQL: a transaction on one connection, in few round trips. */
import type { CompiledQuery, PostgresPoolClient } from 'kysely';
import type { Atomically } from './atomically.ts';
import type { PostgresConnections } from './postgres-connections.ts';
import { isConflict } from './postgres-errors.ts';

/** Of all of it, after PostgreSQL took it back because another was in its way. */
const mostRepeats = 5;

export function createAtomically(connections: PostgresConnections): Atomically {
  return async (guard, rest) => {
    for (let repeats = 0; ; repeats++) {
      try {
        return await once(connections, guard, rest);
      } catch (error) {
        if (repeats >= mostRepeats || !(error instanceof Error) || !isConflict(error.cause)) throw error;
      }
    }
  };
}

async function once(
  connections: PostgresConnections,
  guard: CompiledQuery,
  rest: readonly CompiledQuery[],
): Promise<boolean> {
  const connection = await connections.connect();
  const run = ({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) =>
    connection.query<unknown>(sql, parameters);
  let clean = false;
  try {
    const [, guarded] = await Promise.all([run(begin), run(guard)]);
    const held = guarded.rowCount > 0;
    if (held) await Promise.all(rest.map(run));
    // Sent once all the others are known to have been done.
    await run(held ? commit : rollback);
    clean = true;
    return held;
  } catch (error) {
    clean = await takeBack(connection);
    throw error;
  } finally {
    connection.release(!clean);
  }
}

const begin = { sql: 'begin', parameters: [] };
const commit = { sql: 'commit', parameters: [] };
const rollback = { sql: 'rollback', parameters: [] };

/** Whether the connection can be used again. Where it cannot, closing it takes everything back. */
async function takeBack(connection: PostgresPoolClient): Promise<boolean> {
  try {
    await connection.query(rollback.sql, rollback.parameters);
    return true;
  } catch {
    return false;
  }
}
