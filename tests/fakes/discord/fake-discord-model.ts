/** What the loopback Discord knows: people, guilds, channels, threads, messages, and what was done wrong. */
import type { APIEmbed } from 'discord-api-types/v10';
import {
  bot,
  botUser,
  channelIds,
  type FakeChannel,
  type FakeUser,
  guilds,
  openChannel,
  people,
} from './fake-discord-cast.ts';
import { userToJson } from './fake-discord-json.ts';

/** What a bot or a person wrote, as far as it can change. */
export interface FakeContent {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly unknown[];
}

export const ephemeral = 64;
const loading = 128;

export interface FakeMessage extends FakeContent {
  readonly id: string;
  /** The thread's id in a thread. */
  readonly channel: string;
  readonly author: FakeUser;
  /** The one user who sees it, null: everyone. */
  readonly onlyFor: string | null;
  /** The message that it replies to. */
  readonly replyTo: string | null;
  readonly timestamp: string;
  /** In milliseconds of `performance.now()`. */
  readonly acceptedAt: number;
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly unknown[];
  /** "Thinking…", until it is filled. */
  loading: boolean;
  edits: number;
  /** When it was posted, filled or changed last, in milliseconds of `performance.now()`. */
  at: number;
}

export interface NewMessage extends Partial<FakeContent> {
  readonly channel: string;
  readonly author: FakeUser;
  readonly onlyFor?: string | null;
  readonly replyTo?: string | null;
  readonly loading?: boolean;
}

export interface FakeDiscordModel {
  /** All that there are, in order. */
  readonly messages: readonly FakeMessage[];
  readonly channels: Map<string, FakeChannel>;
  /** Names of the guilds that the bot is in, by id. */
  readonly guilds: Map<string, string>;
  readonly violations: string[];
  /** Registered commands by `global` or guild id. */
  readonly commands: Map<string, readonly Readonly<Record<string, unknown>>[]>;
  /** Increasing; a snowflake of the present time. */
  nextId(): string;
  /** A text channel of the home guild, unless something else is said. */
  addChannel(channel?: Partial<FakeChannel>): FakeChannel;
  /** With its threads, and all that was written there out of reach. */
  removeChannel(id: string): void;
  /** In the order in which they were posted. */
  messagesIn(channel: string): readonly FakeMessage[];
  add(message: NewMessage): FakeMessage;
  /** Fills a "Thinking…", or changes the message. */
  change(message: FakeMessage, content: Partial<FakeContent>): void;
  remove(message: FakeMessage): void;
  find(channel: string, id: string): FakeMessage | undefined;
  directOf(user: FakeUser): FakeChannel;
  /** Null where the message has a thread already. */
  startThread(message: FakeMessage, name: string): FakeChannel | null;
  /** As the API answers it. */
  toJson(message: FakeMessage): Record<string, unknown>;
}

const discordEpoch = 1_420_070_400_000n;

export function createFakeDiscordModel(): FakeDiscordModel {
  let lastId = (BigInt(Date.now()) - discordEpoch) << 22n;
  const messages: FakeMessage[] = [];
  const byId = new Map<string, FakeMessage>();
  const byChannel = new Map<string, FakeMessage[]>();
  const channels = new Map<string, FakeChannel>();
  const addChannel = (
    channel: Pick<FakeChannel, 'id' | 'type' | 'name' | 'guild'> & Partial<FakeChannel>,
  ) => {
    const whole: FakeChannel = { ...openChannel, ...channel };
    channels.set(channel.id, whole);
    return whole;
  };
  for (const [name, id] of Object.entries(channelIds))
    addChannel({ id, type: 0, name, guild: name === 'elsewhere' ? guilds.other : guilds.home });

  const model: FakeDiscordModel = {
    messages,
    channels,
    guilds: new Map(Object.entries(guilds).map(([name, id]) => [id, name])),
    violations: [],
    commands: new Map(),
    nextId() {
      const now = (BigInt(Date.now()) - discordEpoch) << 22n;
      lastId = now > lastId ? now : lastId + (1n << 12n);
      return String(lastId);
    },
    addChannel(channel = {}) {
      const id = channel.id ?? model.nextId();
      return addChannel({ type: 0, name: `channel-${id}`, guild: guilds.home, ...channel, id });
    },
    removeChannel(id) {
      for (const channel of channels.values())
        if (channel.id === id || channel.parent === id) channels.delete(channel.id);
    },
    messagesIn: (channel) => byChannel.get(channel) ?? [],
    add({ channel, author, content = '', embeds = [], components = [], ...more }) {
      const message: FakeMessage = {
        id: model.nextId(),
        channel,
        author,
        content,
        embeds,
        components,
        onlyFor: more.onlyFor ?? null,
        replyTo: more.replyTo ?? null,
        loading: more.loading ?? false,
        timestamp: new Date().toISOString(),
        edits: 0,
        at: performance.now(),
        acceptedAt: performance.now(),
      };
      messages.push(message);
      byId.set(message.id, message);
      const there = byChannel.get(channel);
      if (there) there.push(message);
      else byChannel.set(channel, [message]);
      return message;
    },
    change(message, content) {
      Object.assign(message, content, { at: performance.now() });
      if (message.loading) message.loading = false;
      else message.edits += 1;
    },
    remove(message) {
      byId.delete(message.id);
      for (const list of [messages, byChannel.get(message.channel) ?? []]) {
        const at = list.indexOf(message);
        if (at >= 0) list.splice(at, 1);
      }
    },
    find(channel, id) {
      const message = byId.get(id);
      return message?.channel === channel ? message : undefined;
    },
    directOf(user) {
      const known = [...channels.values()].find((channel) => channel.user?.id === user.id);
      return known ?? addChannel({ id: model.nextId(), type: 1, name: '', guild: null, user });
    },
    startThread(message, name) {
      if (channels.has(message.id)) return null;
      const parent = channels.get(message.channel);
      const place = { guild: parent?.guild ?? null, parent: message.channel };
      return addChannel({ id: message.id, type: 11, name, ...place });
    },
    toJson(message) {
      const { id, channel, author, content, embeds, components, timestamp, replyTo } = message;
      const referenced = replyTo === null ? undefined : model.find(channel, replyTo);
      return {
        id,
        type: referenced ? 19 : 0,
        channel_id: channel,
        author: userToJson(author),
        content,
        embeds,
        components,
        timestamp,
        edited_timestamp: message.edits > 0 ? new Date().toISOString() : null,
        tts: false,
        mention_everyone: false,
        mentions: mentioned(content).map(userToJson),
        mention_roles: [],
        attachments: [],
        pinned: false,
        flags: (message.onlyFor === null ? 0 : ephemeral) | (message.loading ? loading : 0),
        ...(author.id === bot.id ? { application_id: bot.id } : {}),
        ...(referenced
          ? {
              message_reference: { type: 0, message_id: referenced.id, channel_id: channel },
              referenced_message: model.toJson({ ...referenced, replyTo: null }),
            }
          : {}),
      };
    },
  };
  return model;
}

function mentioned(content: string): FakeUser[] {
  return [botUser, ...Object.values(people)].filter(({ id }) => content.includes(`<@${id}>`));
}
