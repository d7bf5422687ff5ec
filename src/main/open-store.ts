/** Opens what Briefwire remembers: the database of DATABASE_URL, or else the file. */
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../ports/store.ts';

export interface StoreSettings {
  /** PostgreSQL; null for the SQLite file. */
  readonly databaseUrl: string | null;
  /** Path of the SQLite file. */
  readonly file: string;
  /** By which the file tells time; a database has a clock of its own. */
  readonly clock: Clock;
  readonly logger?: Logger;
  /** The most connections to a database at once; as many as the driver thinks right unless given. */
  readonly connections?: number;
}

/** Loads the driver that is needed and no other. Throws BriefingError `store-unavailable`. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { databaseUrl, file, clock, ...others } = settings;
  if (databaseUrl === null) {
    const { createSqliteStore } = await import('../adapters/store/sqlite-store.ts');
    return createSqliteStore({ file, clock, ...others });
  }
  const { createPostgresStore } = await import('../adapters/store/postgres-store.ts');
  return createPostgresStore({ url: databaseUrl, ...others });
}
