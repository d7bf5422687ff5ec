/** Who and what there is in the loopback Discord from the start: the bot, people, guilds, channels. */

export const bot = { id: '198622483471925248', name: 'briefwire' } as const;
export const secrets = {
  token: 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
} as const;

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const permissionBits = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readHistory: 1n << 16n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

/** What everyone may in every guild, the bot included. */
export const everyonePermissions = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);

/** View, send, read the history, use commands. */
const ordinary = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 31n);
const manageGuild = 1n << 5n;

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** In every guild, as the bit field that interactions carry. */
  readonly permissions: string;
}

const userOf = (id: string, name: string, more: { bot?: boolean; manages?: boolean } = {}): FakeUser => ({
  id,
  name,
  bot: more.bot ?? false,
  permissions: String(more.manages ? ordinary | manageGuild : ordinary),
});

export const people = {
  ada: userOf('301000000000000001', 'ada'),
  ben: userOf('301000000000000002', 'ben'),
  manager: userOf('301000000000000003', 'manager', { manages: true }),
  robot: userOf('301000000000000004', 'robot', { bot: true }),
} as const;
export const botUser = userOf(bot.id, bot.name, { bot: true });

export const guilds = { home: '401000000000000001', other: '401000000000000002' } as const;
export const channelIds = {
  general: '501000000000000001',
  random: '501000000000000002',
  elsewhere: '501000000000000003',
} as const;

export interface FakeChannel {
  readonly id: string;
  /** 0: text, 1: direct messages, 2: voice, 4: category, 5: announcements, 11: public thread, 15: forum. */
  readonly type: 0 | 1 | 2 | 4 | 5 | 11 | 15;
  readonly name: string;
  /** Null for direct messages. */
  readonly guild: string | null;
  /** The channel above a thread. */
  readonly parent: string | null;
  /** The person of direct messages. */
  readonly user: FakeUser | null;
  /** Of a thread; one that is archived opens again when somebody writes in it, unless it is locked. */
  archived: boolean;
  locked: boolean;
  /** What everyone is denied there, as a bit field. */
  denied: bigint;
}

/** What a channel has unless a test says otherwise. */
export const openChannel = { parent: null, user: null, archived: false, locked: false, denied: 0n } as const;
