/** One message of a delivery, at most once: what became of earlier tries is found out before it is sent. */
import type { ChannelPoster, PostAttempt, PostedMessage, PostOutcome } from '../commands/channel-poster.ts';
import type { FailedTry, Tried } from '../ports/delivery.ts';
import type { DigestParts } from './digest-parts.ts';
import { type HeldDelivery, named } from './held-delivery.ts';
import { errorOf, problemOf, reasonOf } from './reason-of.ts';
import { retryDelay } from './retry-delay.ts';

/**
 * `done`: nothing is left to do. `lost`: it is no longer this copy's, or the store cannot say. `later`: it is left for
 * another copy, or for after a start. Else: when it is to be tried again.
 */
export type DeliveryEnd = 'done' | 'lost' | 'later' | { readonly retryInMs: number };

type Unsent = Omit<PostAttempt, 'withinMs'>;

/** `tried`: earlier tries of this very message of which nobody knows what became. */
export type PostMessage = (
  delivery: HeldDelivery,
  poster: ChannelPoster,
  attempt: Unsent,
  tried: Tried | null,
) => Promise<PostedMessage | DeliveryEnd>;

export function createPostMessage(parts: DigestParts): PostMessage {
  const { store, clock, logger, random, timings } = parts;
  const { deliveries } = store;

  return async (delivery, poster, attempt, tried) => {
    if (tried === null) return send(delivery, poster, attempt, null);
    const now = clock.now();
    const resolution = await poster.resolve({
      ...attempt,
      withinMs: timings.request,
      firstTriedAt: tried.firstAt,
      // It may have waited for its turn since it was claimed. The first try is taken to be as old, and the last as
      // recent, as they can be.
      firstTriedMsAgo: tried.firstMsAgo + now - delivery.asked,
      lastTriedMsAgo: tried.lastMsAgo + now - delivery.had,
    });
    switch (resolution.kind) {
      case 'posted':
        logger.info('A post whose answer was lost has arrived', named(delivery));
        return resolution;
      case 'repeatable':
        return send(delivery, poster, attempt, now + resolution.forMs);
      case 'absent':
        // Claimed anew, it begins with a clean record: what was tried before is known to have come to nothing.
        return settle(delivery, 'fail', { retryInMs: 0, refused: true, reason: null });
      case 'wait':
        return wait(delivery, resolution.ms, resolution.error);
      case 'unclear':
        logger.error('Nobody can tell whether a post has arrived', {
          ...named(delivery),
          error: resolution.error,
        });
        return settle(delivery, 'quarantine', {
          retryInMs: recheckIn(delivery),
          refused: false,
          reason: { code: 'unclear', error: errorOf(resolution.error) },
        });
    }
  };

  /** `repeatableUntil`: an earlier try may have arrived, and repeating it is safe until then, by this copy's clock. */
  async function send(
    delivery: HeldDelivery,
    poster: ChannelPoster,
    attempt: Unsent,
    repeatableUntil: number | null,
  ): Promise<PostedMessage | DeliveryEnd> {
    const before = clock.now();
    if (!(await deliveries.begin(delivery.id, delivery.holder, timings.lease))) return 'lost';
    // Counted from before it was noted as tried: whoever looks for it later trusts that nothing is sent after that time,
    // and so does whoever takes over the lease. A process that was stopped meanwhile has no time left.
    const longest = Math.min(timings.request, timings.lease - timings.margin);
    const until = Math.min(before + longest, repeatableUntil ?? Number.POSITIVE_INFINITY);
    const withinMs = until - clock.now();
    if (withinMs <= 0) {
      logger.warn('A post of a digest had no time left and is tried again', named(delivery));
      const retryInMs = retryDelay(delivery.attempts, random(), timings);
      return settle(delivery, 'fail', { retryInMs, refused: repeatableUntil === null, reason: null });
    }
    const outcome = await poster.post({ ...attempt, withinMs });
    if (outcome.kind === 'posted') return outcome;
    return fail(delivery, outcome, repeatableUntil !== null);
  }

  /** Too early to tell, or the platform does not say at the moment. */
  function wait(delivery: HeldDelivery, ms: number, error: unknown): Promise<DeliveryEnd> {
    if (error === undefined) return settle(delivery, 'fail', { retryInMs: ms, refused: false, reason: null });
    const retryInMs = Math.max(ms, retryDelay(delivery.attempts, random(), timings));
    logger.warn('It cannot be told at the moment whether a post has arrived', {
      ...named(delivery),
      retryInMs,
      problem: problemOf(error),
    });
    return settle(delivery, 'fail', { retryInMs, refused: false, reason: reasonOf(error) });
  }

  /** `uncertain`: an earlier try may have been accepted, so that this one's refusal proves nothing. */
  function fail(
    delivery: HeldDelivery,
    outcome: Exclude<PostOutcome, PostedMessage>,
    uncertain: boolean,
  ): Promise<DeliveryEnd> {
    const { kind, error } = outcome;
    const refused = kind !== 'unknown' && !uncertain;
    const reason = reasonOf(error);
    if (kind === 'impossible') {
      logger.error('A digest cannot be posted until somebody mends it', { ...named(delivery), error });
      return settle(delivery, 'quarantine', { retryInMs: recheckIn(delivery), refused, reason });
    }
    const retryInMs = retryIn(delivery, kind === 'refused' ? outcome.retryAfterMs : null);
    logger.warn('A post of a digest failed and is tried again', {
      ...named(delivery),
      kind,
      retryInMs,
      problem: problemOf(error),
    });
    return settle(delivery, 'fail', { retryInMs, refused, reason });
  }

  /** `wanted`: by the platform, which is not asked more often than it wants, nor again and again as soon as it lets. */
  function retryIn({ attempts }: HeldDelivery, wanted: number | null): number {
    const delay = retryDelay(attempts, random(), timings);
    if (wanted === null) return delay;
    // Those that were told the same time do not come back at the very same.
    const spread = Math.round((random() * timings.retry) / 4);
    return Math.max(wanted + spread, Math.min(delay, mostPolite * timings.retry));
  }

  /** What waits for a person is looked at less and less often. */
  function recheckIn({ attempts }: HeldDelivery): number {
    return timings.recheck * Math.min(1 + attempts, mostSeldom);
  }

  async function settle(
    { id, holder }: HeldDelivery,
    how: 'fail' | 'quarantine',
    failed: FailedTry,
  ): Promise<DeliveryEnd> {
    return (await deliveries[how](id, holder, failed)) ? { retryInMs: failed.retryInMs } : 'lost';
  }
}

/** Times the first retry's delay: a platform that is busy says itself when to come back. */
const mostPolite = 8;
/** Times the recheck's delay: six hours, as it is. */
const mostSeldom = 24;
