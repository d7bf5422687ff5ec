/** Digests in Discord: a head in a channel and the rest in a thread on it, each message once. Needs no gateway. */
import type { ChannelPoster, PostAttempt, PostOutcome } from '../../commands/channel-poster.ts';
import { createDeadline } from '../http/deadline.ts';
import { checkChannel } from './check-channel.ts';
import { createDiscordApi, type DiscordApi } from './discord-api.ts';
import { DiscordRequestError, isNoChannel, StrangeAnswer } from './discord-error.ts';
import { requestLimits } from './discord-limits.ts';
import { createDiscordPosts } from './discord-posts.ts';
import { type DiscordTimings, discordTimings } from './discord-timings.ts';
import { resolvePost } from './find-post.ts';
import { type DiscordPost, planDiscordPosts } from './plan-posts.ts';
import { failedPost } from './post-outcome.ts';
import { createPostPlaces, threadsOf } from './post-place.ts';

export interface DiscordPosterParts {
  readonly token: string;
  /** Instead of `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** For questions about channels and permissions; one of its own unless given. */
  readonly api?: DiscordApi;
  /** What this process may send for digests; a little less than Discord's own limit unless given. */
  readonly requestsPerSecond?: number;
  readonly timings?: Partial<DiscordTimings>;
}

export function createDiscordPoster(parts: DiscordPosterParts): ChannelPoster {
  const { token, requestsPerSecond } = parts;
  const timings = { ...discordTimings, ...parts.timings };
  const apiUrl = parts.apiUrl === undefined ? {} : { apiUrl: parts.apiUrl };
  const api = parts.api ?? createDiscordApi({ token, ...apiUrl, timings });
  const posts = createDiscordPosts({
    token,
    ...apiUrl,
    timings,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  });
  const places = createPostPlaces(posts);
  let self: string | null = null;
  const words = {
    api,
    async bot() {
      if (self !== null) return self;
      const { id } = await api.self();
      // Taken for its id, it would let none of its posts be found.
      if (typeof id !== 'string') throw new DiscordRequestError('GET /users/@me', new StrangeAnswer());
      self = id;
      return id;
    },
  };

  async function post(attempt: PostAttempt): Promise<PostOutcome> {
    const { delivery, number, channel, head } = attempt;
    const { message, threadName } = attempt.post.payload as DiscordPost;
    const deadline = createDeadline(attempt.withinMs);
    let place = channel;
    if (head !== null)
      try {
        place = await places.under(head, channel, threadName, deadline);
      } catch (error) {
        const outcome = await failedPost(words, error, channel);
        // Whatever became of the thread, nothing of ours stands in it.
        return outcome.kind === 'unknown' ? { ...outcome, kind: 'refused', retryAfterMs: null } : outcome;
      }
    try {
      const { id } = await posts.createMessage(place, message, `${delivery}-${number}`, deadline);
      return { kind: 'posted', message: id, threads: threadsOf(id, head, place) };
    } catch (error) {
      // Somebody has deleted the thread: the next try starts one.
      if (head !== null && isNoChannel(error)) places.forget(head);
      return failedPost(words, error, place);
    }
  }

  return {
    platform: 'discord',
    // A second's worth of its pace: what waits for a turn then has it long before its time is over.
    atOnce: Math.ceil(requestsPerSecond ?? requestLimits.ownPerSecond),
    plan: planDiscordPosts,
    post: (attempt) => post(attempt).catch((error: unknown) => ({ kind: 'impossible', error })),
    resolve: (uncertain) => resolvePost({ ...words, posts, timings }, uncertain),
    check: (channel, workspace) => checkChannel(words, channel, workspace),
  };
}
