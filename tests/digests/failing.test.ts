import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostOutcome } from '../../src/commands/channel-poster.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { type DigestRoom, hour, minute, openDigestRoom } from './digest-room.ts';

let room: DigestRoom;
beforeEach(async () => {
  room = await openDigestRoom();
});
afterEach(() => room.close());

const limited: PostOutcome = { kind: 'refused', retryAfterMs: 20_000, error: null };
const lostAnswer: PostOutcome = { kind: 'unknown', error: new Error('socket hang up') };
const repeatable = { kind: 'repeatable', forMs: 100_000 } as const;
const forbidden: PostOutcome = {
  kind: 'impossible',
  error: new BriefingError('permission-missing', { platform: 'slack', channel: 'C1', permissions: [] }),
};

describe('a post that was refused', () => {
  it('is tried again when the platform says, and not before', async () => {
    room.poster.outcomes.push(limited);
    await room.subscribe();
    await room.pass(minute);
    await room.pass(19_999);
    expect(room.poster.attempts).toHaveLength(1);
    await room.pass(1_000);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    // It was surely not accepted, so nobody looks for it.
    expect(room.poster.uncertain).toEqual([]);
  });

  it('is tried less and less often, and skipped where it is too late', async () => {
    for (let time = 0; time < 200; time++) room.poster.outcomes.push({ ...limited, retryAfterMs: null });
    await room.subscribe({ schedule: '0 9 * * 1' });
    await room.pass(minute);
    await room.pass(10 * minute);
    expect(room.poster.attempts.length).toBeLessThan(12);
    await room.pass(6 * hour);
    const tries = room.poster.attempts.length;
    expect(tries).toBeLessThan(60);
    await room.pass(24 * hour);
    expect(room.poster.attempts).toHaveLength(tries);
    expect(room.poster.posted).toEqual([]);
    expect(await room.records()).toMatchObject([{ state: 'skipped', reason: { code: 'too-late' } }]);
  });

  it('makes room for the next occurrence: when the platform is back there is one post and no burst', async () => {
    for (let time = 0; time < 200; time++) room.poster.outcomes.push({ ...limited, retryAfterMs: null });
    await room.subscribe({ schedule: '0 * * * *' });
    await room.pass(4.5 * hour);
    room.poster.outcomes.length = 0;
    await room.pass(15 * minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    const records = await room.records();
    expect(records.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['sent', undefined],
      ...Array.from({ length: 4 }, () => ['skipped', 'overtaken']),
    ]);
  });
});

