/** Digests in Slack: a head in a channel and a thread under it, each message found again by its metadata. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import type {
  ChannelPoster,
  DigestReplies,
  PostAttempt,
  PostedMessage,
  Resolution,
  UncertainPost,
} from '../../commands/channel-poster.ts';
import { type ClockProblem, clockProblem } from '../../core/digest/clock-problem.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PlannedPost } from '../../ports/delivery.ts';
import type { Logger } from '../../ports/logger.ts';
import { addressWithoutUser } from '../http/address-without-user.ts';
import { createAnswerClock } from '../http/answer-clock.ts';
import { createDeadline } from '../http/deadline.ts';
import { findSlackPost, metadataType, type PostMetadata, type SlackSelf } from './find-slack-post.ts';
import { replyToSlackMessages, type SlackMessagePayload } from './reply-to-slack-messages.ts';
import { slackApiUrl, slackClientOptions } from './slack-client.ts';
import { retryAfterOf, slackErrorName, toPostError } from './slack-error.ts';
import { createSlackPace, type SlackPace } from './slack-pace.ts';
import { isPassing, outcomeOf } from './slack-post-outcome.ts';
import { type SlackTimings, slackTimings } from './slack-timings.ts';
import { createTimelyCall, strangeAnswer } from './timely-call.ts';

/** Most of them wait for the next second of their own channel. */
const atOnce = 200;

type PlannedPayload = SlackMessagePayload & { readonly metadata: PostMetadata };

