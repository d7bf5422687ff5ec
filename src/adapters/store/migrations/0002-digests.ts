/** What digests need: subscriptions, deliveries, when briefs appeared, and workspaces that have been left. */
import { type Kysely, sql } from 'kysely';

export async function makeDigestTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('workspaces').addColumn('forget_at', 'bigint').execute();
  await giveArticlesTheirTime(db);

  await schema
    .createTable('brief_versions')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('appeared_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('brief_versions_key', ['id', 'version'])
    .execute();

  await schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('turn', 'bigint', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('quiet', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('from_config', 'integer', (column) => column.notNull())
    .addColumn('next_due', 'bigint')
    .addColumn('covered_until', 'bigint')
    .addColumn('themes', 'text', (column) => column.notNull())
    .addColumn('briefs', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('subscriptions_turn').on('subscriptions').columns(['workspace', 'turn']).execute();
  await schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .columns(['next_due', 'platform', 'workspace'])
    .where(sql.ref('next_due'), 'is not', null)
    .execute();

  await makeDeliveries(db);
}

/** Made anew and not altered: SQLite reads a row from its front, and would walk through the text to a column behind it. */
async function giveArticlesTheirTime(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('articles').renameTo('articles_before').execute();
  await schema
    .createTable('articles')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    // PostgreSQL names an index after it, and the table before still has its own.
    .addPrimaryKeyConstraint('articles_id', ['workspace', 'id'])
    .execute();
  await sql`insert into articles (workspace, id, title, added_by, added_at, text)
    select workspace, id, title, added_by, 0, text from articles_before`.execute(db);
  await schema.dropTable('articles_before').execute();
}

async function makeDeliveries(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('last_occurrence', 'text', (column) => column.notNull())
    .addColumn('last_due_at', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('next_at', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('tried_first_at', 'bigint')
    .addColumn('tried_last_at', 'bigint')
    .addColumn('settled_at', 'bigint')
    .addColumn('covers_until', 'bigint')
    .addColumn('unreadable', 'integer', (column) => column.notNull())
    .addColumn('post_count', 'integer')
    .addColumn('reason', 'text')
    .addColumn('last_error', 'text')
    .addColumn('posted', 'text', (column) => column.notNull())
    // Last, as with the text of an article: a record is told without it.
    .addColumn('posts', 'text')
    // What a subscription had is found by this as well: every further index over all rows makes firing slower.
    .addUniqueConstraint('deliveries_occurrence', ['subscription', 'occurrence'])
    .execute();
  // The following hold the few that are not settled, or are, so that neither has to be looked for among the others.
  await schema
    .createIndex('deliveries_next')
    .on('deliveries')
    .columns(['next_at', 'platform'])
    .where(sql.ref('next_at'), 'is not', null)
    .execute();
  await schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .column('subscription')
    .where(sql.ref('next_at'), 'is not', null)
    .execute();
  await schema
    .createIndex('deliveries_holder')
    .on('deliveries')
    .column('holder')
    .where(sql.ref('holder'), 'is not', null)
    .execute();
  await schema
    .createIndex('deliveries_settled')
    .on('deliveries')
    .column('settled_at')
    .where(sql.ref('next_at'), 'is', null)
    .execute();
}
