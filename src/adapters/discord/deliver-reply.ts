/** Where the reply to an interaction goes: in place of what stands there, beside it, or, too late for that, into the channel. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Acknowledgement } from '../../commands/handlers.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Origin } from '../../commands/request.ts';
import type { Answerable } from './discord-api.ts';
import type { DiscordContext } from './discord-context.ts';
import { isLapsed, isMessageGone, isUncertain } from './discord-error.ts';
import { explainError } from './explain-error.ts';
import { type DiscordMessagePayload, replyToDiscordMessages } from './render-reply.ts';

/** An interaction that has been acknowledged, or for which it was too late. */
export interface Answered {
  readonly interaction: Answerable;
  readonly origin: Origin;
  /**
   * `private`, `public`: "thinking…" stands there, for one or for all. `replace`: nothing new does. `lapsed`: Discord
   * takes no answer to it any more.
   */
  readonly acknowledged: Acknowledgement | 'lapsed';
  /** Until when it can be answered, by the clock. */
  readonly until: number;
}

/** Never rejects: what goes wrong is told to the person, if there is a way, and to the log. */
export async function deliverReply(context: DiscordContext, reply: Reply, answered: Answered): Promise<void> {
  const posted: APIMessage[] = [];
  try {
    await deliver(context, reply, answered, posted);
  } catch (error) {
    await tell(context, error, answered, posted.length > 0);
  }
}

/** Adds to `all` what it has posted. */
async function deliver(
  context: DiscordContext,
  reply: Reply,
  answered: Answered,
  all: APIMessage[],
): Promise<void> {
  const { handlers, logger, clock } = context;
  const { origin, until, acknowledged } = answered;
  let lapsed = acknowledged === 'lapsed';
  for (const [index, message] of replyToDiscordMessages(reply).entries()) {
    let posted: APIMessage | null = null;
    if (!lapsed && clock.now() < until) {
      try {
        posted = await respond(context, reply, answered, message, index);
      } catch (error) {
        if (!isLapsed(error)) throw error;
      }
    }
    lapsed = posted === null;
    if (posted === null && reply.audience === 'private') {
      logger.warn('Discord: an answer came too late for the one who asked', {
        interaction: answered.interaction.id,
      });
      return;
    }
    posted ??= await postInstead(context, answered, message, index);
    all.push(posted);
    if (reply.audience !== 'public') continue;
    // In a thread people may reply to the very message, too.
    for (const thread of new Set([origin.thread ?? posted.id, posted.id]))
      await handlers.posted(reply, { origin, thread });
  }
}

/** Follow-ups to a "thinking…" would fill it, for whom it is there: it is filled, or removed first. */
async function respond(
  { api }: DiscordContext,
  { audience, replaces }: Reply,
  { interaction, acknowledged }: Answered,
  message: DiscordMessagePayload,
  index: number,
): Promise<APIMessage> {
  if (index === 0) {
    if (acknowledged === audience || (acknowledged === 'replace' && replaces))
      return api.editOriginal(interaction, message);
    if (acknowledged !== 'replace') await removeThinking(api, interaction);
  }
  return api.followUp(interaction, message, audience === 'private');
}

async function removeThinking(api: DiscordContext['api'], interaction: Answerable): Promise<void> {
  try {
    await api.deleteOriginal(interaction);
  } catch (error) {
    if (!isMessageGone(error)) throw error;
  }
}

function postInstead(
  { api }: DiscordContext,
  { interaction, origin }: Answered,
  message: DiscordMessagePayload,
  index: number,
): Promise<APIMessage> {
  const nonce = `${interaction.id}-${index}`;
  return api.createMessage(origin.thread ?? origin.channel, message, { nonce, replyTo: null });
}

/** One private sentence, unless nobody knows whether the reply has arrived after all. */
async function tell(
  context: DiscordContext,
  error: unknown,
  answered: Answered,
  begun: boolean,
): Promise<void> {
  const { api, handlers, logger, placeOf } = context;
  const { origin, interaction } = answered;
  const channel = origin.thread ?? origin.channel;
  const name = await placeOf(channel).then(
    (place) => place.name,
    () => null,
  );
  const told = await explainError(context, error, channel, name);
  logger.error('Discord: a reply could not be posted', { error: told });
  if (isUncertain(error) || answered.acknowledged === 'lapsed') return;
  const [message] = replyToDiscordMessages(handlers.failed(told, 'posting a reply in Discord'));
  try {
    // Once the answer has begun, it stands where "thinking…" did.
    if (answered.acknowledged === 'public' && !begun) await removeThinking(api, interaction);
    if (message) await api.followUp(interaction, message, true);
  } catch (cause) {
    logger.warn('Discord: nobody could be told of an error', { problem: String(cause) });
  }
}
