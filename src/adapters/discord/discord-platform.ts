/** Discord as a chat platform: owns shards, registers commands, and joins what happens there to the handlers. */
import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../commands/handlers.ts';
import type { ChatPlatform } from '../../ports/chat-platform.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import { answerInteraction } from './answer-interaction.ts';
import { answerMessage } from './answer-message.ts';
import { createDiscordApi, type DiscordApi } from './discord-api.ts';
import type { DiscordContext } from './discord-context.ts';
import { toBriefingError } from './discord-error.ts';
import { type DiscordTimings, discordTimings } from './discord-timings.ts';
import { createOwnShards, type OwnShards } from './own-shards.ts';
import { registerCommands } from './register-commands.ts';
import { type OpenSession, openShardSession, parentIn } from './shard-session.ts';

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
  };
  readonly timings?: Partial<DiscordTimings>;
}

export function createDiscordPlatform(parts: DiscordPlatformParts): ChatPlatform {
  const { token, handlers, store, logger, clock, config } = parts;
  const timings = { ...discordTimings, ...parts.timings };
  const address = config.apiUrl === undefined ? {} : { apiUrl: config.apiUrl };
  const api = createDiscordApi({ token, ...address, timeoutMs: timings.request });
  const sessions = new Set<OpenSession>();
  const underWay = new Set<Promise<void>>();
  let shards: OwnShards | null = null;
  let stopping = false;

  /** `work` never rejects. */
  function run(work: () => Promise<void>): void {
    if (stopping) return;
    const running = work().finally(() => underWay.delete(running));
    underWay.add(running);
  }

  async function open(context: DiscordContext, shard: number, shardCount: number): Promise<OpenSession> {
    const session = await openShardSession({
      token,
      shard,
      shardCount,
      ...address,
      address: api.address,
      messageContent: config.messageContent,
      logger,
      timings,
      events: {
        interaction: (interaction) => run(() => answerInteraction(context, interaction)),
        message: (message) => run(() => answerMessage(context, message)),
      },
    });
    sessions.add(session);
    return {
      ...session,
      async close() {
        sessions.delete(session);
        await session.close();
      },
    };
  }

  return {
    name: 'discord',
    async start() {
      stopping = false;
      try {
        const { id: application, bot } = await api.application();
        const { shards: shardCount } = await api.gateway();
        await registerCommands({ api, application, specs: handlers.specs, guild: config.guild });
        const context: DiscordContext = {
          api,
          handlers,
          logger,
          timings,
          bot: bot?.id ?? application,
          messageContent: config.messageContent,
          parentOf: createParentLookup(api, sessions),
        };
        shards = createOwnShards({
          leases: store.leases,
          clock,
          logger,
          timings,
          application,
          shardCount,
          holder: randomUUID(),
          open: (shard) => open(context, shard, shardCount),
        });
        await shards.start();
      } catch (error) {
        throw toBriefingError(error, '', api.address);
      }
    },
    async stop() {
      stopping = true;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, timings.stop);
      await Promise.race([Promise.allSettled(underWay), late.promise]);
      clearTimeout(timer);
      await shards?.stop();
      shards = null;
    },
  };
}

/** How many channels' answers are kept; the gateway tells of nearly all by itself. */
const mostParents = 1000;

function createParentLookup(api: DiscordApi, sessions: ReadonlySet<OpenSession>) {
  const asked = new Map<string, string | null>();
  return async (channel: string): Promise<string | null> => {
    for (const session of sessions) {
      const parent = session.parentOf(channel);
      if (parent !== undefined) return parent;
    }
    const known = asked.get(channel);
    if (known !== undefined) return known;
    const parent = parentIn(await api.channel(channel));
    if (asked.size >= mostParents) asked.clear();
    asked.set(channel, parent);
    return parent;
  };
}
