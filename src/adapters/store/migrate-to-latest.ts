/** Brings a database to the present tables, and refuses one that a later Briefwire has made. */
import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { BriefingError } from '../../core/errors.ts';
import { migrations as present } from './migrations/migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Runs the migrations that are missing, and gives their names. The driver sees to it that one process at a time is in
 * here and that half a migration is never kept. Throws BriefingError `store-unavailable` for a database that knows
 * more than `migrations`, and what the driver throws.
 */
export async function migrateToLatest(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>> = present,
): Promise<readonly string[]> {
  const unknown = (await applied(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0)
    throw new BriefingError('store-unavailable', {
      problem: `made by a newer version of Briefwire: ${unknown.join(', ')}; update Briefwire`,
    });
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

async function applied(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}
