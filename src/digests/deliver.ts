/** One delivery: composed, then posted message by message, each at most once, from where it stopped the last time. */
import type { ChannelPoster, PostAttempt, PostedMessage, PostOutcome } from '../commands/channel-poster.ts';
import { composeDigest, staysQuiet } from '../commands/handle/compose-digest.ts';
import { rememberPosted } from '../commands/handle/context.ts';
import { BriefingError } from '../core/errors.ts';
import type {
  ClaimedDelivery,
  DeliveryReason,
  FailedTry,
  PlannedPost,
  Subscription,
  Tried,
} from '../ports/store.ts';
import type { DigestParts } from './digest-parts.ts';
import { retryDelay } from './retry-delay.ts';

/**
 * `done`: nothing is left to do. `lost`: it is no longer this copy's, or the store cannot say. `later`: it is left for
 * another copy, or for after a start. Else: when it is to be tried again.
 */
export type DeliveryEnd = 'done' | 'lost' | 'later' | { readonly retryInMs: number };

/** When it was asked for and when it was had, by the clock of this copy: the store counted the ages of its tries in between. */
export interface ClaimSpan {
  readonly asked: number;
  readonly had: number;
}

/** Rejects with what the store throws, and with what nobody foresaw. */
export type Deliver = (delivery: ClaimedDelivery, claimed: ClaimSpan) => Promise<DeliveryEnd>;

/** Occurrences that somebody asked for by `/digest now`. */
const asked = /^now:/;

