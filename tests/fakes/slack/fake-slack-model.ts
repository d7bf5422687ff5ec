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
  archived: boolean;
}

/** https://docs.slack.dev/messaging/message-metadata */
export interface FakeMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
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
  readonly metadata: FakeMetadata | null;
  edits: number;
  /** When it was accepted, in milliseconds of `performance.now()`. */
  readonly postedAt: number;
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
  /** What has been chosen in it, by block. */
  readonly chosen: Map<string, FakeOption>;
}

export interface FakeOption {
  readonly label: string;
  readonly value: string;
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
  /** Unique, and later than all before it. */
  nextTs(): string;
  nextId(prefix: string): string;
  /** The direct message channel of a user, opened where there is none. */
  directOf(user: string): FakeChannel;
  /** One that people have made; `delete` of {@link channels} makes one vanish. */
  addChannel(channel: { readonly id: string } & Partial<FakeChannel>): FakeChannel;
  add(
    message: Omit<FakeMessage, 'ts' | 'edits' | 'at' | 'postedAt' | 'metadata'> & {
      readonly metadata?: FakeMetadata | null;
    },
  ): FakeMessage;
  find(channel: string, ts: string): FakeMessage | undefined;
  /** Those of a channel, its threads included, in the order in which they were posted. */
  messagesOf(channel: string): readonly FakeMessage[];
  /** Somebody deletes it. */
  remove(message: FakeMessage): void;
  /** Whether there was such a message, which has been deleted. */
  isRemoved(channel: string, ts: string): boolean;
}

export function createFakeSlackModel(): FakeSlackModel {
  let counter = 0;
  let lastMicros = 0;
  const byChannel = new Map<string, FakeMessage[]>();
  const byTs = new Map<string, FakeMessage>();
  const removed = new Set<string>();
  const keyOf = (id: string, ts: string) => `${id}/${ts}`;
  const user = (id: string, admin = false, botId: string | null = null): [string, FakeUser] => [
    id,
    { id, admin, botId },
  ];
  const channel = (
    id: string,
    name: string,
    kind: FakeChannel['kind'],
    member = true,
  ): [string, FakeChannel] => [id, { id, name, kind, member, archived: false }];
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
    nextTs() {
      lastMicros = Math.max(lastMicros + 1, Date.now() * 1000);
      const digits = String(lastMicros);
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
    nextId: (prefix) => `${prefix}${String(++counter).padStart(8, '0')}`,
    directOf(id) {
      const known = model.channels.get(`D${id.slice(1)}`);
      if (known) return known;
      return model.addChannel({ id: `D${id.slice(1)}`, name: id, kind: 'im' });
    },
    addChannel({ id, ...rest }) {
      const added: FakeChannel = {
        id,
        name: id.toLowerCase(),
        kind: 'channel',
        member: true,
        archived: false,
        ...rest,
      };
      model.channels.set(id, added);
      return added;
    },
    add(message) {
      const now = performance.now();
      const added = { metadata: null, ...message, ts: model.nextTs(), edits: 0, at: now, postedAt: now };
      model.messages.push(added);
      byTs.set(keyOf(added.channel, added.ts), added);
      const channelMessages = byChannel.get(added.channel);
      if (channelMessages) channelMessages.push(added);
      else byChannel.set(added.channel, [added]);
      return added;
    },
    find: (id, ts) => byTs.get(keyOf(id, ts)),
    messagesOf: (id) => byChannel.get(id) ?? [],
    remove(message) {
      const { channel: id, ts } = message;
      byTs.delete(keyOf(id, ts));
      removed.add(keyOf(id, ts));
      for (const list of [model.messages, byChannel.get(id) ?? []])
        if (list.includes(message)) list.splice(list.indexOf(message), 1);
    },
    isRemoved: (id, ts) => removed.has(keyOf(id, ts)),
  };
  return model;
}
