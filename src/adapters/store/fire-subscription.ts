/** A subscription fires: one copy moves it on, and with it what is to be posted and what is not. */
import type { CompiledQuery, Expression, InsertObject, Kysely } from 'kysely';
import type { Firing, NewDelivery, SkippedRun } from '../../ports/delivery.ts';
import type { Atomically } from './atomically.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { nothingPosted, skipUnbegun } from './skip-unbegun.ts';
import { expiry, type StoreTime } from './store-time.ts';

const overtaken = { code: 'overtaken', error: null } as const;

type NewRow = InsertObject<Schema, 'deliveries'>;

export function fireSubscription(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
  firing: Firing,
  lease: { readonly holder: string; readonly ms: number },
): Promise<boolean> {
  const { subscription, wasDue, nextDue, post } = firing;
  const guard = db
    .updateTable('subscriptions')
    .set({ next_due: nextDue })
    .where('id', '=', subscription.id)
    .where('workspace', '=', subscription.workspace)
    .where('next_due', '=', wasDue)
    .compile();
  const rest: CompiledQuery[] = [];
  if (firing.skipped) rest.push(insert(db, skippedRow(db, now(), firing, firing.skipped)));
  if (post) {
    const present = now();
    rest.push(
      insert(db, {
        ...newRow(post, expiry(present, lease.ms)),
        state: 'claimed',
        holder: lease.holder,
      }),
      skipUnbegun(db, now, subscription.id, overtaken, post.id),
    );
  }
  return atomically(guard, rest, subscription.id);
}

/** Adds what is due at once, in place of what has not begun. False where its occurrence exists, or its subscription does not. */
export async function addDelivery(
  db: Kysely<Schema>,
  now: StoreTime,
  atomically: Atomically,
  delivery: NewDelivery,
): Promise<boolean> {
  const { id, workspace, subscription, occurrence } = delivery;
  // Changes nothing, but keeps others from deleting the subscription meanwhile, and leaving this behind.
  const guard = db
    .updateTable('subscriptions')
    .set((row) => ({ turn: row.ref('turn') }))
    .where('id', '=', subscription)
    .where('workspace', '=', workspace)
    .compile();
  const rest = [insert(db, newRow(delivery, now())), skipUnbegun(db, now, subscription, overtaken, id)];
  if (!(await atomically(guard, rest, subscription))) return false;
  const kept = await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription', '=', subscription)
    .where('occurrence', '=', occurrence)
    .executeTakeFirst();
  return kept?.id === id;
}

/** An occurrence that exists already is not posted again. */
function insert(db: Kysely<Schema>, row: NewRow): CompiledQuery {
  return db
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subscription', 'occurrence']).doNothing())
    .compile();
}

function newRow(delivery: NewDelivery, nextAt: Expression<number>): NewRow {
  const { id, workspace, subscription, platform, channel, occurrence, dueAt } = delivery;
  return {
    id,
    workspace,
    subscription,
    platform,
    channel,
    occurrence,
    due_at: dueAt,
    last_occurrence: occurrence,
    last_due_at: dueAt,
    count: 1,
    state: 'due',
    next_at: nextAt,
    attempts: 0,
    unreadable: 0,
    posted: nothingPosted,
  };
}

/** Where the subscription says that it belongs: a firing knows its platform and channel only where it posts. */
function skippedRow(
  db: Kysely<Schema>,
  present: Expression<number>,
  { skippedId, subscription: { id, workspace } }: Firing,
  { first, last, count, reason }: SkippedRun,
): NewRow {
  const own = db.selectFrom('subscriptions').where('id', '=', id);
  return {
    id: skippedId,
    workspace,
    subscription: id,
    platform: own.select('platform'),
    channel: own.select('channel'),
    occurrence: first.occurrence,
    due_at: first.dueAt,
    last_occurrence: last.occurrence,
    last_due_at: last.dueAt,
    count,
    state: 'skipped',
    reason: toJsonText(reason),
    attempts: 0,
    settled_at: present,
    unreadable: 0,
    posted: nothingPosted,
  };
}
