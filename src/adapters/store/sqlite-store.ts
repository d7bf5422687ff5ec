/** The store in one SQLite file: the default, for one machine. Several processes may share the file. */
import { Kysely, sql } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import { createKyselyStore } from './kysely-store.ts';
import { migrateToLatest } from './migrate-to-latest.ts';
import { openSqlite, withWriteLock } from './open-sqlite.ts';
import type { Schema } from './schema.ts';
import { createSqliteConnection } from './sqlite-connection.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { cannotOpen } from './sqlite-errors.ts';
import { createSqliteTermIndex } from './sqlite-term-index.ts';

/** Within the three seconds that both platforms give for a first response. */
const usualWaitMs = 2_000;

/** Others may be migrating. */
const openingWaitMs = 15_000;

export interface SqliteStoreConfig {
  /** Made, with its folder, where there is none. `:memory:`: kept until closed, by this store alone. */
  readonly file: string;
  readonly clock: Clock;
  readonly logger?: Logger;
  /** For how long an operation waits for a lock of another process; 2,000 unless given. */
  readonly waitMs?: number;
}

/**
 * Opens and migrates. Throws BriefingError `store-unavailable` whose problem names the file and what is wrong with it.
 * Any number of operations may run at once; those that write within one moment are put on the disk together.
 */
export async function createSqliteStore(config: SqliteStoreConfig): Promise<Store> {
  const { file, clock, logger, waitMs = usualWaitMs } = config;
  const database = await openSqlite(file, openingWaitMs);
  const connection = createSqliteConnection({ database, waitMs });
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(connection) });
  try {
    const migrated = await withWriteLock(database, openingWaitMs, () => migrateToLatest(db));
    if (migrated.length > 0) logger?.info('The store has been brought up to date.', { file, migrated });
  } catch (error) {
    await connection.close();
    throw cannotOpen(file, error);
  }
  const { atomically, close } = connection;
  return createKyselyStore({
    db,
    now: () => sql.val(clock.now()),
    atomically,
    termIndex: createSqliteTermIndex(db),
    close,
  });
}
