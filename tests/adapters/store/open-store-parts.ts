/** A SQLite store whose database and statements a test can get at. */
import type { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, sql } from 'kysely';
import { createKyselyStore } from '../../../src/adapters/store/kysely-store.ts';
import { migrateToLatest } from '../../../src/adapters/store/migrate-to-latest.ts';
import { openSqlite, withWriteLock } from '../../../src/adapters/store/open-sqlite.ts';
import type { Schema } from '../../../src/adapters/store/schema.ts';
import {
  createSqliteConnection,
  type SqliteConnection,
} from '../../../src/adapters/store/sqlite-connection.ts';
import { createSqliteDialect } from '../../../src/adapters/store/sqlite-dialect.ts';
import { createSqliteTermIndex } from '../../../src/adapters/store/sqlite-term-index.ts';
import type { Store } from '../../../src/ports/store.ts';

export interface StoreParts {
  readonly store: Store;
  readonly database: DatabaseSync;
  readonly db: Kysely<Schema>;
  /** All statements since it was migrated. */
  readonly statements: readonly CompiledQuery[];
}

/** As createSqliteStore makes it. Time stands still. */
export async function openStoreParts(
  file: string,
  { waitMs = 200, now = 1_000_000 } = {},
): Promise<StoreParts> {
  const database = await openSqlite(file, 1_000);
  const connection = createSqliteConnection({ database, waitMs });
  const statements: CompiledQuery[] = [];
  const watched: SqliteConnection = {
    ...connection,
    executeQuery(query) {
      statements.push(query);
      return connection.executeQuery(query);
    },
    atomically(guard, rest) {
      statements.push(guard, ...rest);
      return connection.atomically(guard, rest);
    },
  };
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(watched) });
  await withWriteLock(database, 1_000, () => migrateToLatest(db));
  statements.length = 0;
  const { atomically, close } = watched;
  return {
    store: createKyselyStore({
      db,
      now: () => sql.val(now),
      atomically,
      termIndex: createSqliteTermIndex(db),
      close,
    }),
    database,
    db,
    statements,
  };
}
