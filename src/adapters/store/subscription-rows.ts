/** A subscription as a row of its table. */
import { type InsertObject, type Selectable, sql } from 'kysely';
import type { Subscription } from '../../ports/subscription.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

export function rowOf(subscription: Subscription): InsertObject<Schema, 'subscriptions'> {
  const { id, workspace, platform, channel, schedule, timeZone, createdBy } = subscription;
  return {
    id,
    workspace,
    // A count and not the time: two may be added within one millisecond.
    turn: sql<number>`(select coalesce(max(turn), 0) + 1 from subscriptions where workspace = ${workspace})`,
    platform,
    channel,
    schedule,
    time_zone: timeZone,
    quiet: Number(subscription.quiet),
    created_by: createdBy,
    from_config: Number(subscription.fromConfig),
    next_due: subscription.nextDue,
    covered_until: subscription.coveredUntil,
    themes: toJsonText(subscription.themes),
    briefs: toJsonText(subscription.briefs),
  };
}

export function subscriptionOf(row: Selectable<Schema['subscriptions']>): Subscription {
  return {
    id: row.id,
    workspace: row.workspace,
    platform: row.platform,
    channel: row.channel,
    schedule: row.schedule,
    timeZone: row.time_zone,
    themes: fromJsonText<readonly string[]>(row.themes),
    briefs: fromJsonText<readonly string[]>(row.briefs),
    quiet: row.quiet === 1,
    createdBy: row.created_by,
    fromConfig: row.from_config === 1,
    nextDue: row.next_due,
    coveredUntil: row.covered_until,
  };
}
