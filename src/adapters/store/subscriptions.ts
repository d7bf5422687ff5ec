/** Channels that get digests. */
import type { Kysely } from 'kysely';
import type { Store } from '../../ports/store.ts';
import type { Atomically } from './atomically.ts';
import { configureSubscriptions } from './configure-subscriptions.ts';
import { dueSubscriptions } from './due-subscriptions.ts';
import type { Schema } from './schema.ts';
import { skipUnbegun } from './skip-unbegun.ts';
import type { StoreTime } from './store-time.ts';
import { rowOf, subscriptionOf } from './subscription-rows.ts';

export function createSubscriptions(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
): Store['subscriptions'] {
  return {
    async add(subscription) {
      const added = await db
        .insertInto('subscriptions')
        .values(rowOf(subscription))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async get(workspace, id) {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? subscriptionOf(row) : null;
    },
    async list(workspace, channel) {
      let query = db.selectFrom('subscriptions').selectAll().where('workspace', '=', workspace);
      if (channel !== null) query = query.where('channel', '=', channel);
      const rows = await query.orderBy('turn').orderBy('id').execute();
      return rows.map(subscriptionOf);
    },
    async setNextDue(workspace, id, nextDue) {
      const guard = db
        .updateTable('subscriptions')
        .set({ next_due: nextDue })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .compile();
      const paused = { code: 'paused' } as const;
      return atomically(guard, nextDue === null ? [skipUnbegun(db, now, id, paused)] : [], id);
    },
    async remove(workspace, id) {
      const guard = db
        .deleteFrom('subscriptions')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .compile();
      const deliveries = db
        .deleteFrom('deliveries')
        .where('workspace', '=', workspace)
        .where('subscription', '=', id)
        .compile();
      return atomically(guard, [deliveries], id);
    },
    configure: (subscriptions) => configureSubscriptions(db, now, atomically, subscriptions),
    async due(platforms, limit) {
      // `in ()` is no SQL in PostgreSQL.
      if (platforms.length === 0) return [];
      const rows = await dueSubscriptions(db, platforms)
        .selectAll()
        .where('next_due', '<=', now())
        .limit(limit)
        .execute();
      return rows.map(subscriptionOf);
    },
  };
}
