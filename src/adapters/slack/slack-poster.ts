/** Posting in Slack: once and never twice, at the pace that Slack allows. */

import { setTimeout as wait } from 'node:timers/promises';
import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackMessagePayload } from './reply-to-slack-messages.ts';
import { retryAfterOf, slackErrorName } from './slack-error.ts';
import type { SlackPace } from './slack-pace.ts';
import type { SlackTimings } from './slack-timings.ts';

export interface SlackPlace {
  /** A channel; or a user, for the direct messages with the bot. */
  readonly channel: string;
  readonly threadTs: string | null;
}

export interface ResponseOptions {
  readonly everyone: boolean;
  /** Whether it takes the place of the message whose button was used. */
  readonly replaces: boolean;
  readonly threadTs: string | null;
}

/**
 * All reject with an error of the SDK, or {@link ResponseGoneError}. A post that was answered 429 was not accepted and
 * is tried again; after any other failure nobody knows, so it is not.
 */
export interface SlackPoster {
  /** `follows`: goes on with what was posted there before, so that Slack's pace must be kept. */
  post(
    place: SlackPlace,
    payload: SlackMessagePayload,
    follows: boolean,
  ): Promise<{ readonly channel: string; readonly ts: string }>;
  postEphemeral(place: SlackPlace & { readonly user: string }, payload: SlackMessagePayload): Promise<void>;
  respond(url: string, payload: SlackMessagePayload, options: ResponseOptions): Promise<void>;
  openView(trigger: string, view: ModalView): Promise<void>;
  publishHome(user: string, view: HomeView): Promise<void>;
}

/** A response_url that has been used up, or is too old. */
export class ResponseGoneError extends Error {
  constructor(status: number) {
    super(`The response_url is gone (${status})`);
    this.name = 'ResponseGoneError';
  }
}

const mostAttempts = 4;

/** `client` must neither retry nor wait by itself. */
export function createSlackPoster(config: {
  readonly client: WebClient;
  readonly pace: SlackPace;
  readonly timings: SlackTimings;
}): SlackPoster {
  const { client, pace, timings } = config;

  async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
    for (let number = 1; ; number++) {
      try {
        return await attempt();
      } catch (error) {
        const ms = (retryAfterOf(error) ?? Number.POSITIVE_INFINITY) * 1000;
        if (number >= mostAttempts || ms > timings.longestRetryAfter) throw error;
        await wait(ms);
      }
    }
  }

  return {
    async post({ channel, threadTs }, payload, follows) {
      if (follows) await wait(pace.take(channel, Number.POSITIVE_INFINITY).waitMs);
      else pace.note(channel);
      const posted = await patiently(() =>
        client.chat.postMessage({ channel, ...payload, ...(threadTs ? { thread_ts: threadTs } : {}) }),
      );
      return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
    },
    async postEphemeral({ channel, threadTs, user }, { text, blocks }) {
      await patiently(() =>
        client.chat.postEphemeral({
          channel,
          user,
          text,
          blocks,
          parse: 'none',
          ...(threadTs ? { thread_ts: threadTs } : {}),
        }),
      );
    },
    respond: (url, payload, { everyone, replaces, threadTs }) =>
      patiently(() =>
        use(
          url,
          {
            ...payload,
            response_type: everyone ? 'in_channel' : 'ephemeral',
            replace_original: replaces,
            ...(threadTs && !replaces ? { thread_ts: threadTs } : {}),
          },
          timings.request,
        ),
      ),
    async openView(trigger, view) {
      await client.views.open({ trigger_id: trigger, view });
    },
    async publishHome(user, view) {
      await patiently(() => client.views.publish({ user_id: user, view }));
    },
  };
}

/** Errors have the form of the SDK's, so that they are read in one place. */
async function use(url: string, body: object, timeoutMs: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (response.status === 429) {
    const retryAfter = Number(response.headers.get('retry-after') ?? 1);
    throw Object.assign(new Error('Rate limited'), { code: 'slack_webapi_rate_limited_error', retryAfter });
  }
  if (response.status === 404 || response.status === 410) throw new ResponseGoneError(response.status);
  if (!response.ok)
    throw Object.assign(new Error(`The response_url answered ${response.status}`), {
      code: 'slack_webapi_http_error',
      statusCode: response.status,
    });
  const name = /"ok":\s*false.*?"error":\s*"(\w+)"/s.exec(text)?.[1];
  if (name === 'expired_url' || name === 'used_url') throw new ResponseGoneError(response.status);
  if (name) {
    const error = { code: 'slack_webapi_platform_error', data: { error: name } };
    throw Object.assign(new Error(`The response_url answered ${slackErrorName(error)}`), error);
  }
}
