/** From subscriptions that are due to deliveries that this copy has claimed. */

import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import { planFiring } from '../core/digest/plan-firing.ts';
import { BriefingError } from '../core/errors.ts';
import type { ClaimedDelivery, Firing, NewDelivery, Subscription } from '../ports/store.ts';
import type { DigestParts } from './digest-parts.ts';

/** So many are read at once: they are fired together, and share what waiting for the disk costs. */
const batch = 200;

type FireParts = Pick<DigestParts, 'store' | 'platforms' | 'logger' | 'holder' | 'newDeliveryId' | 'timings'>;

/**
 * Fires everything that is due now; `claimed` is told of each delivery that became this copy's. Whoever fires first moves the
 * subscription on, so that no other copy does. Throws BriefingError `store-unavailable`.
 */
export async function fireDue(parts: FireParts, claimed: (delivery: ClaimedDelivery) => void): Promise<void> {
  const { store, platforms } = parts;
  for (;;) {
    const due = await store.subscriptions.due(platforms(), batch);
    const now = await store.now();
    const moved = await Promise.all(due.map((subscription) => fire(parts, subscription, now, claimed)));
    // What could not be moved on would be read again, and again.
    if (due.length < batch || !moved.includes(true)) return;
  }
}

/** Whether the subscription is due no more. */
async function fire(
  parts: FireParts,
  subscription: Subscription,
  now: number,
  claimed: (delivery: ClaimedDelivery) => void,
): Promise<boolean> {
  const { store, logger, holder, timings } = parts;
  const firing = firingOf(parts, subscription, now);
  if (firing === null) {
    await store.subscriptions.setNextDue(subscription.workspace, subscription.id, null);
    logger.error('A digest is paused, since its schedule cannot be read', { subscription: subscription.id });
    return true;
  }
  if (await store.deliveries.fire(firing, holder, timings.lease)) {
    const { skipped, post } = firing;
    if (skipped)
      logger.warn('Digests were missed and are skipped', {
        subscription: subscription.id,
        first: skipped.first.occurrence,
        last: skipped.last.occurrence,
        count: skipped.count,
      });
    if (post) claimed({ ...post, attempts: 0, posts: null, posted: [], tried: null });
  }
  return true;
}

/** Null where its schedule or time zone means nothing, as one from a later version may. */
function firingOf(
  { newDeliveryId, timings }: FireParts,
  subscription: Subscription,
  now: number,
): Firing | null {
  const { id, workspace, platform, channel, nextDue, timeZone } = subscription;
  if (nextDue === null) return null;
  try {
    const planned = planFiring({
      schedule: parseSchedule(subscription.schedule),
      timeZone,
      due: nextDue,
      now: Math.max(now, nextDue),
      catchUpMs: timings.catchUp,
    });
    const named = ({ local, at }: { readonly local: string; readonly at: number }) => ({
      occurrence: local,
      dueAt: at,
    });
    const { post, skipped } = planned;
    const delivery: NewDelivery | null = post && {
      id: newDeliveryId(),
      workspace,
      subscription: id,
      platform,
      channel,
      ...named(post),
    };
    return {
      subscription: { id, workspace },
      wasDue: nextDue,
      nextDue: planned.nextDue,
      post: delivery,
      skippedId: newDeliveryId(),
      skipped: skipped && {
        first: named(skipped.first),
        last: named(skipped.last),
        count: skipped.count,
        reason: { code: 'missed' },
      },
    };
  } catch (error) {
    if (error instanceof BriefingError || error instanceof RangeError) return null;
    throw error;
  }
}
