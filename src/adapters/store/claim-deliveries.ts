/** Takes over deliveries whose time has come: each for one copy, for as long as its lease runs. */
import { type Kysely, sql } from 'kysely';
import type { ClaimedDelivery, PlannedPost, Tried } from '../../ports/delivery.ts';
import { fromJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

export async function claimDeliveries(
  db: Kysely<Schema>,
  now: StoreTime,
  claim: {
    readonly platforms: readonly string[];
    readonly holder: string;
    readonly leaseMs: number;
    readonly limit: number;
    /** Whether what another copy is just taking can be passed over: else it is waited for, and may leave nothing. */
    readonly skipsLocked: boolean;
  },
): Promise<readonly ClaimedDelivery[]> {
  const { platforms, holder, leaseMs, limit, skipsLocked } = claim;
  // `in ()` is no SQL in PostgreSQL.
  if (platforms.length === 0) return [];
  const present = now();
  const rows = await db
    // Apart from the update, so that it is looked up and locked only once.
    .with('found', (query) =>
      query
        .selectFrom('deliveries')
        .select('id')
        .where('next_at', '<=', present)
        .where('platform', 'in', platforms)
        .orderBy('next_at')
        .limit(limit)
        .$if(skipsLocked, (open) => open.forUpdate().skipLocked()),
    )
    .updateTable('deliveries')
    .set({ state: 'claimed', holder, next_at: expiry(present, leaseMs), settled_at: null })
    .where('id', 'in', (query) => query.selectFrom('found').select('found.id'))
    // Looked at again, where another copy has just taken the same ones.
    .where('next_at', '<=', present)
    .returning(['id', 'workspace', 'subscription', 'platform', 'channel', 'occurrence', 'due_at'])
    .returning([
      'attempts',
      'posts',
      'posted',
      'tried_first_at',
      'tried_last_at',
      sql<number>`${present}`.as('now'),
    ])
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      workspace: row.workspace,
      subscription: row.subscription,
      platform: row.platform,
      channel: row.channel,
      occurrence: row.occurrence,
      dueAt: row.due_at,
      attempts: row.attempts,
      posts: row.posts === null ? null : fromJsonText<readonly PlannedPost[]>(row.posts),
      posted: fromJsonText<readonly string[]>(row.posted),
      tried: triedOf(row),
    }))
    .sort((a, b) => a.dueAt - b.dueAt);
}

function triedOf(row: {
  readonly tried_first_at: number | null;
  readonly tried_last_at: number | null;
  readonly now: number;
}): Tried | null {
  const { tried_first_at: first, tried_last_at: last, now } = row;
  if (first === null || last === null) return null;
  return { firstAt: first, firstMsAgo: now - first, lastMsAgo: now - last };
}
