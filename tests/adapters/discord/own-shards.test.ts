import { afterEach, describe, expect, it } from 'vitest';
import { createOwnShards, type OwnShards } from '../../../src/adapters/discord/own-shards.ts';
import type { ShardSession } from '../../../src/adapters/discord/shard-session.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { createFakeLeases, type FakeLeases, recordIn, until, wait } from './discord-stand.ts';

interface FakeSession extends ShardSession {
  readonly shard: number;
  closed: boolean;
  end(error: BriefingError): void;
}

interface Copy {
  readonly shards: OwnShards;
  readonly sessions: FakeSession[];
  readonly log: string[];
  open(): number[];
}

let copies: Copy[] = [];
afterEach(async () => {
  await Promise.all(copies.map(({ shards }) => shards.stop()));
  copies = [];
});

const unreachable = new BriefingError('platform-unreachable', {
  platform: 'discord',
  address: 'x',
  problem: 'y',
});

const refused = new BriefingError('intent-disallowed', { intent: 'x' });

function createCopy(
  leases: FakeLeases,
  more: { shardCount?: number; slowMs?: number; failing?: () => boolean; again?: number } = {},
): Copy {
  const { shardCount = 1, slowMs = 0, failing = () => false, again = 60_000 } = more;
  const sessions: FakeSession[] = [];
  const log: string[] = [];
  const shards = createOwnShards({
    leases,
    clock: { now: () => Date.now() },
    logger: recordIn(log),
    timings: { lease: 300, renew: 100, again, close: 500 },
    application: 'app',
    shardCount,
    holder: `copy${copies.length}`,
    async open(shard) {
      await wait(shard === 0 ? slowMs : 0);
      if (failing()) throw unreachable;
      const ended = Promise.withResolvers<BriefingError>();
      const session: FakeSession = {
        shard,
        closed: false,
        ended: ended.promise,
        end: ended.resolve,
        placeOf: () => undefined,
        async close() {
          session.closed = true;
        },
      };
      sessions.push(session);
      return session;
    },
  });
  const copy = {
    shards,
    sessions,
    log,
    open: () => sessions.filter(({ closed }) => !closed).map(({ shard }) => shard),
  };
  copies.push(copy);
  return copy;
}

describe('shards', () => {
  it('are all taken by the first copy, and renewed; the second stands by', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases, { shardCount: 3 });
    await first.shards.start();
    const second = createCopy(leases, { shardCount: 3 });
    await second.shards.start();
    await wait(700);
    expect([first.open().toSorted(), second.open()]).toEqual([[0, 1, 2], []]);
    expect([...leases.holders.keys()].toSorted()).toEqual(
      [0, 1, 2].map((shard) => `discord:shard:app:${shard}/3`),
    );
  });

  it('go to the other copy as soon as the first stops', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases);
    await first.shards.start();
    const second = createCopy(leases);
    await second.shards.start();
    await first.shards.stop();
    expect(first.open()).toEqual([]);
    await until(() => second.open().length === 1, 250);
  });

  it('that another copy has taken are let go at once', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases);
    await first.shards.start();
    leases.holders.set('discord:shard:app:0/1', { holder: 'other', until: Date.now() + 60_000 });
    await until(() => first.open().length === 0, 250);
    expect(first.log.some((each) => each.startsWith('warn Discord: a shard is let go'))).toBe(true);
  });

  it('are kept while the store is out, and let go before their lease lapses', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases);
    const began = Date.now();
    await first.shards.start();
    leases.failure = new BriefingError('store-unavailable', { problem: 'SQLITE_BUSY' });
    await wait(120);
    expect(first.open()).toEqual([0]);
    await until(() => first.open().length === 0, 400);
    expect(Date.now() - began).toBeLessThan(310);
    leases.failure = null;
    await until(() => first.open().length === 1);
  });

  it('of which one is slow to open lose no lease', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases, { shardCount: 2, slowMs: 800 });
    const starting = first.shards.start();
    const second = createCopy(leases, { shardCount: 2 });
    await wait(20);
    await second.shards.start();
    await starting;
    expect([first.open().toSorted(), second.open()]).toEqual([[0, 1], []]);
  });

  it('that cannot be opened at the start are given back, and fail it', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases, { shardCount: 2, failing: () => true });
    await expect(first.shards.start()).rejects.toBe(unreachable);
    expect(leases.holders.size).toBe(0);
  });

  it('that the gateway refuses later are tried again, though not at once', async () => {
    const leases = createFakeLeases();
    const first = createCopy(leases, { again: 400 });
    await first.shards.start();
    first.sessions[0]?.end(refused);
    await until(() => first.open().length === 0);
    expect(first.log.filter((each) => each.startsWith('error'))).toHaveLength(1);
    await wait(200);
    expect(first.sessions).toHaveLength(1);
    await until(() => first.open().length === 1);
  });

  it('that a network lost are tried again soon, and ever later while it is down', async () => {
    let down = false;
    let tries = 0;
    const first = createCopy(createFakeLeases(), {
      failing: () => {
        if (down) tries++;
        return down;
      },
    });
    await first.shards.start();
    down = true;
    first.sessions[0]?.end(unreachable);
    await until(() => first.open().length === 0);
    await wait(1000);
    // After 100, 200 and 400 ms; each at the next look.
    expect(tries).toBeGreaterThanOrEqual(2);
    expect(tries).toBeLessThanOrEqual(4);
    down = false;
    await until(() => first.open().length === 1);
  });
});
