/** Who and what there is in the loopback Discord from the start: the bot, people, guilds, channels. */

export const bot = { id: '198622483471925248', name: 'briefwire' } as const;
export const secrets = {
  token: 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
} as const;

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
  /** 0: text channel, 1: direct messages, 11: public thread. */
  readonly type: 0 | 1 | 11;
  readonly name: string;
  /** Null for direct messages. */
  readonly guild: string | null;
  /** The channel above a thread. */
  readonly parent: string | null;
  /** The person of direct messages. */
  readonly user: FakeUser | null;
}
