/** Deletes what has expired, a little at a time: nobody waits long behind it. */
import { type Kysely, sql } from 'kysely';
import type { Atomically } from './atomically.ts';
import { recordMs } from './delivery-records.ts';
import type { Schema } from './schema.ts';
import { ago, type StoreTime } from './store-time.ts';
import { purgeWorkspaces } from './workspaces.ts';

/** Rows deleted by one statement: a few milliseconds. */
const step = 500;

const expired = (now: StoreTime) => sql`expires_at <= ${now()}`;

/** Tables whose rows expire, with their keys. */
const expiring = [
  { table: 'conversations', key: ['workspace', 'place'], gone: expired },
  { table: 'exchanges', key: ['workspace', 'id'], gone: expired },
  { table: 'seen', key: ['id'], gone: expired },
  { table: 'leases', key: ['name'], gone: expired },
  {
    table: 'deliveries',
    key: ['id'],
    gone: (now: StoreTime) => sql`next_at is null and settled_at <= ${ago(now(), recordMs)}`,
  },
];

export async function purge(db: Kysely<Schema>, now: StoreTime, atomically: Atomically): Promise<void> {
  await purgeWorkspaces(db, now, atomically);
  for (const { table: name, key: columns, gone } of expiring) {
    const table = sql.table(name);
    const key = sql.join(columns.map((column) => sql.ref(column)));
    let deleted: bigint;
    do {
      const condition = gone(now);
      // The outer condition looks again where another copy has renewed the row in the meantime.
      const result = await sql`delete from ${table} where ${condition} and (${key}) in
        (select ${key} from ${table} where ${condition} limit ${step})`.execute(db);
      deleted = result.numAffectedRows ?? 0n;
    } while (deleted >= step);
  }
}
