/** One transaction in PostgreSQL, in few round trips however much is done in it. */
import type { CompiledQuery, PostgresPoolClient } from 'kysely';

/** Behind a pooler, what a connection was told once may have been told to another. */
const begin = 'begin; set local synchronous_commit = on';

/** Statements that are done if the first of them changed a row; see Atomically. */
export interface Unit {
  readonly guard: CompiledQuery;
  readonly rest: readonly CompiledQuery[];
}

/**
 * Does all units or none, and says of each whether its guard changed a row: all guards come before the rest of any.
 * Gives the connection back. `lockMs`: how long it may wait for another transaction, time after time; null: as long as
 * a statement may take.
 */
export async function runTransaction(
  connection: PostgresPoolClient,
  units: readonly Unit[],
  lockMs: number | null,
): Promise<readonly boolean[]> {
  const run = ({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) =>
    connection.query<unknown>(sql, parameters);
  const say = (sql: string) => run({ sql, parameters: [] });
  let clean = false;
  try {
    const begun = say(lockMs === null ? begin : `${begin}; set local lock_timeout = ${lockMs}`);
    const [guarded] = await Promise.all([Promise.all(units.map(({ guard }) => run(guard))), begun]);
    const held = guarded.map(({ rowCount }) => rowCount > 0);
    await Promise.all(units.flatMap(({ rest }, index) => (held[index] ? rest.map(run) : [])));
    // Sent once all the others are known to have been done.
    await say(held.includes(true) ? 'commit' : 'rollback');
    clean = true;
    return held;
  } catch (error) {
    clean = await takeBack(connection);
    throw error;
  } finally {
    connection.release(!clean);
  }
}

/** Whether the connection can be used again. Where it cannot, closing it takes everything back. */
async function takeBack(connection: PostgresPoolClient): Promise<boolean> {
  try {
    await connection.query('rollback', []);
    return true;
  } catch {
    return false;
  }
}
