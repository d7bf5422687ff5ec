/** One delivery: composed, then posted message by message, from where it stopped the last time. */
import type { ChannelPoster } from '../commands/channel-poster.ts';
import { composeDigest, staysQuiet } from '../commands/handle/compose-digest.ts';
import { rememberPosted } from '../commands/handle/context.ts';
import { isAskedFor } from '../core/digest/asked-for.ts';
import { BriefingError } from '../core/errors.ts';
import type { DeliveryReason, PlannedPost } from '../ports/delivery.ts';
import type { Subscription } from '../ports/subscription.ts';
import type { DigestParts } from './digest-parts.ts';
import { type HeldDelivery, named } from './held-delivery.ts';
import { createPostMessage, type DeliveryEnd } from './post-message.ts';
import { reasonOf } from './reason-of.ts';
import { reasonToSkip } from './reason-to-skip.ts';

/** Rejects with what the store throws, and with what nobody foresaw. */
export type Deliver = (delivery: HeldDelivery) => Promise<DeliveryEnd>;

export function createDeliver(parts: DigestParts & { readonly isStopping: () => boolean }): Deliver {
  const { store, posterOf, logger, timings } = parts;
  const { deliveries } = store;
  const postMessage = createPostMessage(parts);

  return async (delivery) => {
    const { id, holder, workspace, platform } = delivery;
    const poster = posterOf(platform);
    if (poster === null) return 'later';
    const subscription = await store.subscriptions.get(workspace, delivery.subscription);
    if (subscription === null) return 'lost';
    const reason = await reasonToSkip(store, delivery, subscription, timings);
    if (reason !== null) return skip(delivery, reason);
    const barred = delivery.posts === null && subscription.fromConfig ? await bar(delivery, poster) : null;
    if (barred !== null) return barred;
    const posts = delivery.posts ?? (await compose(delivery, subscription, poster));
    if (posts === 'lost' || posts === 'done') return posts;
    const end = await postAll(delivery, posts, poster);
    if (end !== null) return end;
    if (!(await deliveries.finish(id, holder))) return 'lost';
    logger.info('A digest is posted', { ...named(delivery), posts: posts.length });
    return 'done';
  };

  /**
   * Nobody in the channel has asked for what is configured, and an operator may have mixed two workspaces up: null where the
   * channel may get it.
   */
  async function bar(delivery: HeldDelivery, poster: ChannelPoster): Promise<DeliveryEnd | null> {
    const { id, holder, channel, workspace } = delivery;
    try {
      await poster.check(channel, workspace);
      return null;
    } catch (error) {
      if (!(error instanceof BriefingError) || error.code === 'platform-unreachable') throw error;
      logger.error('A digest cannot be posted until somebody mends it', { ...named(delivery), error });
      const how = { retryInMs: timings.recheck, refused: true, reason: reasonOf(error) };
      return (await deliveries.quarantine(id, holder, how)) ? { retryInMs: how.retryInMs } : 'lost';
    }
  }

  /** The posts, kept; or how it has ended without any. */
  async function compose(
    delivery: HeldDelivery,
    subscription: Subscription,
    poster: ChannelPoster,
  ): Promise<readonly PlannedPost[] | 'lost' | 'done'> {
    const { id, holder } = delivery;
    const upTo = (await store.now()) - timings.appearance;
    const composed = await composeDigest(parts, subscription, { delivery: id, upTo });
    if (staysQuiet(composed, subscription) && !isAskedFor(delivery.occurrence))
      return skip(delivery, { code: 'nothing-new' });
    const posts = poster.plan(composed.replies, id);
    const content = { posts, coversUntil: upTo, unreadable: composed.unreadable };
    return (await deliveries.compose(id, holder, content)) ? posts : 'lost';
  }

  /** Null once all are posted. */
  async function postAll(
    delivery: HeldDelivery,
    posts: readonly PlannedPost[],
    poster: ChannelPoster,
  ): Promise<DeliveryEnd | null> {
    const { id, holder, channel } = delivery;
    const messages = [...delivery.posted];
    let { tried } = delivery;
    for (const [number, post] of posts.entries()) {
      if (number < messages.length) continue;
      if (parts.isStopping()) return 'later';
      const head = messages[0] ?? null;
      const outcome = await postMessage(
        delivery,
        poster,
        { delivery: id, number, channel, head, post },
        tried,
      );
      if (typeof outcome === 'string' || 'retryInMs' in outcome) return outcome;
      messages.push(outcome.message);
      tried = null;
      if (!(await deliveries.posted(id, holder, messages))) return 'lost';
      await remember(delivery, post, outcome.threads);
    }
    return null;
  }

  async function skip(delivery: HeldDelivery, reason: DeliveryReason): Promise<'done' | 'lost'> {
    if (!(await deliveries.skip(delivery.id, delivery.holder, reason))) return 'lost';
    logger.info('A digest is skipped', { ...named(delivery), reason: reason.code });
    return 'done';
  }

  /** So that people can reply to it; without that it is still posted. */
  async function remember(
    { workspace, platform, channel }: HeldDelivery,
    { topic }: PlannedPost,
    threads: readonly string[],
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
