/** Deletes what has expired, a little at a time: nobody waits long behind it. */
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

/** Rows deleted by one statement: a few milliseconds. */
const step = 500;

/** Tables whose rows expire, with their keys. */
const expiring = {
  conversations: ['workspace', 'place'],
  exchanges: ['workspace', 'id'],
  seen: ['id'],
  leases: ['name'],
} as const;

export async function purge(db: Kysely<Schema>, now: StoreTime): Promise<void> {
  for (const [name, columns] of Object.entries(expiring)) {
    const table = sql.table(name);
    const key = sql.join(columns.map((column) => sql.ref(column)));
    let deleted: bigint;
    do {
      const present = now();
      // The outer condition looks again where another copy has renewed the row in the meantime.
      const result = await sql`delete from ${table} where expires_at <= ${present} and (${key}) in
        (select ${key} from ${table} where expires_at <= ${present} limit ${step})`.execute(db);
      deleted = result.numAffectedRows ?? 0n;
    } while (deleted >= step);
  }
}
