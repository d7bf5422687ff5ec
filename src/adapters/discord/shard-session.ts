/** One session of the gateway: hears what happens and says so, comes back by itself, and is not silent where it cannot. */
import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Options,
  SimpleShardingStrategy,
} from 'discord.js';
import type { APIInteraction, GatewayDispatchPayload } from 'discord-api-types/v10';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { createCountdown } from './countdown.ts';
import type { DiscordPlace } from './discord-context.ts';
import type { DiscordTimings } from './discord-timings.ts';
import type { GatewayMessage } from './read-message.ts';

/** What the gateway tells of the guilds of its shard, by id. */
export interface GuildEvents {
  /** All that there are, those that are down included. */
  readonly all: (guilds: readonly string[]) => void;
  readonly joined: (guild: string) => void;
  /** The bot was removed; that a guild is down is no such thing. */
  readonly left: (guild: string) => void;
}

export interface ShardEvents {
  readonly interaction: (interaction: APIInteraction) => void;
  readonly message: (message: GatewayMessage) => void;
  readonly guilds: GuildEvents;
}

export interface ShardSession {
  /** Resolves to why, when the gateway has closed it for good. */
  readonly ended: Promise<BriefingError>;
  /** From here on nothing is heard any more, whatever the connection is doing. */
  close(): Promise<void>;
  /** A channel or thread, where the gateway has told of it. */
  placeOf(channel: string): DiscordPlace | undefined;
}

type SocketOptions = NonNullable<ClientOptions['ws']>;
type Sockets = Parameters<NonNullable<SocketOptions['buildStrategy']>>[0];
/** Paces the sessions that are begun; one for all shards of a process. */
export type IdentifyThrottler = Awaited<ReturnType<NonNullable<SocketOptions['buildIdentifyThrottler']>>>;

export interface ShardSessionParts {
  readonly token: string;
  readonly shard: number;
  readonly shardCount: number;
  readonly apiUrl?: string;
  readonly messageContent: boolean;
  /** Of the API, for errors. */
  readonly address: string;
  readonly throttler: IdentifyThrottler;
  readonly events: ShardEvents;
  readonly logger: Logger;
  readonly timings: Pick<DiscordTimings, 'ready' | 'dead'>;
}

/** Not yet connected: https://discord.js.org/docs/packages/ws/stable/WebSocketShardStatus:Enum */
const connecting = 1;

