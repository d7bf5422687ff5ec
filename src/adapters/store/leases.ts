/** Who holds what, until it lapses. */
import type { Kysely } from 'kysely';
import type { Store } from '../../ports/store.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

export function createLeases(db: Kysely<Schema>, now: StoreTime): Store['leases'] {
  return {
    /** One statement decides and writes, so that no two holders can both find it free. */
    async acquire(name, holder, keepMs) {
      const present = now();
      const acquired = await db
        .insertInto('leases')
        .values({ name, holder, expires_at: expiry(present, keepMs) })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({
              holder: (row) => row.ref('excluded.holder'),
              expires_at: (row) => row.ref('excluded.expires_at'),
            })
            .where(({ or, eb }) =>
              or([eb('leases.holder', '=', holder), eb('leases.expires_at', '<=', present)]),
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return acquired !== undefined;
    },
    async release(name, holder) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
    },
  };
}
