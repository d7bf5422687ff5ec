/** Where a reply goes in Slack: back to the one who asked, into the channel or thread, or in place of a message. */
import type { Handlers } from '../../commands/handlers.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Origin } from '../../commands/request.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { withoutSecrets } from './bolt-logger.ts';
import { replyToSlackMessages, type SlackMessagePayload } from './reply-to-slack-messages.ts';
import { isPlaceError, retryAfterOf, toBriefingError } from './slack-error.ts';
import { slackLimits } from './slack-limits.ts';
import { ResponseGoneError, type SlackPoster } from './slack-poster.ts';

/** Where somebody asked, and the ways back to them. */
export interface AskedAt {
  readonly origin: Origin;
  /** The thread that a public reply belongs to; null: the channel itself, or direct messages outside of threads. */
  readonly threadTs: string | null;
  /** The thread in which the person is now; Slack shows a private message in a thread only where there is one. */
  readonly inThread: string | null;
  /** Whether it is the direct messages with the bot, where everything is private. */
  readonly direct: boolean;
  readonly responseUrl: string | null;
  /** The message whose button was used, where there is one. */
  readonly messageTs: string | null;
}

export interface ReplyDelivery {
  /** Never rejects: what goes wrong is told to the person, if there is a way, and to the log. */
  deliver(reply: Reply, at: AskedAt): Promise<void>;
  /** Tells the person in one private sentence that something went wrong. */
  fail(error: unknown, doing: string, at: AskedAt): Promise<void>;
}

export function createReplyDelivery(config: {
  readonly poster: SlackPoster;
  readonly handlers: Pick<Handlers, 'posted' | 'failed'>;
  readonly logger: Logger;
  /** Of the Web API, for errors. */
  readonly address: string;
}): ReplyDelivery {
  const { poster, handlers, logger, address } = config;

  async function deliver(reply: Reply, at: AskedAt): Promise<void> {
    try {
      const messages = replyToSlackMessages(reply);
      if (reply.replaces && at.responseUrl && at.messageTs)
        await replace(reply, messages, at, at.responseUrl);
      else if (reply.audience === 'private' && !(at.direct && at.responseUrl === null))
        await whisper(messages, at);
      else await publish(reply, messages, at);
    } catch (error) {
      await fail(error, 'posting a reply in Slack', at);
    }
  }

  async function fail(error: unknown, doing: string, at: AskedAt): Promise<void> {
    const told = toBriefingError(error, { variable: 'SLACK_BOT_TOKEN', address });
    // The post may have been accepted all the same: beside an answer that is there, an apology would only confuse.
    const unknown =
      told instanceof BriefingError && told.code === 'platform-unreachable' && retryAfterOf(error) === null;
    if (told !== error) logger.error('Slack: a reply could not be posted', { doing, error: told });
    if (unknown && at.responseUrl === null) return;
    const messages = replyToSlackMessages(handlers.failed(told, doing));
    try {
      if (at.direct && at.responseUrl === null)
        await say(messages, { channel: at.origin.channel, threadTs: at.threadTs }, false);
      else await whisper(messages, at);
    } catch (cause) {
      logger.warn('Slack: nobody could be told of an error', { problem: withoutSecrets(String(cause)) });
    }
  }

  async function replace(
    reply: Reply,
    [first, ...rest]: readonly SlackMessagePayload[],
    at: AskedAt,
    responseUrl: string,
  ): Promise<void> {
    if (!first) return;
    const everyone = reply.audience === 'public';
    await poster.respond(responseUrl, first, { everyone, replaces: true, threadTs: null });
    const thread = at.inThread ?? at.messageTs;
    if (everyone) {
      await handlers.posted(reply, { origin: at.origin, thread: `${at.origin.channel}/${thread}` });
      await say(rest, { channel: at.origin.channel, threadTs: thread }, true);
    } else await whisper(rest, at, 1);
  }

  /** To this person only. `used`: how often the response_url has been used before. */
  async function whisper(messages: readonly SlackMessagePayload[], at: AskedAt, used = 0): Promise<void> {
    const { channel, user } = at.origin;
    let left = at.responseUrl === null ? 0 : slackLimits.responseUses - used;
    for (const message of messages) {
      if (at.responseUrl && left > 0) {
        left -= 1;
        try {
          await poster.respond(at.responseUrl, message, {
            everyone: false,
            replaces: false,
            threadTs: at.inThread,
          });
          continue;
        } catch (error) {
          if (!(error instanceof ResponseGoneError)) throw error;
          left = 0;
        }
      }
      try {
        await poster.postEphemeral({ channel, threadTs: at.inThread, user }, message);
      } catch (error) {
        // The bot is not in this channel; direct messages are as private.
        if (!isPlaceError(error)) throw error;
        await poster.post({ channel: user, threadTs: null }, message, true);
      }
    }
  }

  async function publish(reply: Reply, messages: readonly SlackMessagePayload[], at: AskedAt): Promise<void> {
    const { channel } = at.origin;
    const [first, ...rest] = messages;
    if (!first) return;
    let posted: { readonly channel: string; readonly ts: string };
    try {
      posted = await poster.post({ channel, threadTs: at.threadTs }, first, false);
    } catch (error) {
      if (!at.responseUrl || !isPlaceError(error)) throw error;
      return await publishAsGuest(messages, at, at.responseUrl);
    }
    const thread = at.threadTs ?? posted.ts;
    await handlers.posted(reply, { origin: at.origin, thread: `${posted.channel}/${thread}` });
    // In direct messages nobody else is in the way, so that nothing needs to be moved into a thread.
    const threadTs = at.direct ? at.threadTs : thread;
    await say(rest, { channel, threadTs }, true);
  }

  /** Where the bot is no member, Slack still lets it answer what somebody typed or pressed; nobody can reply to that. */
  async function publishAsGuest(
    messages: readonly SlackMessagePayload[],
    at: AskedAt,
    responseUrl: string,
  ): Promise<void> {
    const everyone = messages.slice(0, slackLimits.responseUses);
    for (const message of everyone)
      await poster.respond(responseUrl, message, { everyone: true, replaces: false, threadTs: at.inThread });
    await whisper(messages.slice(everyone.length), at, slackLimits.responseUses);
  }

  async function say(
    messages: readonly SlackMessagePayload[],
    place: { readonly channel: string; readonly threadTs: string | null },
    follows: boolean,
  ): Promise<void> {
    for (const [index, message] of messages.entries())
      await poster.post(place, message, follows || index > 0);
  }

  return { deliver, fail };
}
