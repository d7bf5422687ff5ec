/** Which shards of the gateway this copy has: two sessions on one shard would both hear, and answer, everything. */
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import type { DiscordTimings } from './discord-timings.ts';

/** A running session of one shard. */
export interface ShardSession {
  close(): Promise<void>;
}

export interface OwnShards {
  /** Takes what is free, starts it, and goes on so; resolves when that was tried once. Rejects where a session cannot start. */
  start(): Promise<void>;
  /** Ends all sessions and leaves their shards to other copies. */
  stop(): Promise<void>;
}

export function createOwnShards(config: {
  readonly leases: Store['leases'];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: Pick<DiscordTimings, 'lease' | 'renew'>;
  readonly application: string;
  readonly shardCount: number;
  /** Unique to this copy. */
  readonly holder: string;
  readonly open: (shard: number) => Promise<ShardSession>;
}): OwnShards {
  const { leases, clock, logger, timings, application, shardCount, holder, open } = config;
  const sessions = new Map<number, { readonly session: ShardSession; heldUntil: number }>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const nameOf = (shard: number) => `discord:shard:${application}:${shard}/${shardCount}`;

  async function tend(shard: number): Promise<void> {
    const asked = clock.now();
    const own = sessions.get(shard);
    let held: boolean;
    try {
      held = await leases.acquire(nameOf(shard), holder, timings.lease);
    } catch (error) {
      // Until the lease lapses nobody else can have it.
      if (!own || clock.now() < own.heldUntil) throw error;
      held = false;
    }
    if (stopped) return;
    if (own && held) own.heldUntil = asked + timings.lease;
    if (own && !held) {
      sessions.delete(shard);
      logger.warn('Discord: another copy has taken over a shard', { shard });
      await own.session.close();
    }
    if (!own && held) {
      try {
        sessions.set(shard, { session: await open(shard), heldUntil: asked + timings.lease });
      } catch (error) {
        await leases.release(nameOf(shard), holder);
        throw error;
      }
    }
  }

  async function tendAll(): Promise<unknown> {
    let failure: unknown;
    // One after another: Discord lets few sessions begin at a time.
    for (let shard = 0; shard < shardCount && !stopped; shard++) {
      try {
        await tend(shard);
      } catch (error) {
        failure ??= error;
      }
    }
    return failure;
  }

  function tendLater(): void {
    timer = setTimeout(async () => {
      const error = await tendAll();
      if (error !== undefined) logger.error('Discord: a shard could not be kept or taken over', { error });
      if (!stopped) tendLater();
    }, timings.renew);
  }

  return {
    async start() {
      const failure = await tendAll();
      if (failure !== undefined) {
        await end();
        throw failure;
      }
      tendLater();
    },
    stop: end,
  };

  async function end(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    for (const [shard, { session }] of sessions) {
      await session.close();
      await leases.release(nameOf(shard), holder).catch((error: unknown) => {
        logger.warn('Discord: a shard stays taken until its lease lapses', { shard, problem: String(error) });
      });
    }
    sessions.clear();
  }
}
