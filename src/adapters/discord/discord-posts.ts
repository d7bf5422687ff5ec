/**
 * The part of Discord's HTTP API that digests are posted with. Each request is made once: nothing is repeated, no rate
 * limit is waited out, and nothing goes out after its deadline, whatever it had to wait for.
 */
import { REST, RequestMethod, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { createAnswerClock } from '../http/answer-clock.ts';
import type { Deadline } from '../http/deadline.ts';
import { DiscordRequestError, QueueFull, StrangeAnswer } from './discord-error.ts';
import { historyLimits, requestLimits } from './discord-limits.ts';
import type { DiscordTimings } from './discord-timings.ts';
import type { DiscordMessagePayload } from './render-reply.ts';
import { createRequestPace } from './request-pace.ts';
import { createTimedTransport, type TimedBody } from './timed-transport.ts';

/** Rejects with DiscordRequestError, also where something else has answered in Discord's place. */
export interface DiscordPosts {
  /** The nonce makes a repeated one the same message for some minutes. */
  createMessage(
    channel: string,
    payload: DiscordMessagePayload,
    nonce: string,
    deadline: Deadline,
  ): Promise<Pick<APIMessage, 'id'>>;
  /** The id of the thread, which is that of the message. */
  startThread(channel: string, message: string, name: string, deadline: Deadline): Promise<string>;
  /** At most 100: those that follow the id, which need not be that of a message. */
  messagesAfter(channel: string, id: string, deadline: Deadline): Promise<readonly APIMessage[]>;
  /** The time by Discord's clock, in milliseconds since the epoch, as its last answer told it; null where none has. */
  now(): number | null;
}

interface Call {
  readonly method: RequestMethod;
  readonly path: `/${string}`;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
}

const hasId = (answer: unknown): answer is { readonly id: string } =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';

const isList = (answer: unknown): answer is readonly APIMessage[] =>
  Array.isArray(answer) && answer.every(hasId);

export function createDiscordPosts(config: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly timings: Pick<DiscordTimings, 'request'>;
  /** All requests of this process are to stay below Discord's limit. */
  readonly requestsPerSecond?: number;
}): DiscordPosts {
  const { token, apiUrl, timings, requestsPerSecond = requestLimits.ownPerSecond } = config;
  const pace = createRequestPace(requestsPerSecond);
  const clock = createAnswerClock();
  const rest = new REST({
    version: '10',
    retries: 0,
    timeout: timings.request,
    // Before a request goes out, where an earlier answer has told of a limit, and after a 429: never after it was accepted.
    rejectOnRateLimit: () => true,
    // The pace sees to it. What Discord says of its global limit is minded all the same.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: clock.listening(createTimedTransport()),
    ...(apiUrl !== undefined && { api: apiUrl }),
  }).setToken(token);

  async function call<T>(
    { method, path, query, body }: Call,
    deadline: Deadline,
    isAnswer: (answer: unknown) => answer is T,
  ): Promise<T> {
    const request = `${method} ${path}`;
    const wait = await pace.turn(deadline.leftMs());
    if (wait !== null) throw new DiscordRequestError(request, new QueueFull(wait), false);
    const timed: TimedBody = { json: JSON.stringify(body), deadline, sent: false };
    try {
      const answer = await rest.request({
        method,
        fullRoute: path,
        // It may still queue behind others of its channel.
        signal: signalOf(deadline),
        ...(query && { query }),
        ...(body !== undefined && {
          body: timed,
          passThroughBody: true,
          headers: { 'content-type': 'application/json' },
        }),
      });
      if (isAnswer(answer)) return answer;
      throw new StrangeAnswer();
    } catch (error) {
      // The SDK forgets a token that was refused, and says something else from then on.
      rest.setToken(token);
      throw new DiscordRequestError(request, error, timed.sent);
    }
  }

  return {
    createMessage: (channel, payload, nonce, deadline) =>
      call(
        {
          method: RequestMethod.Post,
          path: Routes.channelMessages(channel),
          body: { ...payload, nonce, enforce_nonce: true },
        },
        deadline,
        hasId,
      ),
    async startThread(channel, message, name, deadline) {
      const path = Routes.threads(channel, message);
      return (await call({ method: RequestMethod.Post, path, body: { name } }, deadline, hasId)).id;
    },
    messagesAfter: (channel, id, deadline) =>
      call(
        {
          method: RequestMethod.Get,
          path: Routes.channelMessages(channel),
          query: new URLSearchParams({ after: id, limit: String(historyLimits.messages) }),
        },
        deadline,
        isList,
      ),
    now: clock.now,
  };
}

/** A timer of no time would let an answer through that is quicker than it. */
function signalOf(deadline: Deadline): AbortSignal {
  const left = Math.ceil(deadline.leftMs());
  return left > 0
    ? AbortSignal.timeout(left)
    : AbortSignal.abort(new DOMException('too late', 'TimeoutError'));
}