/** Needs no connection: the Web API alone. */
export function createSlackDigestPoster(config: {
  readonly botToken: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Instead of `https://slack.com/api/`. */
  readonly apiUrl?: string;
  readonly timings?: Partial<SlackTimings>;
  /** Shared with whatever else posts; one of its own where there is none. */
  readonly pace?: SlackPace;
}): ChannelPoster {
  const { botToken, logger, clock } = config;
  const timings = { ...slackTimings, ...config.timings };
  const apiUrl = config.apiUrl ?? slackApiUrl;
  const address = addressWithoutUser(apiUrl);
  const pace = config.pace ?? createSlackPace(timings.messageGap);
  const heard = createAnswerClock();
  const client = new WebClient(botToken, {
    ...slackClientOptions({ apiUrl, logger, timeoutMs: timings.request }),
    fetch: heard.listening((url, init) => fetch(url, init)),
  });
  const call = createTimelyCall({ apiUrl, token: botToken });
  let self: SlackSelf | null = null;

  const where = (channel: string) => ({ variable: 'SLACK_BOT_TOKEN', address, channel }) as const;

  async function whoAmI(): Promise<SlackSelf> {
    if (self) return self;
    const { user_id: user, bot_id: bot, team_id: team } = await client.auth.test();
    // Taken for its ids, it would let none of its posts be found.
    if (!user || !bot || !team) throw strangeAnswer();
    self = { user, bot, team };
    return self;
  }

  async function post({ channel, head, post, withinMs }: PostAttempt): Promise<PostedMessage> {
    // No longer than one request may take, so that resolve knows when the last try was over.
    const deadline = createDeadline(Math.min(withinMs, timings.request), clock);
    const { waitMs, taken } = pace.take(channel, deadline.leftMs());
    if (!taken) throw new WebAPIRateLimitedError(Math.ceil(waitMs / 1000));
    await waitOut(waitMs);
    const message = { channel, thread_ts: head, ...(post.payload as PlannedPayload) };
    const answer = await call('chat.postMessage', message, deadline).finally(() => {
      // When Slack has got it nobody knows, but not later than now: counted from here, the next is never too early.
      pace.note(channel);
    });
    if (typeof answer.ts !== 'string') throw strangeAnswer();
    return posted({ channel: String(answer.channel ?? channel), head, ts: answer.ts });
  }

  async function resolve(uncertain: UncertainPost): Promise<Resolution> {
    const { channel, head, firstTriedAt, firstTriedMsAgo, lastTriedMsAgo } = uncertain;
    const began = performance.now();
    const unsettledMs = timings.request + timings.settle - lastTriedMsAgo;
    try {
      const found = await findSlackPost(client, await whoAmI(), uncertain, timings.request);
      if (found === 'beyond') return unclear('too many messages since', undefined);
      if (found) return posted({ channel, head, ts: found.ts });
      if (unsettledMs > 0) return { kind: 'wait', ms: unsettledMs };
      const storeNow = firstTriedAt + firstTriedMsAgo + performance.now() - began;
      // Only a head is looked for by the time.
      const problem = head === null ? clockProblem(storeNow, heard.now()) : null;
      return problem === null ? { kind: 'absent' } : unclear(problem, undefined);
    } catch (cause) {
      const error = toPostError(cause, where(channel));
      const seconds = retryAfterOf(cause);
      if (seconds !== null) return { kind: 'wait', ms: seconds * 1000, error };
      if (isPassing(cause)) return { kind: 'wait', ms: timings.lookAgain, error };
      // The head has been deleted. Slack puts a reply to a message that is not there into the channel itself, so that it
      // may stand where nobody looks; posting once more could double it, and would leave it lying about.
      const gone = slackErrorName(cause) === 'thread_not_found';
      if (gone && unsettledMs > 0) return { kind: 'wait', ms: unsettledMs, error };
      return unclear(slackErrorName(cause) ?? error.code, error);
    }
  }

  async function check(channel: string, workspace: string): Promise<void> {
    let found: Awaited<ReturnType<WebClient['conversations']['info']>>['channel'];
    try {
      if (workspace !== `slack:${(await whoAmI()).team}`)
        throw new BriefingError('channel-elsewhere', { channel, workspace });
      found = (await client.conversations.info({ channel })).channel;
    } catch (error) {
      throw checkError(error, channel);
    }
    const within = found?.is_im || found?.is_member;
    const problem = found?.is_archived ? 'is_archived' : within ? null : 'not_in_channel';
    if (problem === null) return;
    throw new BriefingError('permission-missing', { platform: 'slack', channel, permissions: [problem] });
  }

  function checkError(error: unknown, channel: string): BriefingError {
    if (error instanceof BriefingError) return error;
    const told = toPostError(error, where(channel));
    if (told.code !== 'post-rejected') return told;
    const problem = slackErrorName(error) ?? 'no answer';
    return new BriefingError(
      'platform-unreachable',
      { platform: 'slack', address, problem },
      { cause: error },
    );
  }

  return {
    platform: 'slack',
    atOnce,
    plan: planDigest,
    async post(attempt) {
      try {
        return await post(attempt);
      } catch (error) {
        return outcomeOf(error, toPostError(error, where(attempt.channel)));
      }
    },
    resolve,
    check,
  };
}

/** The first message is the head, whatever else there is goes into its thread, the rest of a long head included. */
function planDigest({ head, thread }: DigestReplies, delivery: string): readonly PlannedPost[] {
  const messages = [head, ...thread].flatMap((reply) =>
    replyToSlackMessages(reply).map((message) => ({ message, topic: reply.topic })),
  );
  return messages.map(({ message, topic }, post) => {
    const metadata: PostMetadata = { event_type: metadataType, event_payload: { delivery, post } };
    const payload: PlannedPayload = { ...message, metadata };
    return { place: post === 0 ? 'channel' : 'thread', payload, topic };
  });
}

/** Not a moment less, as timers may. */
async function waitOut(ms: number): Promise<void> {
  const until = performance.now() + ms;
  for (let left = ms; left > 0; left = until - performance.now()) await sleep(Math.ceil(left));
}

function posted(at: {
  readonly channel: string;
  readonly head: string | null;
  readonly ts: string;
}): PostedMessage {
  return { kind: 'posted', message: at.ts, threads: [`${at.channel}/${at.head ?? at.ts}`] };
}

function unclear(problem: string | ClockProblem, cause: unknown): Resolution {
  const error = new BriefingError('post-unclear', { platform: 'slack', problem }, { cause });
  return { kind: 'unclear', error };
}