describe('a post whose answer was lost', () => {
  it('is looked for and, found, not posted again; the thread goes on under it', async () => {
    room.poster.outcomes.push(lostAnswer);
    room.poster.resolutions.push({ kind: 'posted', message: 'M7', threads: ['C1/M7'] });
    await room.subscribe();
    await room.pass(minute);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 under M7']);
    expect(room.poster.uncertain).toMatchObject([{ number: 0, lastTriedMsAgo: expect.any(Number) }]);
    expect(await room.records()).toMatchObject([{ state: 'sent', posted: 2 }]);
  });

  it('is waited for as long as it is too early to tell, then posted where it is surely not there', async () => {
    room.poster.outcomes.push(lostAnswer);
    room.poster.resolutions.push(
      { kind: 'wait', ms: 5_000 },
      { kind: 'wait', ms: 5_000 },
      { kind: 'absent' },
    );
    await room.subscribe();
    await room.pass(minute);
    await room.pass(2_000);
    await room.pass(4_999);
    expect(room.poster.posted).toEqual([]);
    await room.pass(10_000);
    expect(room.poster.uncertain).toHaveLength(3);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });

  it('is looked for less and less often, and that is told, where the platform does not say', async () => {
    const error = new BriefingError('platform-unreachable', {
      platform: 'slack',
      address: 'http://127.0.0.1:1',
      problem: 'ECONNREFUSED',
    });
    room.poster.outcomes.push(lostAnswer);
    for (let time = 0; time < 500; time++) room.poster.resolutions.push({ kind: 'wait', ms: 5_000, error });
    await room.subscribe();
    await room.pass(minute);
    await room.pass(hour / 2);
    const looks = room.poster.uncertain.length;
    expect(looks).toBeGreaterThan(3);
    expect(looks).toBeLessThan(20);
    const told = room.logged.filter((line) => line.startsWith('warn: It cannot be told'));
    expect(told).toHaveLength(looks);
    expect(await room.records()).toMatchObject([
      { state: 'failed', reason: { code: 'error', error: { code: 'platform-unreachable' } } },
    ]);
  });

  it('is repeated at once where the platform tells repeated ones apart', async () => {
    room.poster.outcomes.push(lostAnswer, lostAnswer);
    room.poster.resolutions.push(repeatable, repeatable);
    await room.subscribe();
    await room.pass(minute);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    const [first, second] = room.poster.uncertain;
    // The window counts from the first try, however often it is repeated.
    expect(second?.firstTriedAt).toBe(first?.firstTriedAt);
    expect(second?.firstTriedMsAgo).toBeGreaterThan(second?.lastTriedMsAgo ?? 0);
  });

  it('is not repeated once that is no longer safe, however long it waited for its turn', async () => {
    room.poster.outcomes.push(lostAnswer);
    room.poster.resolutions.push(
      { kind: 'repeatable', forMs: 0 },
      { kind: 'posted', message: 'M7', threads: [] },
    );
    await room.subscribe();
    await room.pass(minute);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 under M7']);
  });

  it('is not taken for refused because a repetition is', async () => {
    room.poster.outcomes.push(lostAnswer, limited);
    room.poster.resolutions.push(repeatable, { kind: 'posted', message: 'M7', threads: [] });
    await room.subscribe();
    await room.pass(minute);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 under M7']);
  });

  it('is kept and reported where nobody can tell, and goes on once somebody can', async () => {
    room.poster.outcomes.push(lostAnswer);
    const error = new BriefingError('post-unclear', { platform: 'slack', problem: 'missing_scope' });
    room.poster.resolutions.push({ kind: 'unclear', error }, { kind: 'posted', message: 'M7', threads: [] });
    await room.subscribe();
    await room.pass(minute);
    await room.pass(minute);
    expect(await room.records()).toMatchObject([
      { state: 'quarantined', reason: { code: 'unclear', error: { code: 'post-unclear' } } },
    ]);
    expect(room.logged.join()).toContain('Nobody can tell');
    expect(room.poster.posted).toEqual([]);
    await room.pass(hour);
    expect(room.poster.posted).toEqual(['C1 under M7']);
  });
});

describe('what a person must mend', () => {
  it('is kept, reported, looked at again, and goes on once it is mended', async () => {
    room.poster.outcomes.push(forbidden, forbidden);
    await room.subscribe();
    await room.pass(minute);
    expect(await room.records()).toMatchObject([
      { state: 'quarantined', reason: { code: 'error', error: { code: 'permission-missing' } } },
    ]);
    await room.pass(14 * minute);
    expect(room.poster.attempts).toHaveLength(1);
    await room.pass(hour);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(room.logged.filter((line) => line.startsWith('error'))).toHaveLength(2);
  });

  it('goes on in the thread where the head is posted already', async () => {
    room.poster.outcomes.push(async () => 'posted', forbidden);
    await room.subscribe();
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head']);
    await room.pass(hour);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await room.records()).toMatchObject([{ state: 'sent', posted: 2, posts: 2 }]);
  });
});

