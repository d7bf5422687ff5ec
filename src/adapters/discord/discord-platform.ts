/** Discord as a chat platform: owns shards, registers commands, and joins what happens there to the handlers. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SimpleIdentifyThrottler } from 'discord.js';
import type { PostingPlatform } from '../../commands/channel-poster.ts';
import type { Handlers } from '../../commands/handlers.ts';
import { wordError } from '../../commands/messages.ts';
import { createWorkUnderWay } from '../../commands/work-under-way.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import { createAcknowledgementGate } from './acknowledgement-gate.ts';
import { answerInteraction } from './answer-interaction.ts';
import { answerMessage } from './answer-message.ts';
import { createDiscordApi } from './discord-api.ts';
import type { DiscordContext } from './discord-context.ts';
import { toBriefingError } from './discord-error.ts';
import { createDiscordFiles } from './discord-files.ts';
import { createDiscordPoster } from './discord-poster.ts';
import { type DiscordTimings, discordTimings } from './discord-timings.ts';
import { createGuildPresence } from './guild-presence.ts';
import { createOwnShards, type OwnShards } from './own-shards.ts';
import { createPlaceLookup } from './place-lookup.ts';
import { registerCommands } from './register-commands.ts';
import { openShardSession } from './shard-session.ts';

export interface DiscordPlatformParts {
  readonly token: string;
  readonly handlers: Handlers;
  readonly store: Pick<Store, 'leases'>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly config: {
    /** Register the commands in this guild only. */
    readonly guild: string | null;
    /** Whether to ask for the privileged message-content intent. */
    readonly messageContent: boolean;
    /** Instead of `https://discord.com/api`. */
    readonly apiUrl?: string;
    /** Hosts besides Discord's from which files are fetched, for emulators. */
    readonly fileHosts?: readonly string[];
    /** As in DiscordPosterParts. */
    readonly requestsPerSecond?: number;
  };
  readonly timings?: Partial<DiscordTimings>;
}

export function createDiscordPlatform(parts: DiscordPlatformParts): PostingPlatform {
  const { token, handlers, store, logger, clock, config } = parts;
  const timings = { ...discordTimings, ...parts.timings };
  const apiUrl = config.apiUrl === undefined ? {} : { apiUrl: config.apiUrl };
  const api = createDiscordApi({ token, ...apiUrl, timings });
  const files = createDiscordFiles({ timeoutMs: timings.file, otherHosts: config.fileHosts ?? [] });
  const work = createWorkUnderWay();
  const presence = createGuildPresence({ handlers, logger, work });
  const { requestsPerSecond } = config;
  const poster = createDiscordPoster({
    token,
    ...apiUrl,
    api,
    timings,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  });
  let shards: OwnShards | null = null;

  async function start(): Promise<void> {
    const { id: application, bot } = await api.application();
    const { shards: shardCount, session_start_limit: limit } = await api.gateway();
    await register(application);
    const { messageContent } = config;
    const context: DiscordContext = {
      api,
      handlers,
      logger,
      clock,
      files,
      gate: createAcknowledgementGate(timings.gate),
      timings,
      bot: bot?.id ?? application,
      messageContent,
      placeOf: createPlaceLookup({ api, sessions: () => shards?.sessions() ?? [] }),
    };
    const throttler = new SimpleIdentifyThrottler(limit.max_concurrency);
    shards = createOwnShards({
      leases: store.leases,
      clock,
      logger,
      timings,
      application,
      shardCount,
      holder: randomUUID(),
      open: (shard) =>
        openShardSession({
          token,
          shard,
          shardCount,
          ...apiUrl,
          address: api.address,
          messageContent,
          throttler,
          logger,
          timings,
          events: {
            interaction: (interaction) => void work.run(() => answerInteraction(context, interaction)),
            message: (message) => void work.run(() => answerMessage(context, message)),
            guilds: presence.of(shard, shardCount),
          },
        }),
    });
    await shards.start();
  }

  /** Without its commands, or with those of another version, the bot can still be mentioned. */
  async function register(application: string): Promise<void> {
    try {
      await registerCommands({ api, application, specs: handlers.specs, guild: config.guild });
    } catch (error) {
      const told = toBriefingError(error, `the server ${config.guild ?? ''}`, api.address);
      logger.error(`Discord: the slash commands could not be registered: ${wordError(told)}`, {
        error: told,
      });
    }
  }

  return {
    name: 'discord',
    poster,
    async start() {
      try {
        presence.resume();
        await start();
      } catch (error) {
        throw toBriefingError(error, '', api.address);
      }
    },
    async stop() {
      // Another copy takes over at once, while this one finishes what it has heard.
      const released = shards?.stop() ?? Promise.resolve();
      shards = null;
      presence.pause();
      const finished = released.then(() => work.finished());
      await Promise.race([finished, sleep(timings.stop, undefined, { ref: false })]);
    },
  };
}
