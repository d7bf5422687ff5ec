import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostOutcome } from '../../src/commands/channel-poster.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { type DigestRoom, hour, minute, openDigestRoom } from './digest-room.ts';

let room: DigestRoom;
beforeEach(async () => {
  // Long enough that what waits for its turn is this copy's all the while.
  room = await openDigestRoom({ lease: 3 * hour });
});
afterEach(() => room.close());

const limited: PostOutcome = { kind: 'refused', retryAfterMs: 20_000, error: null };
const lostAnswer: PostOutcome = { kind: 'unknown', error: new Error('socket hang up') };
const forbidden: PostOutcome = {
  kind: 'impossible',
  error: new BriefingError('permission-missing', { platform: 'slack', channel: 'C1', permissions: [] }),
};

const states = async (subscription?: string) =>
  (await room.records(subscription)).map(({ state, reason }) => [state, reason?.code ?? null]);

describe('what comes to its turn when the next one is due', () => {
  it('is let go: after a channel that hangs there is one post and no burst', async () => {
    const held = Promise.withResolvers<PostOutcome>();
    room.poster.outcomes.push(() => held.promise);
    await room.subscribe({ id: 'bbbbbbbb', schedule: '0 9 * * 1' });
    await room.subscribe({ schedule: '*/15 * * * *' });
    await room.pass(minute);
    await room.pass(40 * minute);
    held.resolve({ kind: 'posted', message: 'M9', threads: [] });
    await room.pass(1_000);
    expect(room.poster.posted).toEqual(['C1 under M9', 'C1 head', 'C1 under M2']);
    expect(await states()).toEqual([
      ['sent', null],
      ['skipped', 'overtaken'],
      ['skipped', 'overtaken'],
    ]);
  });

  it('is let go where it is known only then that it had not arrived', async () => {
    room.poster.outcomes.push(lostAnswer);
    room.poster.resolutions.push({ kind: 'wait', ms: 61 * minute }, { kind: 'absent' });
    await room.subscribe({ schedule: '0 * * * *' });
    await room.pass(1.2 * hour);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await states()).toEqual([
      ['sent', null],
      ['skipped', 'overtaken'],
    ]);
  });

  it('goes on where its head is posted', async () => {
    room.poster.outcomes.push(async () => 'posted', { ...limited, retryAfterMs: 61 * minute });
    await room.subscribe({ schedule: '0 * * * *' });
    await room.pass(1.2 * hour);
    expect(room.poster.posted.toSorted()).toEqual(['C1 head', 'C1 head', 'C1 under M1', 'C1 under M2']);
    expect(await states()).toEqual([
      ['sent', null],
      ['sent', null],
    ]);
  });
});

describe('what is paused while it is in work', () => {
  const pauseThen = (outcome: PostOutcome | 'posted') => async () => {
    await room.store.subscriptions.setNextDue('slack:T1', 'aaaaaaaa', null);
    return outcome;
  };

  it('is not tried again where it was refused', async () => {
    room.poster.outcomes.push(pauseThen(limited));
    await room.subscribe();
    await room.pass(minute);
    await room.pass(5 * minute);
    expect(room.poster.posted).toEqual([]);
    expect(await states()).toEqual([['skipped', 'paused']]);
  });

  it('is ended where its head is posted', async () => {
    room.poster.outcomes.push(pauseThen('posted'), limited);
    await room.subscribe();
    await room.pass(minute);
    await room.pass(5 * minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });
});

describe('a digest that is asked for', () => {
  it('expires where it cannot be posted, and tells why', async () => {
    for (let time = 0; time < 100; time++) room.poster.outcomes.push(forbidden);
    await room.subscribe({ nextDue: null });
    await room.askNow(1);
    await room.pass(12 * hour);
    expect(await room.records()).toMatchObject([
      { state: 'skipped', reason: { code: 'too-late', error: { code: 'permission-missing' } } },
    ]);
    room.poster.outcomes.length = 0;
    await room.pass(24 * hour);
    expect(room.poster.posted).toEqual([]);
  });

  it('is posted once, not once for each time that was asked while it could not be', async () => {
    room.poster.outcomes.push(forbidden);
    await room.subscribe({ nextDue: null });
    await room.askNow(1);
    await room.askNow(2);
    await room.pass(hour);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect((await states()).toSorted()).toEqual([
      ['sent', null],
      ['skipped', 'overtaken'],
    ]);
  });
});

describe('a configured subscription', () => {
  it('for a channel of another workspace is kept and reported, and goes on once it is mended; what people made is not asked', async () => {
    const facts = { channel: 'C1', workspace: 'slack:T1' };
    room.poster.barred = new BriefingError('channel-elsewhere', facts);
    await room.subscribe({ id: 'config-x', fromConfig: true, createdBy: '' });
    await room.subscribe({ channel: 'C2' });
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C2 head', 'C2 under M1']);
    expect(await room.records('config-x')).toMatchObject([
      {
        state: 'quarantined',
        reason: { code: 'error', error: { code: 'channel-elsewhere', facts } },
        posts: null,
      },
    ]);
    room.poster.barred = null;
    await room.pass(hour);
    expect(room.poster.posted).toContain('C1 head');
  });

  it('is posted where its schedule is changed meanwhile to a time that has passed, and will not fire', async () => {
    room.poster.outcomes.push({ ...limited, retryAfterMs: 30 * minute });
    const configured = { id: 'config-x', fromConfig: true, createdBy: '' };
    const subscription = await room.subscribe(configured);
    await room.pass(minute);
    await room.pass(20 * minute);
    const nextDue = Date.parse('2026-03-03T09:15:00Z');
    await room.store.subscriptions.configure([{ ...subscription, schedule: '15 9 * * *', nextDue }]);
    await room.pass(hour);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await states('config-x')).toEqual([['sent', null]]);
  });

  it('is not posted all the same where it has become too late meanwhile', async () => {
    room.poster.outcomes.push({ ...limited, retryAfterMs: 7 * hour });
    const subscription = await room.subscribe({ id: 'config-x', fromConfig: true, createdBy: '' });
    await room.pass(minute);
    const nextDue = Date.parse('2026-03-03T09:15:00Z');
    await room.store.subscriptions.configure([{ ...subscription, schedule: '15 9 * * *', nextDue }]);
    await room.pass(8 * hour);
    expect(room.poster.posted).toEqual([]);
    expect(await states('config-x')).toEqual([['skipped', 'too-late']]);
  });

  it('is posted at the same local time once more where it moves to a time zone in which that is yet to come', async () => {
    const subscription = await room.subscribe({
      id: 'config-x',
      fromConfig: true,
      createdBy: '',
      schedule: '0 10 * * *',
      timeZone: 'Europe/Berlin',
    });
    await room.pass(minute);
    const nextDue = Date.parse('2026-03-02T15:00:00Z');
    await room.store.subscriptions.configure([{ ...subscription, timeZone: 'America/New_York', nextDue }]);
    await room.pass(8 * hour);
    expect(room.poster.posted.filter((post) => post === 'C1 head')).toHaveLength(2);
    expect(await states('config-x')).toEqual([
      ['sent', null],
      ['sent', null],
    ]);
  });
});
