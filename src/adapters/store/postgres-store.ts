/** The store in a PostgreSQL database, which any number of machines may share. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import { createKyselyStore } from './kysely-store.ts';
import { createSharedTransactions } from './postgres-atomically.ts';
import { createPostgresConnections, type PostgresConnections } from './postgres-connections.ts';
import { cannotMigrate } from './postgres-errors.ts';
import { migratePostgres } from './postgres-migration.ts';
import { createPostgresTermIndex } from './postgres-term-index.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

const usualConnections = 10;
const usualConnectMs = 5_000;
const usualStatementMs = 10_000;

export interface PostgresStoreConfig {
  /** `postgres://user:password@host:5432/database`. Written nowhere. */
  readonly url: string;
  readonly logger?: Logger;
  /** The most at once; 10 unless given. */
  readonly connections?: number;
  /** How long connecting may take; 5,000 unless given. */
  readonly connectMs?: number;
  /** How long one statement may take; 10,000 unless given. */
  readonly statementMs?: number;
  /** The database's own clock unless given. */
  readonly now?: StoreTime;
}

/**
 * The database's clock. The time at which a statement began and not the very present: that one changes within a
 * statement, so that PostgreSQL would look for it in no index.
 */
const postgresTime: StoreTime = () =>
  sql<number>`(floor(extract(epoch from statement_timestamp()) * 1000)::bigint)`;

/**
 * Opens and migrates. Throws BriefingError `store-unavailable`. Any number of operations may run at once: those beyond
 * `connections` wait for their turn.
 */
export async function createPostgresStore(config: PostgresStoreConfig): Promise<Store> {
  const { url, logger, now = postgresTime } = config;
  const { connections: most = usualConnections, connectMs = usualConnectMs } = config;
  const { statementMs = usualStatementMs } = config;
  const connections = createPostgresConnections({ url, most, connectMs, statementMs, logger });
  try {
    await lookOver(connections);
    const migrated = await migratePostgres({ url, connectMs });
    if (migrated.length > 0) logger?.info('The store has been brought up to date.', { migrated });
  } catch (error) {
    await connections.end();
    throw cannotMigrate(error);
  }
  const { atomically, over } = createSharedTransactions(connections);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connections }) });
  return createKyselyStore({
    db,
    now,
    atomically,
    termIndex: createPostgresTermIndex(db),
    skipsLocked: true,
    async close() {
      await over();
      await connections.end();
    },
  });
}

/** Whether the database answers and can hold every character. */
async function lookOver(connections: PostgresConnections): Promise<void> {
  const connection = await connections.connect();
  try {
    const { rows } = await connection.query<{ encoding: string }>(
      `select current_setting('server_encoding') as encoding`,
      [],
    );
    const encoding = rows[0]?.encoding;
    if (encoding !== 'UTF8')
      throw new BriefingError('store-unavailable', {
        problem: `the encoding of the database is ${encoding}, and has to be UTF8`,
      });
  } finally {
    connection.release();
  }
}
