/** Ids that have been claimed, so that one event is answered once. */
import type { Kysely } from 'kysely';
import type { Store } from '../../ports/store.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

export function createSeen(db: Kysely<Schema>, now: StoreTime): Store['seen'] {
  return {
    /** One statement decides and writes, so that no two callers can both find it free. */
    async claim(id, keepMs) {
      const present = now();
      const claimed = await db
        .insertInto('seen')
        .values({ id, expires_at: expiry(present, keepMs) })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ expires_at: (row) => row.ref('excluded.expires_at') })
            .where('seen.expires_at', '<=', present),
        )
        .returning('id')
        .executeTakeFirst();
      return claimed !== undefined;
    },
  };
}
