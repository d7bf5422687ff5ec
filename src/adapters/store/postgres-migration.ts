/** Brings a PostgreSQL database to the present tables, while other processes may be about to do the same. */
import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import { migrateToLatest } from './migrate-to-latest.ts';
import { createPostgresConnections } from './postgres-connections.ts';
import type { PostgresPoolConfig } from './postgres-pool.ts';
import type { Schema } from './schema.ts';

/** Any number that no other program uses for its advisory locks in the same database. */
const lock = 4_182_733_207_614_501n;

/** One index over a large table may take its time. */
const longestStatementMs = 15 * 60_000;

/** For another process to be done. */
const lockMs = 60_000;

/**
 * Kysely would lock by session: a lock that outlasts a failed migration, that hides its error, and that poolers lose.
 * Ours lasts as long as the transaction that everything is done in.
 */
class LockedByTransactionAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class MigrationDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new LockedByTransactionAdapter();
  }
}

/** Gives the names of what was missing. All of it is done or none. Throws as migrateToLatest, and as connections do. */
export async function migratePostgres(
  where: Pick<PostgresPoolConfig, 'url' | 'connectMs'>,
  migrations?: Parameters<typeof migrateToLatest>[1],
): Promise<readonly string[]> {
  const pool = createPostgresConnections({ ...where, most: 1, statementMs: longestStatementMs });
  const db = new Kysely<Schema>({ dialect: new MigrationDialect({ pool }) });
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
      await sql`set local lock_timeout = ${sql.lit(lockMs)}`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction);
      return migrateToLatest(transaction, migrations);
    });
  } finally {
    await pool.end();
  }
}
