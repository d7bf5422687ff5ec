/** Everything that the chat platforms need to remember. */
import type { Kysely } from 'kysely';

export async function makeFirstTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('workspaces')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('places')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('brief', 'text', (column) => column.notNull())
    .addColumn('turn', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_key', ['workspace', 'place'])
    .execute();
  await schema.createIndex('places_turn').on('places').columns(['workspace', 'turn']).execute();

  await schema
    .createTable('conversations')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('kept', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversations_key', ['workspace', 'place'])
    .execute();

  await schema
    .createTable('exchanges')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('exchange', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('exchanges_key', ['workspace', 'id'])
    .execute();

  await schema
    .createTable('seen')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('articles')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    // Last, since SQLite reads a row from its front, and a listing needs not walk through five megabytes.
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('articles_key', ['workspace', 'id'])
    .execute();

  for (const table of ['conversations', 'exchanges', 'seen', 'leases'])
    await schema.createIndex(`${table}_expiry`).on(table).column('expires_at').execute();
}
