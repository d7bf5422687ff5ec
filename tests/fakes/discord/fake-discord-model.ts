/** What the loopback Discord knows: people, guilds, channels, threads, messages, and what was done wrong. */
import type { APIEmbed } from 'discord-api-types/v10';
import {
  bot,
  botUser,
  channelIds,
  type FakeChannel,
  type FakeUser,
  guilds,
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
  readonly messages: FakeMessage[];
  readonly channels: Map<string, FakeChannel>;
  readonly violations: string[];
  /** Registered commands by `global` or guild id. */
  readonly commands: Map<string, readonly Readonly<Record<string, unknown>>[]>;
  /** Increasing. */
  nextId(): string;
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
  const channels = new Map<string, FakeChannel>();
  const addChannel = (channel: FakeChannel) => {
    channels.set(channel.id, channel);
    return channel;
  };
  for (const [name, id] of Object.entries(channelIds)) {
    const guild = name === 'elsewhere' ? guilds.other : guilds.home;
    addChannel({ id, type: 0, name, guild, parent: null, user: null });
  }

  const model: FakeDiscordModel = {
    messages: [],
    channels,
    violations: [],
    commands: new Map(),
    nextId() {
      lastId += 1n << 12n;
      return String(lastId);
    },
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
      };
      model.messages.push(message);
      return message;
    },
    change(message, content) {
      Object.assign(message, content, { at: performance.now() });
      if (message.loading) message.loading = false;
      else message.edits += 1;
    },
    remove(message) {
      const at = model.messages.indexOf(message);
      if (at >= 0) model.messages.splice(at, 1);
    },
    find: (channel, id) => model.messages.find((message) => message.channel === channel && message.id === id),
    directOf(user) {
      const known = [...channels.values()].find((channel) => channel.user?.id === user.id);
      return known ?? addChannel({ id: model.nextId(), type: 1, name: '', guild: null, parent: null, user });
    },
    startThread(message, name) {
      if (channels.has(message.id)) return null;
      const parent = channels.get(message.channel);
      const place = { guild: parent?.guild ?? null, parent: message.channel, user: null };
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