describe('a copy that dies while it posts', () => {
  it('is replaced once its lease has lapsed, and what it posted is found', async () => {
    let die: (outcome: PostOutcome) => void = () => {};
    room.poster.outcomes.push(() => new Promise((done) => (die = done)));
    await room.subscribe();
    await room.pass(minute);
    room.kill();
    room.another();
    room.poster.resolutions.push({ kind: 'posted', message: 'M7', threads: [] });
    await room.pass(29_000);
    expect(room.poster.uncertain).toEqual([]);
    await room.pass(2_000);
    expect(room.poster.posted).toEqual(['C1 under M7']);
    die(lostAnswer);
  });

  it('and comes back too late posts nothing more', async () => {
    let answer: (outcome: 'posted') => void = () => {};
    room.poster.outcomes.push(() => new Promise<'posted'>((done) => (answer = done)));
    await room.subscribe();
    await room.pass(minute);
    room.kill();
    room.another();
    room.poster.resolutions.push({ kind: 'wait', ms: 600_000 });
    await room.pass(31_000);
    answer('posted');
    await room.pass(0);
    // The head is posted, but it is the other's to go on.
    expect(room.poster.posted).toEqual(['C1 head']);
    expect(await room.records()).toMatchObject([{ state: 'failed', posted: 0 }]);
    room.poster.resolutions.push({ kind: 'posted', message: 'M1', threads: [] });
    await room.pass(600_000);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });

  it('never sends with less time than its lease leaves', async () => {
    await room.subscribe();
    await room.pass(minute);
    for (const { withinMs } of room.poster.attempts) expect(withinMs).toBeLessThanOrEqual(10_000);
    expect(room.poster.attempts).toHaveLength(2);
  });
});

describe('an answer of the store that is lost', () => {
  /** The store does it, and nobody hears of it. */
  const loseNext = (method: 'fire' | 'claim') => {
    const real = room.store.deliveries[method] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(room.store.deliveries, {
      async [method](...given: unknown[]) {
        Object.assign(room.store.deliveries, { [method]: real });
        await real(...given);
        throw new BriefingError('store-unavailable', { problem: 'the connection was lost' });
      },
    });
  };

  it.each(['fire', 'claim'] as const)('leaves nothing behind that nobody works at: %s', async (method) => {
    await room.subscribe();
    if (method === 'claim') room.poster.outcomes.push(limited);
    if (method === 'fire') loseNext('fire');
    await room.pass(minute);
    if (method === 'claim') loseNext('claim');
    for (let ten = 0; ten < 12; ten++) {
      await room.pass(10_000);
      await room.renew();
    }
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });

  it('does not keep a delivery from being claimed that is claimed while it is given back', async () => {
    const { deliveries } = room.store;
    const fail = deliveries.fail;
    room.poster.outcomes.push({ ...limited, retryAfterMs: 0 });
    Object.assign(deliveries, {
      async fail(...given: Parameters<typeof fail>) {
        const done = await fail(...given);
        // A sweep comes in between, before whoever gave it back is done with it.
        await room.pass(1000);
        return done;
      },
    });
    await room.subscribe();
    await room.pass(minute);
    await room.pass(5_000);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });
});

describe('what fails before it is posted', () => {
  it('is composed again later', async () => {
    room.desk.broken = new Error('the disk is gone');
    await room.subscribe();
    await room.pass(minute);
    expect(room.poster.attempts).toEqual([]);
    expect(room.logged.join()).toContain('is tried again');
    room.desk.broken = undefined;
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });

  it('is partial, and told as such, where one article cannot be read', async () => {
    room.desk.broken = new BriefingError('article-unreadable', { source: 'x', problem: 'EIO' });
    await room.subscribe({ quiet: true });
    await room.pass(minute);
    expect(await room.records()).toMatchObject([{ state: 'sent', unreadable: 1 }]);
  });
});

describe('stopping', () => {
  it('ends the post under way and gives the rest to another copy', async () => {
    let answer: (outcome: 'posted') => void = () => {};
    room.poster.outcomes.push(() => new Promise<'posted'>((done) => (answer = done)));
    await room.subscribe();
    await room.pass(minute);
    const stopped = room.digests.stop();
    answer('posted');
    await stopped;
    expect(room.poster.posted).toEqual(['C1 head']);
    room.another();
    await room.pass(0);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });
});
