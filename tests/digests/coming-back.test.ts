import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostOutcome } from '../../src/commands/channel-poster.ts';
import { type DigestRoom, minute, openDigestRoom } from './digest-room.ts';

let room: DigestRoom;
beforeEach(async () => {
  room = await openDigestRoom();
});
afterEach(() => room.close());

const limited: PostOutcome = { kind: 'refused', retryAfterMs: 20_000, error: null };
const lostAnswer: PostOutcome = { kind: 'unknown', error: new Error('socket hang up') };

/** The next post hangs until it is told what becomes of it. */
function holdNextPost(): (outcome: PostOutcome | 'posted') => void {
  const held = Promise.withResolvers<PostOutcome | 'posted'>();
  room.poster.outcomes.push(() => held.promise);
  return held.resolve;
}

/** The first copy freezes, another takes over and gets as far as the platform lets it; the first wakes up and claims what is left. */
async function freezeOvertakeThaw(): Promise<void> {
  room.kill();
  const other = room.another();
  await room.pass(31_000);
  await other.stop();
  await room.pass(21_000);
  await room.thaw();
}

describe('a copy that was frozen, overtaken, and claims again what it had', () => {
  it('posts nothing from what it knew of what waited for its turn', async () => {
    const answer = holdNextPost();
    room.poster.outcomes.push(async () => 'posted', limited);
    room.poster.resolutions.push({ kind: 'wait', ms: 600_000 });
    // Both in one channel: the second waits for the first.
    await room.subscribe();
    await room.subscribe({ id: 'bbbbbbbb' });
    await room.pass(minute);
    await freezeOvertakeThaw();
    expect(await room.records('bbbbbbbb')).toMatchObject([{ posted: 1 }]);
    answer(lostAnswer);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await room.records('bbbbbbbb')).toMatchObject([{ state: 'sent', posted: 2 }]);
  });

  it('does not go on from a post whose answer comes only then', async () => {
    const answer = holdNextPost();
    room.poster.outcomes.push(async () => 'posted', limited);
    room.poster.resolutions.push({ kind: 'posted', message: 'M1', threads: [] });
    room.desk.news = 3;
    await room.subscribe();
    await room.pass(minute);
    await freezeOvertakeThaw();
    expect(await room.records()).toMatchObject([{ posted: 2 }]);
    answer('posted');
    await room.pass(minute);
    const [record] = await room.records();
    expect(record).toMatchObject({ state: 'sent' });
    expect(record?.posts).toBeGreaterThan(2);
    expect(room.poster.posted).toHaveLength(record?.posts ?? 0);
  });

  it('does not compose again what the other has begun to post', async () => {
    const composing = Promise.withResolvers<void>();
    const { list } = room.desk;
    Object.assign(room.desk, {
      async list(workspace: string) {
        Object.assign(room.desk, { list });
        await composing.promise;
        return list(workspace);
      },
    });
    room.poster.outcomes.push(async () => 'posted', limited);
    await room.subscribe();
    await room.pass(minute);
    await freezeOvertakeThaw();
    expect(await room.records()).toMatchObject([{ posted: 1 }]);
    composing.resolve();
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await room.records()).toMatchObject([{ state: 'sent', posted: 2 }]);
  });
});

describe('a store that takes long to note a try', () => {
  /** When it was noted, by the clock of the store. */
  function delayNextBegin(ms: number): Promise<number> {
    const { deliveries } = room.store;
    const { begin } = deliveries;
    const noted = Promise.withResolvers<number>();
    Object.assign(deliveries, {
      async begin(...given: Parameters<typeof begin>) {
        Object.assign(deliveries, { begin });
        noted.resolve(room.now());
        const begun = await begin(...given);
        await room.pass(ms);
        return begun;
      },
    });
    return noted.promise;
  }

  it('leaves the request that much less: whoever looks for it later counts from the note', async () => {
    await room.subscribe();
    const noted = delayNextBegin(4_000);
    const sent = Promise.withResolvers<number>();
    room.poster.outcomes.push(async () => {
      sent.resolve(room.now());
      return lostAnswer;
    });
    room.poster.resolutions.push({ kind: 'posted', message: 'M7', threads: [] });
    await room.pass(minute);
    await room.pass(minute);
    const over = (await sent.promise) + (room.poster.attempts[0]?.withinMs ?? 0);
    expect(over).toBe((await noted) + 10_000);
    const [look] = room.poster.uncertain;
    // The two seconds before a second try besides.
    expect(look?.lastTriedMsAgo).toBe(6_000);
    expect(room.poster.posted).toEqual(['C1 under M7']);
  });

  it('leaves none at all where it took as long as a request may: nothing is sent, and it is tried again', async () => {
    await room.subscribe();
    const noted = delayNextBegin(10_000);
    await room.pass(minute);
    await noted;
    expect(room.poster.attempts).toEqual([]);
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    // Nothing had been sent, so that nobody looked for it.
    expect(room.poster.uncertain).toEqual([]);
  });
});
