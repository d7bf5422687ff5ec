/** What is to be posted: the outbox. A copy changes only what it has; each change says whether it still had it. */
import { type Kysely, sql, type UpdateObject } from 'kysely';
import type { DeliveryState, FailedTry } from '../../ports/delivery.ts';
import type { Store } from '../../ports/store.ts';
import type { Atomically } from './atomically.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { createDeliveryRecords } from './delivery-records.ts';
import { dueSubscriptions } from './due-subscriptions.ts';
import { addDelivery, fireSubscription } from './fire-subscription.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

/** Few enough for any database's number of parameters. */
const renewedTogether = 500;

const untried = { tried_first_at: null, tried_last_at: null };

/** Nobody has it, and nobody will; what it said is not needed any more. */
const settled = { holder: null, next_at: null, posts: null };

export function createDeliveries(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
  skipsLocked: boolean,
): Store['deliveries'] {
  const own = (id: string, holder: string, change: UpdateObject<Schema, 'deliveries'>) =>
    db.updateTable('deliveries').set(change).where('id', '=', id).where('holder', '=', holder);

  async function changeOwn(...change: Parameters<typeof own>): Promise<boolean> {
    return (await own(...change).executeTakeFirstOrThrow()).numUpdatedRows > 0n;
  }

  function giveUp(id: string, holder: string, state: DeliveryState, how: FailedTry): Promise<boolean> {
    const present = now();
    return changeOwn(id, holder, {
      state,
      reason: how.reason && toJsonText(how.reason),
      ...(how.reason && 'error' in how.reason ? { last_error: toJsonText(how.reason.error) } : {}),
      holder: null,
      next_at: expiry(present, how.retryInMs),
      attempts: sql<number>`attempts + 1`,
      settled_at: present,
      ...(how.refused ? untried : {}),
    });
  }

  return {
    ...createDeliveryRecords(db, now),
    fire: (firing, holder, leaseMs) => fireSubscription(db, now, atomically, firing, { holder, ms: leaseMs }),
    add: (delivery) => addDelivery(db, now, atomically, delivery),
    claim: (platforms, holder, leaseMs, limit) =>
      claimDeliveries(db, now, { platforms, holder, leaseMs, limit, skipsLocked }),
    async renew(holder, ids, leaseMs) {
      for (let start = 0; start < ids.length; start += renewedTogether) {
        await db
          .updateTable('deliveries')
          .set({ next_at: expiry(now(), leaseMs) })
          .where('id', 'in', ids.slice(start, start + renewedTogether))
          .where('holder', '=', holder)
          .execute();
      }
    },
    async release(holder) {
      await db
        .updateTable('deliveries')
        .set({ state: 'due', holder: null, next_at: now() })
        .where('holder', '=', holder)
        .where('state', '=', 'claimed')
        .execute();
    },
    compose: (id, holder, { posts, coversUntil, unreadable }) =>
      changeOwn(id, holder, {
        posts: toJsonText(posts),
        post_count: posts.length,
        covers_until: coversUntil,
        unreadable,
      }),
    async begin(id, holder, leaseMs) {
      const present = now();
      const begun = await own(id, holder, {
        state: 'sending',
        tried_first_at: sql<number>`coalesce(tried_first_at, ${present})`,
        tried_last_at: present,
        next_at: expiry(present, leaseMs),
      })
        // Whoever finds it lapsed is about to take it, and to post as well.
        .where('next_at', '>', present)
        .executeTakeFirstOrThrow();
      return begun.numUpdatedRows > 0n;
    },
    posted(id, holder, messages) {
      const guard = own(id, holder, { state: 'claimed', posted: toJsonText(messages), ...untried });
      return atomically(guard.compile(), [coverWhatIsPosted(db, id).compile()], id);
    },
    finish: (id, holder) =>
      changeOwn(id, holder, { ...settled, ...untried, state: 'sent', reason: null, settled_at: now() }),
    skip: (id, holder, reason) =>
      changeOwn(id, holder, {
        ...settled,
        state: 'skipped',
        reason: toJsonText(reason),
        settled_at: now(),
      }),
    fail: (id, holder, how) => giveUp(id, holder, 'failed', how),
    quarantine: (id, holder, how) => giveUp(id, holder, 'quarantined', how),
    async nextDueMs(platforms) {
      // `in ()` is no SQL in PostgreSQL.
      if (platforms.length === 0) return null;
      const first = await db
        .selectNoFrom([
          sql<number>`${now()}`.as('now'),
          dueSubscriptions(db, platforms).select('next_due').limit(1).as('subscription'),
          firstDelivery(db, platforms).as('delivery'),
        ])
        .executeTakeFirstOrThrow();
      const times = [first.subscription, first.delivery].filter((time) => time !== null);
      return times.length === 0 ? null : Math.max(0, Math.min(...times) - first.now);
    },
  };
}

/** Its subscription has told what the delivery covers; never less than before. */
function coverWhatIsPosted(db: Kysely<Schema>, delivery: string) {
  const posted = db.selectFrom('deliveries').where('deliveries.id', '=', delivery);
  const covers = posted.select('covers_until');
  return (
    db
      .updateTable('subscriptions')
      .set({ covered_until: covers })
      .where('id', '=', posted.select('subscription'))
      // Never true where there is nothing to cover.
      .where(covers, '>', sql<number>`coalesce(covered_until, -1)`)
  );
}

function firstDelivery(db: Kysely<Schema>, platforms: readonly string[]) {
  return db
    .selectFrom('deliveries')
    .select('next_at')
    .where('next_at', 'is not', null)
    .where('platform', 'in', platforms)
    .orderBy('next_at')
    .limit(1);
}
