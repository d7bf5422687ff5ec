/** Whether digests can be posted in a channel. */
import type { APIChannel } from 'discord-api-types/v10';
import { BriefingError } from '../../core/errors.ts';
import { isGuildGone, isNoChannel, toBriefingError } from './discord-error.ts';
import { missingIn } from './explain-error.ts';
import type { ErrorWords } from './post-outcome.ts';
import { workspaceOf } from './read-interaction.ts';

/**
 * Text, direct messages, voice, announcements, threads, stages; not categories, forums and the like:
 * https://docs.discord.com/developers/resources/channel#channel-object-channel-types
 */
const writableTypes: readonly number[] = [0, 1, 2, 5, 10, 11, 12, 13];

/** As in ChannelPoster. */
export async function checkChannel({ api, bot }: ErrorWords, id: string, workspace: string): Promise<void> {
  const gone = (reason: 'unseen' | 'kind', cause?: unknown) =>
    new BriefingError('channel-gone', { platform: 'discord', channel: id, reason }, { cause });
  let channel: APIChannel | null = null;
  let permissions: readonly string[];
  try {
    channel = await api.channel(id);
    if (!writableTypes.includes(channel.type)) throw gone('kind');
    if (!isIn(channel, workspace)) throw new BriefingError('channel-elsewhere', { channel: id, workspace });
    permissions = await missingIn(api, id, await bot());
  } catch (error) {
    if (isNoChannel(error) || isGuildGone(error)) throw gone('unseen', error);
    throw toBriefingError(error, nameOf(channel), api.address);
  }
  if (isLocked(channel)) permissions = [...permissions, 'Manage Threads'];
  if (permissions.length > 0)
    throw new BriefingError('permission-missing', {
      platform: 'discord',
      channel: nameOf(channel),
      permissions,
    });
}

/** A direct message is a workspace of its own. */
function isIn(channel: APIChannel, workspace: string): boolean {
  if ('guild_id' in channel && channel.guild_id !== undefined)
    return workspaceOf(channel.guild_id, '') === workspace;
  const people = 'recipients' in channel ? (channel.recipients ?? []) : [];
  return people.some(({ id }) => workspaceOf(undefined, id) === workspace);
}

function isLocked(channel: APIChannel): boolean {
  return 'thread_metadata' in channel && channel.thread_metadata?.locked === true;
}

function nameOf(channel: APIChannel | null): string {
  return channel?.name ? `#${channel.name}` : 'this channel';
}
