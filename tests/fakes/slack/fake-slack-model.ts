/** What the loopback Slack knows: people, channels, messages, files, and what was done wrong. */
import type { AnyBlock, View } from '@slack/types';

export const team = 'T0FAKE';
export const bot = { user: 'U0BRIEF', botId: 'B0BRIEF', name: 'briefwire' } as const;
export const secrets = {
  botToken: 'xoxb-0000-fake-bot-token',
  appToken: 'xapp-1-fake-app-token',
  signingSecret: 'fake-signing-secret',
} as const;

export interface FakeUser {
  readonly id: string;
  readonly admin: boolean;
  /** Another app's bot. */
  readonly botId: string | null;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im' | 'mpim';
  /** Whether the app's bot is in it. */
  member: boolean;
}

export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly botId: string | null;
  /** The one user who sees it, null: everyone. */
  readonly onlyFor: string | null;
  text: string;
  blocks: readonly AnyBlock[];
  mrkdwn: boolean;
  edits: number;
  /** When it was posted or changed last, in milliseconds of `performance.now()`. */
  at: number;
}

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Answers with a redirect to a login page, as Slack does where the token may not read it. */
  readonly refused?: boolean;
}

export interface FakeView {
  readonly id: string;
  readonly user: string;
  readonly view: View;
}

export interface FakeSlackModel {
  readonly users: Map<string, FakeUser>;
  readonly channels: Map<string, FakeChannel>;
  readonly messages: FakeMessage[];
  readonly files: Map<string, FakeFile>;
  /** Modal views, open ones only. */
  readonly views: FakeView[];
  /** Home tabs by user. */
  readonly homes: Map<string, FakeView>;
  readonly violations: string[];
  nextTs(): string;
  nextId(prefix: string): string;
  /** The direct message channel of a user, opened where there is none. */
  directOf(user: string): FakeChannel;
  add(message: Omit<FakeMessage, 'ts' | 'edits' | 'at'>): FakeMessage;
  find(channel: string, ts: string): FakeMessage | undefined;
}

export function createFakeSlackModel(): FakeSlackModel {
  let counter = 0;
  const user = (id: string, admin = false, botId: string | null = null): [string, FakeUser] => [
    id,
    { id, admin, botId },
  ];
  const channel = (
    id: string,
    name: string,
    kind: FakeChannel['kind'],
    member = true,
  ): [string, FakeChannel] => [id, { id, name, kind, member }];
  const model: FakeSlackModel = {
    users: new Map([
      user('U0ADA'),
      user('U0BEN'),
      user('U0MAX', true),
      user('U0ROBOT', false, 'B0ROBOT'),
      user(bot.user, false, bot.botId),
    ]),
    channels: new Map([
      channel('C0GENERAL', 'general', 'channel'),
      channel('C0RANDOM', 'random', 'channel'),
      channel('C0STRANGE', 'strange', 'channel', false),
      channel('G0PRIVATE', 'private', 'group'),
      channel('G0PARTY', 'mpdm-party', 'mpim'),
    ]),
    messages: [],
    files: new Map(),
    views: [],
    homes: new Map(),
    violations: [],
    nextTs: () => `${1_700_000_000 + ++counter}.${String(counter).padStart(6, '0')}`,
    nextId: (prefix) => `${prefix}${String(++counter).padStart(8, '0')}`,
    directOf(id) {
      const known = model.channels.get(`D${id.slice(1)}`);
      if (known) return known;
      const direct: FakeChannel = { id: `D${id.slice(1)}`, name: id, kind: 'im', member: true };
      model.channels.set(direct.id, direct);
      return direct;
    },
    add(message) {
      const added = { ...message, ts: model.nextTs(), edits: 0, at: performance.now() };
      model.messages.push(added);
      return added;
    },
    find: (id, ts) => model.messages.find((message) => message.channel === id && message.ts === ts),
  };
  return model;
}
