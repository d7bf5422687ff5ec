/** A message in Discord: a mention, a direct message, or a reply in a thread. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Reply } from '../../commands/reply.ts';
import type { MessageRequest, Origin } from '../../commands/request.ts';
import type { DiscordContext, DiscordPlace } from './discord-context.ts';
import { isUncertain } from './discord-error.ts';
import { explainError } from './explain-error.ts';
import { isThreadType, workspaceOf } from './read-interaction.ts';
import { type GatewayMessage, mentionsOthers, readDiscordText } from './read-message.ts';
import { replyToDiscordMessages } from './render-reply.ts';
import { threadName } from './thread-name.ts';

/** Default and Reply: https://docs.discord.com/developers/resources/message#message-object-message-types */
const written: readonly number[] = [0, 19];

/** Never rejects. */
export async function answerMessage(context: DiscordContext, message: GatewayMessage): Promise<void> {
  const { handlers, logger } = context;
  let place: DiscordPlace = { name: null, parent: null };
  let addressed: boolean | null = null;
  try {
    addressed = isAddressed(context, message);
    // Elsewhere people talk to each other.
    if (addressed === null) return;
    place = await findPlace(context, message);
    if (!addressed && place.parent === null) return;
    if (!(await handlers.isFirst(`discord:message:${message.id}`))) return;
    const request = readRequest(context, message, place, addressed);
    const reply = await handlers.message(request);
    if (reply) await post(context, message, request, reply);
  } catch (error) {
    const told = await explainError(context, error, message.channel_id, place.name);
    logger.error('Discord: a message could not be answered', { error: told });
    // After anything but a refusal nobody knows whether the answer has arrived after all.
    if (addressed && !isUncertain(error))
      await whisper(context, message, handlers.failed(told, 'answering a message in Discord'));
  }
}

/** Null: not for Briefwire at all, or nothing of it can be read. */
function isAddressed({ bot, messageContent }: DiscordContext, message: GatewayMessage): boolean | null {
  const { author, webhook_id, type, mentions, referenced_message: repliedTo, guild_id, content } = message;
  if (author.bot || webhook_id || !written.includes(type)) return null;
  const mentioned = guild_id === undefined || mentions.some(({ id }) => id === bot);
  if (mentioned) return true;
  if (content === '') return null;
  return repliedTo?.author.id === bot || (messageContent ? false : null);
}

/** A message says itself whether it stands in a thread; what lies above only matters there. */
async function findPlace({ placeOf }: DiscordContext, message: GatewayMessage): Promise<DiscordPlace> {
  const { guild_id, channel_id, channel_type } = message;
  if (guild_id === undefined) return { name: null, parent: null };
  try {
    return await placeOf(channel_id);
  } catch {
    const inThread = channel_type !== undefined && isThreadType(channel_type);
    return { name: null, parent: inThread ? channel_id : null };
  }
}

function readRequest(
  { bot }: DiscordContext,
  message: GatewayMessage,
  { parent }: DiscordPlace,
  addressed: boolean,
): MessageRequest {
  const { guild_id: guild, channel_id: channel, author, message_reference: reference } = message;
  const thread = parent === null ? null : channel;
  // A forwarded message (type 1) has a reference as well.
  const repliedTo = reference?.type === 1 ? undefined : reference?.message_id;
  return {
    origin: {
      platform: 'discord',
      workspace: workspaceOf(guild, author.id),
      channel: parent ?? channel,
      thread,
      user: author.id,
      // The gateway tells no permissions along with a message.
      mayManage: guild === undefined,
    },
    text: readDiscordText(message, bot),
    addressed,
    direct: guild === undefined,
    mentionsOthers: mentionsOthers(message, bot),
    // The message that is replied to says more than the thread it stands in.
    continues: [...(repliedTo === undefined ? [] : [repliedTo]), ...(thread === null ? [] : [thread])],
  };
}

async function post(
  context: DiscordContext,
  message: GatewayMessage,
  { origin, text }: MessageRequest,
  reply: Reply,
): Promise<void> {
  if (reply.audience === 'private' && message.guild_id !== undefined) {
    // Better seen by others than not at all: the person did ask in front of them.
    if (!(await whisper(context, message, reply)))
      await postAt(context, message, reply, below(message, origin));
    return;
  }
  const place = await choosePlace(context, message, origin, text);
  for (const posted of await postAt(context, message, reply, place))
    if (reply.audience === 'public')
      // In a thread people may reply to the very message, too.
      for (const thread of new Set([place.thread ?? posted, posted]))
        await context.handlers.posted(reply, { origin, thread });
}

interface PlaceToPost {
  readonly channel: string;
  readonly thread: string | null;
  readonly replyTo: string | null;
}

/** The ids of the messages. */
async function postAt(
  { api }: DiscordContext,
  { id }: APIMessage,
  reply: Reply,
  { channel, replyTo }: PlaceToPost,
): Promise<string[]> {
  const posted: string[] = [];
  for (const [index, payload] of replyToDiscordMessages(reply).entries()) {
    // At most 20 digits and four more: https://docs.discord.com/developers/resources/message#create-message
    const how = { nonce: `${id}-${index}`, replyTo: index === 0 ? replyTo : null };
    posted.push((await api.createMessage(channel, payload, how)).id);
  }
  return posted;
}

function below({ id, channel_id: channel }: APIMessage, { thread }: Origin): PlaceToPost {
  return { channel, thread, replyTo: id };
}

/** In a channel, a thread on the question; everywhere else, and where no thread can be started, right below it. */
async function choosePlace(
  { api, logger }: DiscordContext,
  message: GatewayMessage,
  origin: Origin,
  question: string,
): Promise<PlaceToPost> {
  if (origin.thread !== null || message.guild_id === undefined) return below(message, origin);
  try {
    const thread = await api.startThread(message.channel_id, message.id, threadName(question));
    return { channel: thread, thread, replyTo: null };
  } catch (error) {
    logger.warn('Discord: no thread could be started, so the answer stands in the channel', {
      problem: String(error),
    });
    return below(message, origin);
  }
}

/** To this person only, as direct messages: there is no other private answer to a message. False where they take none. */
async function whisper(
  { api, logger }: DiscordContext,
  message: GatewayMessage,
  reply: Reply,
): Promise<boolean> {
  try {
    const channel = await api.openDirect(message.author.id);
    for (const [index, payload] of replyToDiscordMessages(reply).entries())
      await api.createMessage(channel, payload, { nonce: `${message.id}-p${index}`, replyTo: null });
    return true;
  } catch (error) {
    logger.warn('Discord: a person takes no direct messages', { problem: String(error) });
    return false;
  }
}