export function createDeliver(parts: DigestParts & { readonly isStopping: () => boolean }): Deliver {
  const { store, posterOf, clock, logger, holder, random, timings } = parts;
  const { deliveries } = store;

  return async (delivery, claimed) => {
    const { id, workspace, subscription: subscriptionId, platform } = delivery;
    const poster = posterOf(platform);
    if (poster === null)
      return fail(delivery, { kind: 'refused', retryAfterMs: timings.recheck, error: null });
    const subscription = await store.subscriptions.get(workspace, subscriptionId);
    if (subscription === null) return 'lost';
    if (await isTooLate(delivery)) return skip(delivery, { code: 'too-late' });
    const posts = delivery.posts ?? (await compose(delivery, subscription, poster));
    if (posts === 'lost' || posts === 'done') return posts;
    const end = await post(delivery, posts, poster, claimed);
    if (end !== null) return end;
    if (!(await deliveries.finish(id, holder))) return 'lost';
    logger.info('A digest is posted', { ...named(delivery), posts: posts.length });
    return 'done';
  };

  /** What has begun is not left half done so soon; what somebody asked for is not missed by being late. */
  async function isTooLate({ occurrence, dueAt, posted, tried }: ClaimedDelivery): Promise<boolean> {
    const begun = posted.length > 0 || tried !== null;
    const longest = begun ? timings.giveUp : timings.catchUp;
    return !(asked.test(occurrence) && !begun) && (await store.now()) - dueAt > longest;
  }

  /** The posts, kept; or how it has ended without any. */
  async function compose(
    delivery: ClaimedDelivery,
    subscription: Subscription,
    poster: ChannelPoster,
  ): Promise<readonly PlannedPost[] | 'lost' | 'done'> {
    const { id, occurrence } = delivery;
    const upTo = (await store.now()) - timings.appearance;
    const composed = await composeDigest(parts, subscription, { delivery: id, upTo });
    const { replies, unreadable } = composed;
    if (staysQuiet(composed, subscription) && !asked.test(occurrence))
      return skip(delivery, { code: 'nothing-new' });
    const posts = poster.plan(replies, id);
    const content = { posts, coversUntil: upTo, unreadable };
    return (await deliveries.compose(id, holder, content)) ? posts : 'lost';
  }

  /** Null once all are posted. */
  async function post(
    delivery: ClaimedDelivery,
    posts: readonly PlannedPost[],
    poster: ChannelPoster,
    claimed: ClaimSpan,
  ): Promise<DeliveryEnd | null> {
    const messages = [...delivery.posted];
    let tried = delivery.tried && { ...delivery.tried, ...claimed };
    for (const [number, post] of posts.entries()) {
      if (number < messages.length) continue;
      if (parts.isStopping()) return 'later';
      const head = number === 0 ? null : (messages[0] ?? null);
      const attempt = { delivery: delivery.id, number, channel: delivery.channel, head, post };
      const outcome = await postOnce(delivery, poster, attempt, tried);
      if (typeof outcome === 'string' || 'retryInMs' in outcome) return outcome;
      messages.push(outcome.message);
      tried = null;
      if (!(await deliveries.posted(delivery.id, holder, messages))) return 'lost';
      await remember(delivery, post, outcome);
    }
    return null;
  }

  /** Finds out what became of an earlier try, if there was one, and posts unless that has arrived. */
  async function postOnce(
    delivery: ClaimedDelivery,
    poster: ChannelPoster,
    attempt: Omit<PostAttempt, 'withinMs'>,
    tried: (Tried & ClaimSpan) | null,
  ): Promise<PostedMessage | DeliveryEnd> {
    let safeUntil = Number.POSITIVE_INFINITY;
    if (tried !== null) {
      const now = clock.now();
      // It may have waited for its turn since it was claimed. The first try is taken to be as old, and the last as recent,
      // as they can be.
      const resolution = await poster.resolve({
        ...attempt,
        withinMs: timings.request,
        firstTriedAt: tried.firstAt,
        firstTriedMsAgo: tried.firstMsAgo + now - tried.asked,
        lastTriedMsAgo: tried.lastMsAgo + now - tried.had,
      });
      switch (resolution.kind) {
        case 'posted':
          logger.info('A post whose answer was lost has arrived', named(delivery));
          return resolution;
        case 'absent':
          // Claimed anew, it begins with a clean record: what was tried before is known to have come to nothing.
          return settle(delivery, 'fail', { retryInMs: 0, refused: true, reason: { code: 'unforeseen' } });
        case 'wait':
          return settle(delivery, 'fail', {
            retryInMs: resolution.ms,
            refused: false,
            reason: reasonOf(resolution.error ?? null),
          });
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
        case 'repeatable':
          safeUntil = now + resolution.forMs;
      }
    }
    const before = clock.now();
    if (!(await deliveries.begin(delivery.id, holder, timings.lease))) return 'lost';
    // The lease has run since it was asked for, and a process that was stopped meanwhile has lost it.
    const left = Math.min(before + timings.lease - timings.margin, safeUntil) - clock.now();
    const withinMs = Math.min(timings.request, left);
    const outcome: PostOutcome =
      withinMs > 0
        ? await poster.post({ ...attempt, withinMs })
        : { kind: 'refused', retryAfterMs: null, error: null };
    if (outcome.kind === 'posted') return outcome;
    return fail(delivery, outcome, tried !== null);
  }

  /** `uncertain`: an earlier try may have been accepted, so that this one's refusal proves nothing. */
  function fail(
    delivery: ClaimedDelivery,
    outcome: Exclude<PostOutcome, PostedMessage>,
    uncertain = delivery.tried !== null,
  ): Promise<DeliveryEnd> {
    const { kind, error } = outcome;
    const refused = kind !== 'unknown' && !uncertain;
    const reason = reasonOf(error);
    if (kind === 'impossible') {
      logger.error('A digest cannot be posted until somebody mends it', { ...named(delivery), error });
      return settle(delivery, 'quarantine', { retryInMs: recheckIn(delivery), refused, reason });
    }
    const delay = retryDelay(delivery.attempts, random(), timings);
    const wanted = kind === 'refused' ? outcome.retryAfterMs : null;
    // Those that were told the same time do not come back at the very same.
    const retryInMs = wanted === null ? delay : wanted + Math.round((random() * timings.retry) / 4);
    logger.warn('A post of a digest failed and is tried again', {
      ...named(delivery),
      kind,
      retryInMs,
      problem: problemOf(error),
    });
    return settle(delivery, 'fail', { retryInMs, refused, reason });
  }

  /** What waits for a person is looked at less and less often. */
  function recheckIn({ attempts }: ClaimedDelivery): number {
    return timings.recheck * Math.min(1 + attempts, 24);
  }

  async function settle(
    { id }: ClaimedDelivery,
    how: 'fail' | 'quarantine',
    failed: FailedTry,
  ): Promise<DeliveryEnd> {
    return (await deliveries[how](id, holder, failed)) ? { retryInMs: failed.retryInMs } : 'lost';
  }

  async function skip(delivery: ClaimedDelivery, reason: DeliveryReason): Promise<'done' | 'lost'> {
    if (!(await deliveries.skip(delivery.id, holder, reason))) return 'lost';
    logger.info('A digest is skipped', { ...named(delivery), reason: reason.code });
    return 'done';
  }

  /** So that people can reply to it; without that it is still posted. */
  async function remember(
    { workspace, platform, channel }: ClaimedDelivery,
    { topic }: PlannedPost,
    { threads }: PostedMessage,
  ): Promise<void> {
    if (topic === null) return;
    const origin = { platform, workspace, channel, thread: null, user: '', mayManage: false };
    try {
      for (const thread of threads) await rememberPosted({ store }, { topic }, { origin, thread });
    } catch (error) {
      logger.error('A posted digest will not be known in its thread', { error });
    }
  }
}

function named({ id, subscription, occurrence, channel }: ClaimedDelivery) {
  return { delivery: id, subscription, occurrence, channel };
}

function reasonOf(error: unknown): DeliveryReason {
  const known = errorOf(error);
  return known === null ? { code: 'unforeseen' } : { code: 'error', error: known };
}

function errorOf(error: unknown) {
  return error instanceof BriefingError ? { code: error.code, facts: error.facts } : null;
}

function problemOf(error: unknown): string {
  return error instanceof BriefingError ? `${error.code} ${JSON.stringify(error.facts)}` : String(error);
}
