/** A message in Discord, as plain text. */
import type { APIMessage } from 'discord-api-types/v10';

/** As the gateway sends it. */
export type GatewayMessage = APIMessage & { readonly guild_id?: string; readonly channel_type?: number };

/** Its text without the bot's own mention, other markup as what a person would say for it. */
export function readDiscordText(
  { content, mentions }: Pick<APIMessage, 'content' | 'mentions'>,
  bot: string,
): string {
  const names = new Map(mentions.map(({ id, global_name, username }) => [id, global_name ?? username]));
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === bot ? ' ' : `@${names.get(id) ?? 'someone'}`))
    .replace(/<@&\d+>/g, '@role')
    .replace(/<#\d+>/g, '#channel')
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<t:(-?\d+)(?::\w)?>/g, (_, seconds: string) => readDate(Number(seconds)))
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether it speaks to anybody besides the bot; who replies to somebody may do so without a mention. */
export function mentionsOthers(
  message: Pick<APIMessage, 'mentions' | 'mention_everyone' | 'mention_roles' | 'referenced_message'>,
  bot: string,
): boolean {
  const repliedTo = message.referenced_message?.author.id ?? bot;
  return (
    repliedTo !== bot ||
    message.mention_everyone ||
    message.mention_roles.length > 0 ||
    message.mentions.some(({ id }) => id !== bot)
  );
}

/** `2021-05-03`; nothing for what is no date. */
function readDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
