/** A message in Discord: a mention, a direct message, or a reply in a thread. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Reply } from '../../commands/reply.ts';
import type { Origin } from '../../commands/request.ts';
import type { DiscordContext } from './discord-context.ts';
import { isThreadThere, toBriefingError } from './discord-error.ts';
import { workspaceOf } from './read-interaction.ts';
import { readDiscordText } from './read-message.ts';
import { type DiscordMessagePayload, replyToDiscordMessages } from './render-reply.ts';
import { threadName } from './thread-name.ts';

/** As the gateway sends it. */
export type GatewayMessage = APIMessage & { readonly guild_id?: string };

/** Default and Reply: https://docs.discord.com/developers/resources/message#message-object-message-types */
const written: readonly number[] = [0, 19];

/** Never rejects. */
export async function answerMessage(context: DiscordContext, message: GatewayMessage): Promise<void> {
  const { handlers, logger, bot, messageContent } = context;
  const { author, guild_id: guild, channel_id: channel } = message;
  if (author.bot || message.webhook_id || !written.includes(message.type)) return;
  const direct = guild === undefined;
  const addressed =
    direct || message.mentions.some(({ id }) => id === bot) || message.referenced_message?.author.id === bot;
  // Without its content there is nothing to answer.
  if (!addressed && !messageContent) return;
  try {
    const parent = direct ? null : await context.parentOf(channel);
    if (!addressed && parent === null) return;
    if (!(await handlers.isFirst(`discord:message:${message.id}`))) return;
    const origin: Origin = {
      platform: 'discord',
      workspace: workspaceOf(guild, author.id),
      channel: parent ?? channel,
      thread: parent === null ? null : channel,
      user: author.id,
      mayManage: false,
    };
    const repliedTo = message.message_reference?.message_id;
    const reply = await handlers.message({
      origin,
      ...readDiscordText(message.content, bot),
      addressed,
      continues: [...(origin.thread === null ? [] : [origin.thread]), ...(repliedTo ? [repliedTo] : [])],
    });
    if (reply) await post(context, message, origin, reply);
  } catch (error) {
    logger.error('Discord: a message could not be answered', {
      error: toBriefingError(error, `<#${channel}>`, context.api.address),
    });
  }
}

async function post(
  context: DiscordContext,
  message: GatewayMessage,
  origin: Origin,
  reply: Reply,
): Promise<void> {
  const { api, handlers } = context;
  const place = await choosePlace(context, message, origin, reply);
  let first: APIMessage | null = null;
  for (const [index, payload] of replyToDiscordMessages(reply).entries()) {
    const posted = await send(payload, index);
    first ??= posted;
  }
  if (first && reply.audience === 'public')
    await handlers.posted(reply, { origin, thread: place.thread ?? first.id });

  function send(payload: DiscordMessagePayload, index: number): Promise<APIMessage> {
    // At most 20 digits and four more: https://docs.discord.com/developers/resources/message#create-message
    return api.createMessage(place.channel, payload, {
      nonce: `${message.id}-${index}`,
      replyTo: index === 0 ? place.replyTo : null,
    });
  }
}

interface PlaceToPost {
  readonly channel: string;
  readonly thread: string | null;
  readonly replyTo: string | null;
}

/** In a channel, a thread on the question; everywhere else, and where no thread can be started, right below it. */
async function choosePlace(
  { api, logger }: DiscordContext,
  { id, channel_id: channel, guild_id: guild, content }: GatewayMessage,
  { thread }: Origin,
  { audience }: Reply,
): Promise<PlaceToPost> {
  const below = { channel, thread, replyTo: id };
  // A thread for an error alone would stay behind.
  if (thread !== null || guild === undefined || audience === 'private') return below;
  try {
    const started = await api.startThread(channel, id, threadName(content.replace(/<@!?\d+>/g, '')));
    return { channel: started, thread: started, replyTo: null };
  } catch (error) {
    if (isThreadThere(error)) return { channel: id, thread: id, replyTo: null };
    logger.warn('Discord: no thread could be started, so the answer stands in the channel', {
      problem: String(error),
    });
    return below;
  }
}
