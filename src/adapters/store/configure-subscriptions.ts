/** Makes the subscriptions of the configuration be those that stand there now. */
import { type Kysely, sql } from 'kysely';
import { askedForPrefix } from '../../core/digest/asked-for.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { Atomically } from './atomically.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';
import { rowOf } from './subscription-rows.ts';

/** Id and workspace as one text: one that has moved elsewhere leaves nothing of its own behind. */
const identity = sql<string>`id || ' ' || workspace`;

export async function configureSubscriptions(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
  subscriptions: readonly Subscription[],
): Promise<void> {
  const kept = subscriptions.map(({ id, workspace }) => `${id} ${workspace}`);
  const gone = db
    .selectFrom('subscriptions')
    .select('id')
    .where('from_config', '=', 1)
    .$if(kept.length > 0, (query) => query.where(identity, 'not in', kept));
  await atomically(takeTurn(db, now), [
    // Stopped first: none can fire any more while its deliveries are deleted.
    db.updateTable('subscriptions').set({ next_due: null }).where('id', 'in', gone).compile(),
    db.deleteFrom('deliveries').where('subscription', 'in', gone).compile(),
    db.deleteFrom('subscriptions').where('id', 'in', gone).compile(),
    ...subscriptions.flatMap((subscription) => [giveWay(db, subscription), put(db, subscription)]),
  ]);
}

/** Copies that start together do it one after the other: a lease that lapses at once, but whose row stays locked until all is done. */
function takeTurn(db: Kysely<Schema>, now: StoreTime) {
  return db
    .insertInto('leases')
    .values({ name: 'configure-digests', holder: '', expires_at: now() })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ expires_at: (row) => row.ref('excluded.expires_at') }),
    )
    .compile();
}

/** In another time zone the same local time is another occurrence: what it was called in the one before gets that one's name. */
function giveWay(db: Kysely<Schema>, { id, timeZone }: Subscription) {
  const before = db
    .selectFrom('subscriptions')
    .select('time_zone')
    .where('id', '=', id)
    .where('time_zone', '!=', timeZone);
  return db
    .updateTable('deliveries')
    .set({ occurrence: sql<string>`occurrence || ' ' || (${before})` })
    .where('subscription', '=', id)
    .where('occurrence', 'not like', '% %')
    .where('occurrence', 'not like', `${askedForPrefix}%`)
    .where(({ exists }) => exists(before))
    .compile();
}

function put(db: Kysely<Schema>, subscription: Subscription) {
  return db
    .insertInto('subscriptions')
    .values(rowOf(subscription))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          platform: (excluded) => excluded.ref('excluded.platform'),
          channel: (excluded) => excluded.ref('excluded.channel'),
          schedule: (excluded) => excluded.ref('excluded.schedule'),
          time_zone: (excluded) => excluded.ref('excluded.time_zone'),
          quiet: (excluded) => excluded.ref('excluded.quiet'),
          created_by: (excluded) => excluded.ref('excluded.created_by'),
          themes: (excluded) => excluded.ref('excluded.themes'),
          briefs: (excluded) => excluded.ref('excluded.briefs'),
          next_due: sql<number | null>`case
            when subscriptions.next_due is null
              or (subscriptions.schedule = excluded.schedule and subscriptions.time_zone = excluded.time_zone)
            then subscriptions.next_due else excluded.next_due end`,
        })
        .where('subscriptions.from_config', '=', 1),
    )
    .compile();
}
