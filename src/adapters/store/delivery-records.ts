/** What became of deliveries, for those who ask why. */
import type { Kysely, Selectable } from 'kysely';
import { isAskedFor } from '../../core/digest/asked-for.ts';
import type { DeliveryError, DeliveryReason, DeliveryRecord } from '../../ports/delivery.ts';
import type { Store } from '../../ports/store.ts';
import { fromJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { ago, type StoreTime } from './store-time.ts';

/** For so long what is sent or skipped can be told. */
export const recordMs = 30 * 24 * 3_600_000;

/** All but the posts, which are large. */
const columns = [
  'id',
  'subscription',
  'occurrence',
  'due_at',
  'count',
  'last_occurrence',
  'state',
  'reason',
  'last_error',
  'attempts',
  'next_at',
  'posted',
  'post_count',
  'unreadable',
  'settled_at',
] as const;

type Row = Pick<Selectable<Schema['deliveries']>, (typeof columns)[number]>;

export function createDeliveryRecords(
  db: Kysely<Schema>,
  now: StoreTime,
): Pick<Store['deliveries'], 'history' | 'find'> {
  const kept = (workspace: string) =>
    db
      .selectFrom('deliveries')
      .select(columns)
      .where('workspace', '=', workspace)
      .where(({ or, eb }) =>
        or([eb('next_at', 'is not', null), eb('settled_at', '>', ago(now(), recordMs))]),
      );
  return {
    async history(workspace, subscription, limit) {
      const rows = await kept(workspace)
        .where('subscription', '=', subscription)
        .orderBy('last_due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(recordOf);
    },
    async find(workspace, id) {
      const row = await kept(workspace).where('id', '=', id).executeTakeFirst();
      return row ? recordOf(row) : null;
    },
  };
}

function recordOf(row: Row): DeliveryRecord {
  const isUnderWay = row.state === 'claimed' || row.state === 'sending';
  return {
    id: row.id,
    subscription: row.subscription,
    occurrence: localOf(row.occurrence),
    dueAt: row.due_at,
    count: row.count,
    lastOccurrence: row.last_occurrence,
    state: row.state,
    reason: reasonOf(row),
    attempts: row.attempts,
    nextTry: isUnderWay ? null : row.next_at,
    posted: fromJsonText<readonly string[]>(row.posted).length,
    posts: row.post_count,
    unreadable: row.unreadable,
    settledAt: row.settled_at,
  };
}

/** Without the time zone that it has been told apart by since its subscription moved to another. */
function localOf(occurrence: string): string {
  return isAskedFor(occurrence) ? occurrence : (occurrence.split(' ')[0] ?? occurrence);
}

/** What was given up for being late is told with what had kept it from being posted. */
function reasonOf({ reason: text, last_error: lastError }: Row): DeliveryReason | null {
  if (text === null) return null;
  const reason = fromJsonText<DeliveryReason>(text);
  if ((reason.code !== 'overtaken' && reason.code !== 'too-late') || lastError === null) return reason;
  return { ...reason, error: fromJsonText<DeliveryError | null>(lastError) };
}
