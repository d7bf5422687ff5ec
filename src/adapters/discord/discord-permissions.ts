/** What the bot must be allowed to do, and for what. */

export interface DiscordPermission {
  readonly name: string;
  readonly bit: bigint;
  readonly why: string;
}

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const discordPermissions: readonly DiscordPermission[] = [
  { name: 'View Channel', bit: 1n << 10n, why: 'to see where it is mentioned' },
  { name: 'Send Messages', bit: 1n << 11n, why: 'to answer' },
  { name: 'Embed Links', bit: 1n << 14n, why: 'to show cards' },
  { name: 'Create Public Threads', bit: 1n << 35n, why: 'to answer a mention in a thread' },
  { name: 'Send Messages in Threads', bit: 1n << 38n, why: 'to answer there' },
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
