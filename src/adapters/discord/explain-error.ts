/** What went wrong in a channel, the permission that is missing there included. */
import { BriefingError } from '../../core/errors.ts';
import type { DiscordApi } from './discord-api.ts';
import { toBriefingError } from './discord-error.ts';
import { missingPermissions } from './discord-permissions.ts';
import { isThreadType } from './read-interaction.ts';

/** `name`: of the channel, null where nobody knows. Never rejects. */
export async function explainError(
  {
    api,
    bot,
  }: {
    readonly api: Pick<DiscordApi, 'address' | 'channel' | 'roles' | 'member'>;
    readonly bot: string;
  },
  error: unknown,
  channel: string,
  name: string | null,
): Promise<unknown> {
  const told = toBriefingError(error, name === null ? 'this channel' : `#${name}`, api.address);
  if (!(told instanceof BriefingError) || told.code !== 'permission-missing') return told;
  const facts = told.facts as BriefingError<'permission-missing'>['facts'];
  if (facts.permissions.length > 0) return told;
  // Discord does not say which.
  const permissions = await missingIn(api, channel, bot).catch(() => []);
  return new BriefingError('permission-missing', { ...facts, permissions }, { cause: told.cause });
}

/** Names of the permissions that the bot lacks in a channel; none outside of servers. Rejects where it cannot be seen. */
export async function missingIn(
  api: Pick<DiscordApi, 'channel' | 'roles' | 'member'>,
  id: string,
  bot: string,
): Promise<string[]> {
  const channel = await api.channel(id);
  if (!('guild_id' in channel) || channel.guild_id === undefined) return [];
  const guild = channel.guild_id;
  const [roles, member] = await Promise.all([api.roles(guild), api.member(guild, bot)]);
  // A thread has none of its own.
  const above = isThreadType(channel.type) && 'parent_id' in channel ? channel.parent_id : null;
  const bound = above ? await api.channel(above) : channel;
  const overwrites = ('permission_overwrites' in bound && bound.permission_overwrites) || [];
  return missingPermissions({ guild, bot, roles, member, overwrites });
}
