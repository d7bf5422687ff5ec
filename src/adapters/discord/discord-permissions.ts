/** What the bot must be allowed to do, and for what; and what it is allowed in a channel. */
import type { APIGuildMember, APIOverwrite, APIRole } from 'discord-api-types/v10';

export interface DiscordPermission {
  readonly name: string;
  readonly bit: bigint;
  readonly why: string;
}

/** Without it a channel reads as if nothing stood there: https://docs.discord.com/developers/resources/message#get-channel-messages */
export const readHistory = 'Read Message History';

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const discordPermissions: readonly DiscordPermission[] = [
  { name: 'View Channel', bit: 1n << 10n, why: 'to see where it is mentioned' },
  { name: 'Send Messages', bit: 1n << 11n, why: 'to answer and to post digests' },
  { name: 'Embed Links', bit: 1n << 14n, why: 'to show cards' },
  {
    name: readHistory,
    bit: 1n << 16n,
    why: 'to reply to the message that asked, and to find its own posts again before repeating one',
  },
  {
    name: 'Create Public Threads',
    bit: 1n << 35n,
    why: 'to answer a mention in a thread, and to put the cards of a digest into one',
  },
  { name: 'Send Messages in Threads', bit: 1n << 38n, why: 'to write there' },
];

/** https://docs.discord.com/developers/topics/oauth2#shared-resources-oauth2-scopes */
export const discordScopes = ['bot', 'applications.commands'] as const;

export function inviteLink(application: string): string {
  const permissions = discordPermissions.reduce((all, { bit }) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: discordScopes.join(' '),
    permissions: permissions.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

const administrator = 1n << 3n;

/** Names of those of {@link discordPermissions} that a member lacks in a channel: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function missingPermissions(where: {
  readonly guild: string;
  readonly bot: string;
  readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[];
  readonly member: Pick<APIGuildMember, 'roles'>;
  readonly overwrites: readonly APIOverwrite[];
}): string[] {
  const { guild, bot, roles, member, overwrites } = where;
  const own = new Set(member.roles);
  // The role of everyone has the id of the guild.
  const base = roles
    .filter(({ id }) => id === guild || own.has(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  if (base & administrator) return [];
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => own.has(id)),
    overwrites.filter(({ id }) => id === bot),
  ];
  const granted = layers.reduce((before, layer) => {
    const denied = layer.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = layer.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (before & ~denied) | allowed;
  }, base);
  return discordPermissions.filter(({ bit }) => (granted & bit) === 0n).map(({ name }) => name);
}
