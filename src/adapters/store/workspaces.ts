/** Workspaces that Briefwire has met. */
import type { Kysely } from 'kysely';
import type { Store } from '../../ports/store.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

const unnamed = toJsonText(null);

export function createWorkspaces(db: Kysely<Schema>, now: StoreTime): Store['workspaces'] {
  return {
    async remember({ id, name }) {
      await db
        .insertInto('workspaces')
        .values({ id, name: toJsonText(name), first_seen: now() })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ name: (row) => row.ref('excluded.name') })
            // Asked on every request: writing the same again would cost a commit each time.
            .whereRef('excluded.name', '!=', 'workspaces.name')
            .where('excluded.name', '!=', unnamed),
        )
        .execute();
    },
    async find(id) {
      const row = await db
        .selectFrom('workspaces')
        .select(['id', 'name', 'first_seen'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row
        ? { id: row.id, name: fromJsonText<string | null>(row.name), firstSeen: row.first_seen }
        : null;
    },
  };
}
