/** Workspaces that Briefwire has met, and the end of those that it was removed from. */
import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Store } from '../../ports/store.ts';
import type { Atomically } from './atomically.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

const unnamed = toJsonText(null);

/** Tables with a column `workspace`, apart from that of the deliveries. Articles before their entries, as whoever indexes one locks them. */
const ownTables = [
  'subscriptions',
  'places',
  'conversations',
  'exchanges',
  'articles',
  'library_entries',
] as const;

export function createWorkspaces(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
): Store['workspaces'] {
  return {
    async remember({ id, name }) {
      await db
        .insertInto('workspaces')
        .values({ id, name: toJsonText(name), first_seen: now(), forget_at: null })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({
              name: sql<string>`case when excluded.name = ${unnamed} then workspaces.name else excluded.name end`,
              forget_at: null,
            })
            // Asked on every request: writing the same again would cost a commit each time.
            .where(({ or, and, eb }) =>
              or([
                eb('workspaces.forget_at', 'is not', null),
                and([
                  eb('excluded.name', '!=', eb.ref('workspaces.name')),
                  eb('excluded.name', '!=', unnamed),
                ]),
              ]),
            ),
        )
        .execute();
    },
    async find(id) {
      const row = await db
        .selectFrom('workspaces')
        .select(['id', 'name', 'first_seen'])
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('forget_at', 'is', null), eb('forget_at', '>', now())]))
        .executeTakeFirst();
      return row
        ? { id: row.id, name: fromJsonText<string | null>(row.name), firstSeen: row.first_seen }
        : null;
    },
    async present(platform) {
      const prefix = `${platform}:`;
      const rows = await db
        .selectFrom('workspaces')
        .select('id')
        // Neither `like` nor `>=`: databases differ in what they take for equal, and in order.
        .where(sql`substr(id, 1, ${sql.lit(prefix.length)})`, '=', prefix)
        .where('forget_at', 'is', null)
        .execute();
      return rows.map(({ id }) => id);
    },
    async leave(id, keepMs) {
      const present = now();
      await db
        .insertInto('workspaces')
        .values({ id, name: unnamed, first_seen: present, forget_at: expiry(present, keepMs) })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ forget_at: (row) => row.ref('excluded.forget_at') })
            // Every copy hears of it, some again: none of them puts it off.
            .where(({ or, eb }) =>
              or([
                eb('workspaces.forget_at', 'is', null),
                eb('workspaces.forget_at', '>', eb.ref('excluded.forget_at')),
              ]),
            ),
        )
        .execute();
    },
    async forget(id) {
      // Changes a row whether the workspace is known or not, and keeps other copies from doing the same meanwhile.
      const take = db
        .insertInto('workspaces')
        .values({ id, name: unnamed, first_seen: now(), forget_at: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: unnamed }))
        .compile();
      const last = db.deleteFrom('workspaces').where('id', '=', id).compile();
      await atomically(take, [...deleteOwn(db, id), last]);
    },
  };
}

/** Deletes workspaces that have been left for long enough, each with all that is kept of it. */
export async function purgeWorkspaces(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
): Promise<void> {
  const gone = await db.selectFrom('workspaces').select('id').where('forget_at', '<=', now()).execute();
  for (const { id } of gone) {
    // It may have been remembered since.
    const guard = db.deleteFrom('workspaces').where('id', '=', id).where('forget_at', '<=', now()).compile();
    await atomically(guard, deleteOwn(db, id));
  }
}

function deleteOwn(db: Kysely<Schema>, id: string): readonly CompiledQuery[] {
  const own = db.selectFrom('subscriptions').select('id').where('workspace', '=', id);
  return [
    // Stopped first: whatever adds a delivery locks its subscription, and none can appear behind the deletion.
    db.updateTable('subscriptions').set({ next_due: null }).where('workspace', '=', id).compile(),
    // By subscription, since there is no index by workspace.
    db.deleteFrom('deliveries').where('subscription', 'in', own).compile(),
    ...ownTables.map((table) => db.deleteFrom(table).where('workspace', '=', id).compile()),
  ];
}
