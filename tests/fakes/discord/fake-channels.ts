/** Channels, threads and messages in the loopback Discord's HTTP API, and what the bot may do there. */
import { bot, botUser, everyonePermissions, type FakeChannel, permissionBits } from './fake-discord-cast.ts';
import { channelToJson, rolesToJson } from './fake-discord-json.ts';
import type { FakeDiscordModel, FakeMessage } from './fake-discord-model.ts';
import type { FakeAnswer } from './fake-faults.ts';
import { contentOf, type MessageBody } from './fake-interactions.ts';
import type { FakeLimits } from './fake-limits.ts';
import { ok, type Route, refuse } from './fake-route.ts';
import type { FakeSettings } from './fake-settings.ts';

interface CreateBody extends MessageBody {
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
}

const unknownChannel = refuse(404, 10_003, 'Unknown Channel');
const unknownMessage = refuse(404, 10_008, 'Unknown Message');
const unknownGuild = refuse(404, 10_004, 'Unknown Guild');
const missingAccess = refuse(403, 50_001, 'Missing Access');
const missingPermissions = refuse(403, 50_013, 'Missing Permissions');

/** Text, direct messages, voice, announcements, threads. */
const writable: readonly number[] = [0, 1, 2, 5, 11];
/** Text, announcements. */
const threadable: readonly number[] = [0, 5];
const longestPage = 100;

export function createChannelRoutes(config: {
  readonly model: FakeDiscordModel;
  readonly settings: FakeSettings;
  readonly limits: FakeLimits;
  readonly onPosted: (message: FakeMessage) => void;
  readonly onThread: (thread: FakeChannel) => void;
}): Route[] {
  const { model, settings, limits } = config;
  const byNonce = new Map<string, { readonly message: FakeMessage; readonly at: number }>();

  /** What the bot may do there; in direct messages, everything. */
  function may(channel: FakeChannel, bit: bigint): boolean {
    const { denied } = (channel.parent === null ? null : model.channels.get(channel.parent)) ?? channel;
    return channel.guild === null || (everyonePermissions & ~denied & bit) !== 0n;
  }

  /** The channel, or why it cannot be reached. */
  function reach(id: string): FakeChannel | FakeAnswer {
    const channel = model.channels.get(id);
    if (!channel) return unknownChannel;
    const isMember = channel.guild === null || model.guilds.has(channel.guild);
    return isMember && may(channel, permissionBits.viewChannel) ? channel : missingAccess;
  }

  function known(nonce: string | null): FakeMessage | null {
    const found = nonce === null ? undefined : byNonce.get(nonce);
    return found && performance.now() - found.at <= settings.nonceWindowMs ? found.message : null;
  }

  function create(id: string, body: CreateBody): FakeAnswer {
    const channel = reach(id);
    if ('status' in channel) return channel;
    const inThread = channel.type === 11;
    if (!writable.includes(channel.type))
      return refuse(400, 50_008, 'Cannot send messages in a non-text channel');
    if (!may(channel, inThread ? permissionBits.sendInThreads : permissionBits.sendMessages))
      return missingPermissions;
    if (channel.locked) return refuse(400, 160_005, 'Thread is locked');
    const { refusal, headers = {} } = limits.message(id);
    if (refusal) return refusal;
    const nonce = body.enforce_nonce && body.nonce !== undefined ? `${id} ${body.nonce}` : null;
    const before = known(nonce);
    if (before) return { ...ok(model.toJson(before)), headers };
    const replyTo = body.message_reference?.message_id ?? null;
    const message = model.add({ ...contentOf(body), channel: id, author: botUser, replyTo });
    if (nonce !== null) byNonce.set(nonce, { message, at: performance.now() });
    channel.archived = false;
    config.onPosted(message);
    return { ...ok(model.toJson(message)), headers };
  }

  /** Those that follow `after`, or else the latest; the newest first. */
  function list(id: string, query: URLSearchParams): FakeAnswer {
    const channel = reach(id);
    if ('status' in channel) return channel;
    const limit = Number(query.get('limit') ?? 50);
    if (!(limit >= 1 && limit <= longestPage)) return refuse(400, 50_035, 'Invalid Form Body');
    if (!may(channel, permissionBits.readHistory)) return ok([]);
    const visible = performance.now() - settings.visibilityMs;
    const all = model
      .messagesIn(id)
      .filter(({ onlyFor, loading, acceptedAt }) => onlyFor === null && !loading && acceptedAt <= visible);
    const after = query.get('after');
    const page =
      after === null
        ? all.slice(-limit)
        : all.filter((message) => BigInt(message.id) > BigInt(after)).slice(0, limit);
    return ok(page.toReversed().map((message) => model.toJson(message)));
  }

  function change(channel: string, id: string, body: MessageBody): FakeAnswer {
    const message = model.find(channel, id);
    if (!message || message.onlyFor !== null) return unknownMessage;
    if (message.author.id !== bot.id)
      return refuse(403, 50_005, 'Cannot edit a message authored by another user');
    model.change(message, contentOf(body));
    return ok(model.toJson(message));
  }

  function startThread(id: string, on: string, { name }: { readonly name?: string }): FakeAnswer {
    const channel = reach(id);
    if ('status' in channel) return channel;
    if (!threadable.includes(channel.type))
      return refuse(400, 50_024, 'Cannot execute action on this channel type');
    const message = model.find(id, on);
    if (!message || message.onlyFor !== null) return unknownMessage;
    if (!may(channel, permissionBits.createThreads)) return missingPermissions;
    if (!name || name.length > 100) model.violations.push(`a thread was named "${name}"`);
    const thread = model.startThread(message, name ?? '');
    if (!thread) return refuse(400, 160_004, 'A thread has already been created for this message');
    config.onThread(thread);
    return ok(channelToJson(thread), 201);
  }

  const ofGuild = (id: string, body: unknown) => (model.guilds.has(id) ? ok(body) : unknownGuild);
  return [
    {
      method: 'GET',
      template: '/channels/{channel_id}',
      run([id = '']) {
        const channel = reach(id);
        return 'status' in channel ? channel : ok(channelToJson(channel));
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/roles',
      run: ([id = '']) => ofGuild(id, rolesToJson(id)),
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/members/{user_id}',
      run: ([id = '']) => ofGuild(id, { roles: [] }),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages',
      message: true,
      run: ([channel = ''], body) => create(channel, body as CreateBody),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages',
      near: true,
      run: ([channel = ''], _, query) => list(channel, query),
    },
    {
      method: 'PATCH',
      template: '/channels/{channel_id}/messages/{message_id}',
      message: true,
      run: ([channel = '', id = ''], body) => change(channel, id, body as MessageBody),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages/{message_id}/threads',
      near: true,
      run: ([channel = '', id = ''], body) => startThread(channel, id, body as { name?: string }),
    },
    { method: 'POST', template: '/channels/{channel_id}/typing', run: () => ({ status: 204 }) },
  ];
}
