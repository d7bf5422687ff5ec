/** Which guilds the bot is in, told to the handlers one after the other: there can be thousands at the start of a session. */
import type { Handlers } from '../../commands/handlers.ts';
import type { WorkUnderWay } from '../../commands/work-under-way.ts';
import type { Logger } from '../../ports/logger.ts';
import { workspaceOf } from './read-interaction.ts';
import type { GuildEvents } from './shard-session.ts';

export interface GuildPresence {
  of(shard: number, shardCount: number): GuildEvents;
  /** What has not been told yet is dropped; the next session says it all again. */
  pause(): void;
  resume(): void;
}

export function createGuildPresence(config: {
  readonly handlers: Pick<Handlers, 'joined' | 'left' | 'stillIn'>;
  readonly logger: Logger;
  readonly work: WorkUnderWay;
}): GuildPresence {
  const { handlers, logger, work } = config;
  let before: Promise<void> = Promise.resolve();
  let paused = false;

  function tell(act: () => Promise<void>): void {
    before = before.then(async () => {
      if (paused) return;
      try {
        await work.run(act);
      } catch (error) {
        logger.error('Discord: what is known of servers may be out of date', { error });
      }
    });
  }
  const workspace = (guild: string) => workspaceOf(guild, '');

  return {
    of: (shard, shardCount) => ({
      all: (guilds) =>
        tell(() =>
          handlers.stillIn('discord', guilds.map(workspace), (known) => isOnShard(known, shard, shardCount)),
        ),
      joined: (guild) => tell(() => handlers.joined(workspace(guild))),
      left: (guild) => tell(() => handlers.left(workspace(guild))),
    }),
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
  };
}

/** Direct messages are on no shard that could tell of them: https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
function isOnShard(workspace: string, shard: number, shardCount: number): boolean {
  const [, guild] = /^discord:(\d+)$/.exec(workspace) ?? [];
  return guild !== undefined && Number((BigInt(guild) >> 22n) % BigInt(shardCount)) === shard;
}
