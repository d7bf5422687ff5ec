/** Opens what Briefwire remembers: the database of DATABASE_URL, or else the file. */
import { BriefingError, type BriefingFacts } from '../core/errors.ts';
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

/** Loads the driver that is needed and no other. Throws BriefingError `store-unavailable` that says what it was `opening`. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  try {
    return await open(settings);
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'store-unavailable') throw error;
    const { problem, file } = error.facts as BriefingFacts['store-unavailable'];
    const opening = settings.databaseUrl === null ? 'store.file' : 'DATABASE_URL';
    throw new BriefingError(
      'store-unavailable',
      { problem, opening, ...(file !== undefined && { file }) },
      { cause: error.cause },
    );
  }
}

async function open(settings: StoreSettings): Promise<Store> {
  const { databaseUrl, file, clock, ...others } = settings;
  if (databaseUrl === null) {
    const { createSqliteStore } = await import('../adapters/store/sqlite-store.ts');
    return createSqliteStore({ file, clock, ...others });
  }
  const { createPostgresStore } = await import('../adapters/store/postgres-store.ts');
  return createPostgresStore({ url: databaseUrl, ...others });
}
