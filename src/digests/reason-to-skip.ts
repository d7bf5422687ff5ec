/** Whether a delivery is still to be posted when its turn comes. */
import { nextOccurrences } from '../core/calendar/next-occurrences.ts';
import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import { isAskedFor } from '../core/digest/asked-for.ts';
import type { ClaimedDelivery, DeliveryReason } from '../ports/delivery.ts';
import type { Store } from '../ports/store.ts';
import type { Subscription } from '../ports/subscription.ts';
import type { DigestTimings } from './digest-timings.ts';
import { hasBegun } from './held-delivery.ts';

/**
 * Null: it is to be posted. What has begun is not left half done so soon; what has not is let go where people have paused
 * it meanwhile, where the next one has taken its place, and where it is too late.
 */
export async function reasonToSkip(
  { deliveries, now }: Pick<Store, 'deliveries' | 'now'>,
  delivery: ClaimedDelivery,
  subscription: Subscription,
  { catchUp, giveUp }: Pick<DigestTimings, 'catchUp' | 'giveUp'>,
): Promise<DeliveryReason | null> {
  const present = await now();
  const longest = hasBegun(delivery) ? giveUp : catchUp;
  const tooLate = present - delivery.dueAt > longest ? ({ code: 'too-late', error: null } as const) : null;
  if (hasBegun(delivery) || isAskedFor(delivery.occurrence)) return tooLate;
  if (subscription.nextDue === null) return { code: 'paused' };
  const isOvertaken = nextIsDue(delivery, subscription, present) && (await hasSuccessor());
  return isOvertaken ? { code: 'overtaken', error: null } : tooLate;

  /** Whether the next one has fired or is about to: where the schedule has been changed meanwhile, nothing may have been due since. */
  async function hasSuccessor(): Promise<boolean> {
    if (subscription.nextDue !== null && subscription.nextDue <= present) return true;
    const [latest] = await deliveries.history(delivery.workspace, delivery.subscription, 1);
    return latest !== undefined && latest.dueAt > delivery.dueAt;
  }
}

function nextIsDue(
  { dueAt }: ClaimedDelivery,
  { schedule, timeZone }: Subscription,
  present: number,
): boolean {
  const [next] = nextOccurrences(parseSchedule(schedule), timeZone, dueAt, 1);
  return next !== undefined && next.at <= present;
}
