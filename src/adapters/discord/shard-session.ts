/** One session of the gateway: hears what happens and says so, comes back by itself, and is not silent where it cannot. */
import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { APIChannel, APIInteraction, GatewayDispatchPayload } from 'discord-api-types/v10';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import type { GatewayMessage } from './answer-message.ts';
import { toBriefingError } from './discord-error.ts';
import type { DiscordTimings } from './discord-timings.ts';
import type { ShardSession } from './own-shards.ts';
import { isThreadType } from './read-interaction.ts';

export interface ShardEvents {
  readonly interaction: (interaction: APIInteraction) => void;
  readonly message: (message: GatewayMessage) => void;
}

export interface OpenSession extends ShardSession {
  /** The channel above a thread, null for another channel, undefined where the gateway has not told. */
  parentOf(channel: string): string | null | undefined;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCodes = { authenticationFailed: 4004, disallowedIntents: 4014 } as const;

/** Resolves once the shard is ready. Rejects with BriefingError `token-invalid`, `intent-disallowed` or `platform-unreachable`. */
export async function openShardSession(config: {
  readonly token: string;
  readonly shard: number;
  readonly shardCount: number;
  readonly apiUrl?: string;
  readonly messageContent: boolean;
  readonly address: string;
  readonly events: ShardEvents;
  readonly logger: Logger;
  readonly timings: Pick<DiscordTimings, 'ready' | 'dead'>;
}): Promise<OpenSession> {
  const { token, shard, shardCount, apiUrl, messageContent, address, events, logger, timings } = config;
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel],
    shards: [shard],
    shardCount,
    // What people wrote is answered and forgotten.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    ...(apiUrl !== undefined && { rest: { api: apiUrl } }),
  });
  let dead: NodeJS.Timeout | undefined;
  let reported = false;

  client.on(Events.Raw as 'raw', (packet: GatewayDispatchPayload) => {
    if (packet.t === 'INTERACTION_CREATE') events.interaction(packet.d as APIInteraction);
    if (packet.t === 'MESSAGE_CREATE') events.message(packet.d as GatewayMessage);
  });
  client.on(Events.Error, (error) =>
    logger.warn('Discord: the client reports an error', { problem: String(error) }),
  );
  client.on(Events.ShardError, (error) =>
    logger.warn('Discord: a connection failed and is tried again', { shard, problem: String(error) }),
  );
  client.on(Events.ShardReconnecting, () => {
    dead ??= setTimeout(() => {
      reported = true;
      logger.error('Discord: the connection stays dead; it is tried again', { shard, forMs: timings.dead });
    }, timings.dead);
  });
  const alive = () => {
    clearTimeout(dead);
    dead = undefined;
    if (reported) logger.info('Discord: the connection is back', { shard });
    reported = false;
  };
  client.on(Events.ShardReady, alive);
  client.on(Events.ShardResume, alive);

  const refused = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = closeError(code, address);
      // Before it was ready the start fails with it; afterwards it must not be silent.
      logger.error('Discord: the gateway has closed the connection for good', { shard, code });
      reject(error);
    });
  });
  refused.catch(() => {});
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(unreachable(address, 'the gateway does not greet')),
    timings.ready,
  );
  late.promise.catch(() => {});
  try {
    await Promise.race([client.login(token), refused, late.promise]);
  } catch (error) {
    await client.destroy();
    throw startError(error, address);
  } finally {
    clearTimeout(timer);
  }

  return {
    async close() {
      clearTimeout(dead);
      await client.destroy();
    },
    parentOf(id) {
      const channel = client.channels.cache.get(id);
      if (channel === undefined) return undefined;
      return channel.isThread() ? channel.parentId : null;
    },
  };
}

/** The channel above a thread, as the HTTP API tells it. */
export function parentIn(channel: APIChannel): string | null {
  return isThreadType(channel.type) && 'parent_id' in channel ? (channel.parent_id ?? null) : null;
}

function closeError(code: number, address: string): BriefingError {
  if (code === closeCodes.authenticationFailed)
    return new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' });
  if (code === closeCodes.disallowedIntents)
    return new BriefingError('intent-disallowed', { intent: 'MESSAGE CONTENT' });
  return unreachable(address, `the gateway closed with ${code}`);
}

function unreachable(address: string, problem: string): BriefingError {
  return new BriefingError('platform-unreachable', { platform: 'discord', address, problem });
}

function startError(error: unknown, address: string): unknown {
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid')
    return new BriefingError(
      'token-invalid',
      { platform: 'discord', variable: 'DISCORD_TOKEN' },
      { cause: error },
    );
  return toBriefingError(error, '', address);
}
