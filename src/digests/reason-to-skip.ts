/** Whether a delivery is still to be posted when its turn comes. */
import { nextOccurrences } from '../core/calendar/next-occurrences.ts';
import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import type { ClaimedDelivery, DeliveryReason, Subscription } from '../ports/store.ts';
import type { DigestTimings } from './digest-timings.ts';
import { hasBegun, isAskedFor } from './held-delivery.ts';

/**
 * Null: it is to be posted. `now`: by the clock of the store. What has begun is not left half done so soon; what has not
 * is let go where people have paused it meanwhile, where the next one is due already, and where it is too late.
 */
export function reasonToSkip(
  delivery: ClaimedDelivery,
  subscription: Subscription,
  now: number,
  { catchUp, giveUp }: Pick<DigestTimings, 'catchUp' | 'giveUp'>,
): DeliveryReason | null {
  const lateMs = now - delivery.dueAt;
  if (hasBegun(delivery)) return lateMs > giveUp ? { code: 'too-late', error: null } : null;
  if (!isAskedFor(delivery)) {
    if (subscription.nextDue === null) return { code: 'paused' };
    const [next] = nextOccurrences(
      parseSchedule(subscription.schedule),
      subscription.timeZone,
      delivery.dueAt,
      1,
    );
    if (next && next.at <= now) return { code: 'overtaken', error: null };
  }
  return lateMs > catchUp ? { code: 'too-late', error: null } : null;
}
