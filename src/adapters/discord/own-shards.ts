/** Which shards of the gateway this copy has: two sessions on one shard would both hear, and answer, everything. */
import { wordError } from '../../commands/messages.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import type { DiscordTimings } from './discord-timings.ts';
import type { ShardSession } from './shard-session.ts';

export interface OwnShards {
  /** Takes what is free, starts it, and goes on so; resolves when that was tried once. Rejects where a session cannot start. */
  start(): Promise<void>;
  /** Ends all sessions and leaves their shards to other copies. Never rejects. */
  stop(): Promise<void>;
  /** The sessions that run. */
  sessions(): readonly ShardSession[];
}

interface Owned {
  /** By the clock. */
  heldUntil: number;
  readonly opening: Promise<ShardSession>;
  session: ShardSession | null;
}

export function createOwnShards(config: {
  readonly leases: Store['leases'];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: Pick<DiscordTimings, 'lease' | 'renew' | 'again' | 'close'>;
  readonly application: string;
  readonly shardCount: number;
  /** Unique to this copy. */
  readonly holder: string;
  readonly open: (shard: number) => Promise<ShardSession>;
}): OwnShards {
  const { leases, clock, logger, timings, application, shardCount, holder, open } = config;
  const shards = Array.from({ length: shardCount }, (_, shard) => shard);
  const owned = new Map<number, Owned>();
  const notBefore = new Map<number, number>();
  /** How often in a row a shard could not be reached. */
  const failures = new Map<number, number>();
  const timers = new Map<number, NodeJS.Timeout>();
  let started = false;
  let stopped = false;
  const nameOf = (shard: number) => `discord:shard:${application}:${shard}/${shardCount}`;

  /** One look at one shard: renews what is held, takes what is free, lets go of what was lost. */
  async function tend(shard: number): Promise<void> {
    const asked = clock.now();
    const own = owned.get(shard);
    if (!own && asked < (notBefore.get(shard) ?? 0)) return;
    const held = await acquire(shard);
    if (stopped) {
      if (held && !own) await release(shard);
      return;
    }
    // Until the lease lapses nobody else can have it; there may be no further chance to look before it does.
    const lapses = held === null && own !== undefined && clock.now() + timings.renew >= own.heldUntil;
    if (own && held) own.heldUntil = asked + timings.lease;
    if (own && (held === false || lapses)) await lose(shard, own);
    if (!own && held) take(shard, asked + timings.lease);
  }

  /** Null: nobody knows. */
  async function acquire(shard: number): Promise<boolean | null> {
    try {
      return await leases.acquire(nameOf(shard), holder, timings.lease);
    } catch (error) {
      logger.error('Discord: the lease of a shard cannot be asked for', { shard, error });
      return null;
    }
  }

  function take(shard: number, heldUntil: number): void {
    const opening = open(shard);
    const own: Owned = { heldUntil, opening, session: null };
    owned.set(shard, own);
    const follow = async () => {
      own.session = await opening;
      failures.delete(shard);
      throw await own.session.ended;
    };
    follow().catch((error: unknown) => giveUp(shard, own, error));
  }

  /** A network that is down is tried again soon, and ever later; what only a person can mend is not. */
  function waitAfter(shard: number, error: unknown): number {
    if (!(error instanceof BriefingError) || error.code !== 'platform-unreachable') return timings.again;
    const before = failures.get(shard) ?? 0;
    failures.set(shard, before + 1);
    return Math.min(timings.renew * 2 ** before, timings.again);
  }

  /** This session is over: nobody else may fare better, but another copy may try. */
  async function giveUp(shard: number, own: Owned, error: unknown): Promise<void> {
    if (owned.get(shard) !== own) return;
    owned.delete(shard);
    notBefore.set(shard, clock.now() + waitAfter(shard, error));
    // Before, whoever starts it is told.
    if (started) logger.error(`Discord: a shard cannot be served: ${wordError(error)}`, { shard, error });
    await own.session?.close();
    await release(shard);
  }

  async function lose(shard: number, own: Owned): Promise<void> {
    owned.delete(shard);
    logger.warn('Discord: a shard is let go, since its lease is lost', { shard });
    await closeSession(own);
  }

  /** Waits for a connection that will not close no longer than its lease can wait for its release. */
  async function closeSession(own: Owned): Promise<void> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, timings.close);
    // One that never opened has been told of.
    const closed = own.opening.then((session) => session.close()).catch(() => {});
    await Promise.race([closed, late.promise]);
    clearTimeout(timer);
  }

  async function release(shard: number): Promise<void> {
    try {
      await leases.release(nameOf(shard), holder);
    } catch (error) {
      logger.warn('Discord: a shard stays taken until its lease lapses', { shard, problem: String(error) });
    }
  }

  /** Each shard by itself, so that one that is slow to open costs no other its lease. */
  function tendLater(shard: number): void {
    const timer = setTimeout(async () => {
      try {
        await tend(shard);
      } catch (error) {
        logger.error('Discord: a shard could not be looked after', { shard, error });
      }
      if (!stopped) tendLater(shard);
    }, timings.renew);
    timers.set(shard, timer);
  }

  async function stop(): Promise<void> {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    const held = [...owned];
    owned.clear();
    await Promise.all(
      held.map(async ([shard, own]) => {
        await closeSession(own);
        await release(shard);
      }),
    );
  }

  return {
    async start() {
      await Promise.all(shards.map(tend));
      for (const shard of shards) tendLater(shard);
      const opened = await Promise.allSettled([...owned.values()].map(({ opening }) => opening));
      const failure = opened.find(({ status }) => status === 'rejected');
      started = true;
      if (failure?.status !== 'rejected') return;
      await stop();
      throw failure.reason;
    },
    stop,
    sessions: () => [...owned.values()].flatMap(({ session }) => session ?? []),
  };
}