/** Resolves once the shard is ready. Rejects with BriefingError `token-invalid`, `intent-disallowed` or `platform-unreachable`. */
export async function openShardSession(parts: ShardSessionParts): Promise<ShardSession> {
  const { token, shard, shardCount, apiUrl, address, throttler, events, logger, timings } = parts;
  const ended = Promise.withResolvers<BriefingError>();
  const watch = watchConnection(parts, () =>
    ended.resolve(unreachable(address, 'the connection stays dead')),
  );
  let closed = false;
  let sockets: Sockets | undefined;
  const late = Promise.withResolvers<never>();
  const countdown = createCountdown(timings.ready, () =>
    late.reject(unreachable(address, 'the gateway does not greet')),
  );
  // Many shards are greeted at once and begin their sessions in turn, five seconds apart.
  const inTurn: IdentifyThrottler = {
    async waitForIdentify(...given) {
      countdown.pause();
      try {
        await throttler.waitForIdentify(...given);
      } finally {
        countdown.resume();
      }
    },
  };

  const client = new Client({
    intents: intentsFor(parts.messageContent),
    shards: [shard],
    shardCount,
    // What people wrote is answered and forgotten.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    ...(apiUrl !== undefined && { rest: { api: apiUrl } }),
    ws: {
      buildIdentifyThrottler: async () => inTurn,
      buildStrategy(manager) {
        sockets = manager;
        listen(manager);
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  client.on(Events.Error, (error) =>
    logger.warn('Discord: the client reports an error', { problem: String(error) }),
  );
  client.on(Events.ShardError, (error) =>
    logger.warn('Discord: a connection failed and is tried again', { shard, problem: String(error) }),
  );
  client.on(Events.ShardDisconnect, ({ code }) => ended.resolve(closeError(code, address)));

  function listen(manager: Sockets): void {
    const recall = manager.options.retrieveSessionInfo;
    // A client that is destroyed while its shard waits to reconnect comes back to life (@discordjs/ws 1.2.3). The shard
    // asks for its session before it connects; once closed, it is never told.
    manager.options.retrieveSessionInfo = (id) => (closed ? new Promise(() => {}) : recall(id));
    on(manager, 'hello', watch.greeted);
    on(manager, 'ready', watch.alive);
    on(manager, 'resumed', watch.alive);
    on(manager, 'closed', watch.lost);
    // Before the SDK has made objects of it: an answer has three seconds.
    on(manager, 'dispatch', ({ data }: { data: GatewayDispatchPayload }) => {
      if (closed) return;
      if (data.t === 'INTERACTION_CREATE') events.interaction(data.d as APIInteraction);
      if (data.t === 'MESSAGE_CREATE') events.message(data.d as GatewayMessage);
      tellOfGuilds(data, events.guilds);
    });
  }

  async function close(): Promise<void> {
    closed = true;
    watch.stop();
    const status = (await sockets?.fetchStatus())?.get(shard);
    // Destroying it now would leave a socket that nobody listens to, and whose error ends the process.
    if (sockets && Number(status) === connecting && !watch.isGreeted()) {
      for (const event of ['hello', 'closed'] as const) on(sockets, event, () => void client.destroy());
      return;
    }
    await client.destroy();
  }

  try {
    const refused = ended.promise.then((error) => Promise.reject(error));
    await Promise.race([client.login(token), refused, late.promise]);
  } catch (error) {
    await close();
    throw error instanceof BriefingError ? error : startError(error, address);
  } finally {
    countdown.stop();
  }
  return {
    ended: ended.promise,
    close,
    placeOf(id) {
      const channel = client.channels.cache.get(id);
      if (channel === undefined || channel.isDMBased()) return undefined;
      return { name: channel.name, parent: channel.isThread() ? channel.parentId : null };
    },
  };
}

/** https://docs.discord.com/developers/events/gateway-events#guild-delete */
function tellOfGuilds(data: GatewayDispatchPayload, guilds: GuildEvents): void {
  if (data.t === 'READY') guilds.all(data.d.guilds.map(({ id }) => id));
  if (data.t === 'GUILD_CREATE' && !data.d.unavailable) guilds.joined(data.d.id);
  if (data.t === 'GUILD_DELETE' && !data.d.unavailable) guilds.left(data.d.id);
}

/** The names of the events are those of an enum that discord.js hides behind one of its own. */
type Listener = (payload: never) => void;

function on(
  manager: Sockets,
  event: 'hello' | 'ready' | 'resumed' | 'closed' | 'dispatch',
  listener: Listener,
): void {
  (manager.on as (name: string, listener: Listener) => unknown).call(manager, event, listener);
}

function intentsFor(messageContent: boolean): GatewayIntentBits[] {
  const always = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ];
  return messageContent ? [...always, GatewayIntentBits.MessageContent] : always;
}

/** Tells the log of a connection that stays dead, and of its return; after as long again it calls `giveUp`. */
function watchConnection({ shard, logger, timings }: ShardSessionParts, giveUp: () => void) {
  let dead: NodeJS.Timeout | undefined;
  let greeted = false;
  let reported = false;
  return {
    isGreeted: () => greeted,
    greeted() {
      greeted = true;
    },
    alive() {
      clearTimeout(dead);
      dead = undefined;
      if (reported) logger.info('Discord: the connection is back', { shard });
      reported = false;
    },
    lost() {
      greeted = false;
      dead ??= setTimeout(() => {
        reported = true;
        logger.error('Discord: the connection stays dead; it is tried again', { shard, forMs: timings.dead });
        // Another copy may have a better way to Discord.
        dead = setTimeout(giveUp, timings.dead);
      }, timings.dead);
    },
    stop() {
      clearTimeout(dead);
      dead = setTimeout(() => {}, 0);
    },
  };
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCodes = { authenticationFailed: 4004, disallowedIntents: 4014 } as const;

function closeError(code: number, address: string): BriefingError {
  if (code === closeCodes.authenticationFailed) return tokenInvalid();
  if (code === closeCodes.disallowedIntents)
    return new BriefingError('intent-disallowed', { intent: 'MESSAGE_CONTENT' });
  return unreachable(address, `the gateway closed with ${code}`);
}

function unreachable(address: string, problem: string): BriefingError {
  return new BriefingError('platform-unreachable', { platform: 'discord', address, problem });
}

function tokenInvalid(): BriefingError {
  return new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' });
}

/** Of the SDK's error only its name and code are kept: its address and body belong in no log. */
function startError(error: unknown, address: string): BriefingError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'TokenInvalid') return tokenInvalid();
  const name = error instanceof Error ? error.name : 'unknown';
  return unreachable(address, code || name);
}
