/** From subscriptions that are due to deliveries that this copy has claimed. */
import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import { planFiring } from '../core/digest/plan-firing.ts';
import { BriefingError } from '../core/errors.ts';
import type { ClaimedDelivery, Firing, NewDelivery } from '../ports/delivery.ts';
import type { Subscription } from '../ports/subscription.ts';
import type { DigestParts } from './digest-parts.ts';

/** So many are read at once. */
const mostRead = 1000;
/** So many are fired together, which share what waiting for the disk costs: twice, so that the next are made ready meanwhile. */
const together = 50;

interface FireParts
  extends Pick<DigestParts, 'store' | 'platforms' | 'logger' | 'newDeliveryId' | 'random' | 'timings'> {
  /** In whose name what is fired is claimed. */
  readonly holder: string;
  readonly isStopping: () => boolean;
}

/**
 * Fires everything that is due now; `claimed` is told of each delivery that became this copy's. Whoever fires first moves the
 * subscription on, so that no other copy does. Throws BriefingError `store-unavailable`.
 */
export async function fireDue(parts: FireParts, claimed: (delivery: ClaimedDelivery) => void): Promise<void> {
  while (!parts.isStopping()) {
    const due = await parts.store.subscriptions.due(parts.platforms(), mostRead);
    // All copies read the same: where each begins elsewhere, they share the work rather than doing it several times.
    const first = Math.floor(parts.random() * due.length);
    const all = await fireInTurn(parts, [...due.slice(first), ...due.slice(0, first)], claimed);
    if (all && due.length < mostRead) return;
  }
}

/** False where it came to what other copies have fired meanwhile, and left the rest. */
async function fireInTurn(
  parts: FireParts,
  due: readonly Subscription[],
  claimed: (delivery: ClaimedDelivery) => void,
): Promise<boolean> {
  const left = [...due];
  let all = true;

  async function fireRest(): Promise<void> {
    while (left.length > 0 && !parts.isStopping()) {
      const some = left.splice(0, together);
      const now = await parts.store.now();
      const fired = await Promise.all(some.map((subscription) => fire(parts, subscription, now, claimed)));
      if (left.length === 0 || fired.filter(Boolean).length >= some.length / 2) continue;
      left.length = 0;
      all = false;
    }
  }

  await Promise.all([fireRest(), fireRest()]);
  return all;
}

/** False where another copy was first, or somebody has changed the subscription. */
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
  if (!(await store.deliveries.fire(firing, holder, timings.lease))) return false;
  const { skipped, post } = firing;
  if (skipped)
    logger.warn('Digests were missed and are skipped', {
      subscription: subscription.id,
      first: skipped.first.occurrence,
      last: skipped.last.occurrence,
      count: skipped.count,
    });
  if (post) claimed({ ...post, attempts: 0, posts: null, posted: [], tried: null });
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
