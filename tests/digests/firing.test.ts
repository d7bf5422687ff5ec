import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestRoom, hour, minute, openDigestRoom, start } from './digest-room.ts';

let room: DigestRoom;
beforeEach(async () => {
  room = await openDigestRoom();
});
afterEach(() => room.close());

const states = async () =>
  (await room.records()).map(({ occurrence, state, reason }) => [occurrence, state, reason?.code ?? null]);

describe('a subscription', () => {
  it('is posted when it is due, and not before: a head, and a thread under it', async () => {
    await room.subscribe();
    await room.pass(minute - 1);
    expect(room.poster.posted).toEqual([]);
    await room.pass(1);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await states()).toEqual([['2026-03-02T09:00:00', 'sent', null]]);
    expect(await room.store.subscriptions.get('slack:T1', 'aaaaaaaa')).toMatchObject({
      nextDue: start + minute + 24 * hour,
      coveredUntil: start + minute,
    });
  });

  it('is posted on each of the following days', async () => {
    await room.subscribe();
    await room.pass(3 * 24 * hour);
    expect(room.poster.posted.filter((post) => post === 'C1 head')).toHaveLength(3);
    expect(room.poster.posted).toHaveLength(6);
  });

  it('is posted once where several copies run', async () => {
    const others = [room.another(), room.another()];
    await room.subscribe();
    for (const copy of others) copy.wake();
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
  });

  it('fires when the copy that it was made on is gone', async () => {
    await room.subscribe();
    const other = room.another();
    await room.digests.stop();
    await room.pass(minute);
    expect(room.poster.posted).toHaveLength(2);
    await other.stop();
  });

  it('stays silent while it is paused', async () => {
    await room.subscribe();
    await room.store.subscriptions.setNextDue('slack:T1', 'aaaaaaaa', null);
    await room.pass(3 * 24 * hour);
    expect(room.poster.posted).toEqual([]);
  });

  it('remembers what was posted for those who reply in its thread', async () => {
    await room.subscribe();
    await room.pass(minute);
    expect(await room.store.places.briefOf('slack:T1', ['thread:C1/M1'])).toBe('brief-1');
  });

  it('whose schedule nobody can read is paused, and the others fire', async () => {
    await room.subscribe({ id: 'bbbbbbbb', channel: 'C2', schedule: 'at dawn' });
    await room.subscribe();
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    expect(await room.store.subscriptions.get('slack:T1', 'bbbbbbbb')).toMatchObject({ nextDue: null });
    expect(room.logged.join()).toContain('schedule cannot be read');
  });
});

describe('what was missed while nothing ran', () => {
  it('is posted once, the latest of it, and the rest is recorded as skipped', async () => {
    await room.subscribe({ schedule: '0 * * * *' });
    await room.digests.stop();
    await room.pass(5 * hour + 30 * minute);
    room.another();
    await room.pass(0);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    const [posted, skipped, ...more] = await room.records();
    expect(more).toEqual([]);
    expect(posted).toMatchObject({ occurrence: '2026-03-02T14:00:00', state: 'sent' });
    expect(skipped).toMatchObject({
      occurrence: '2026-03-02T09:00:00',
      lastOccurrence: '2026-03-02T13:00:00',
      count: 5,
      state: 'skipped',
      reason: { code: 'missed' },
    });
  });

  it('is skipped altogether where even the latest is older than the catch-up window', async () => {
    await room.subscribe();
    await room.digests.stop();
    await room.pass(minute + 6 * hour + 1);
    room.another();
    await room.pass(0);
    expect(room.poster.posted).toEqual([]);
    expect(await states()).toEqual([['2026-03-02T09:00:00', 'skipped', 'missed']]);
    await room.pass(24 * hour);
    expect(room.poster.posted).toHaveLength(2);
  });

  it('is posted where it is as old as the window', async () => {
    await room.subscribe();
    await room.digests.stop();
    await room.pass(minute + 6 * hour);
    room.another();
    await room.pass(0);
    expect(room.poster.posted).toHaveLength(2);
  });
});

describe('a quiet day', () => {
  it('is told in one line', async () => {
    room.desk.news = 0;
    await room.subscribe();
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head']);
    expect(room.poster.attempts[0]?.post.payload).toEqual({ summary: expect.stringMatching(/nothing new/i) });
  });

  it('is silent where the subscription chooses so, and recorded', async () => {
    room.desk.news = 0;
    await room.subscribe({ quiet: true });
    await room.pass(minute);
    expect(room.poster.posted).toEqual([]);
    expect(await states()).toEqual([['2026-03-02T09:00:00', 'skipped', 'nothing-new']]);
  });

  it('is not one where none of the briefs that it is about is left, which nobody would notice else', async () => {
    await room.subscribe({ quiet: true, briefs: ['gone'] });
    await room.pass(minute);
    expect(room.poster.posted).toEqual(['C1 head']);
    expect(room.poster.attempts[0]?.post.payload).toEqual({ summary: 'Nothing to tell of' });
  });

  it('is told to whoever asks for a digest now', async () => {
    room.desk.news = 0;
    await room.subscribe({ quiet: true });
    await room.askNow(1);
    expect(room.poster.posted).toEqual(['C1 head']);
  });
});

describe('a digest that is asked for', () => {
  it('is posted at once, once an event, and leaves the schedule alone', async () => {
    await room.subscribe();
    await room.askNow(1);
    await room.askNow(1);
    expect(room.poster.posted).toEqual(['C1 head', 'C1 under M1']);
    await room.pass(1000);
    await room.askNow(2);
    expect(room.poster.posted).toHaveLength(4);
    await room.pass(minute);
    expect(room.poster.posted).toHaveLength(6);
  });
});
