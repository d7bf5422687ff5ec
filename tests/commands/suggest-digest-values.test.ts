import { beforeAll, describe, expect, it } from 'vitest';
import { command, origin } from './chat-room.ts';
import { type DigestRoom, manager, openDigestRoom } from './digest-room.ts';

let room: DigestRoom;
let ids: readonly string[];
beforeAll(async () => {
  room = await openDigestRoom();
  const elsewhere = await room.subscribed({ timezone: 'Asia/Tokyo' }, { ...manager, channel: 'random' });
  ids = [(await room.subscribed()).id, elsewhere.id];
});

const suggest = (option: string, typed: string, from = origin()) =>
  room.handlers.suggest({ ...command('digest subscribe', {}, from), option, typed });
const values = async (option: string, typed: string) =>
  (await suggest(option, typed)).map(({ value }) => value);

describe('suggestions of /digest', () => {
  it.each([
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['lord', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
  ])('find a time zone by any part of its name: %s', async (typed, zone) => {
    expect((await values('timezone', typed))[0]).toBe(zone);
  });

  it('give the zones of a region, and at first those that the workspace uses', async () => {
    const european = await values('timezone', 'europe/');
    expect(european).toHaveLength(25);
    expect(european.every((zone) => zone.startsWith('Europe/'))).toBe(true);
    expect((await values('timezone', '')).slice(0, 3)).toEqual(['Europe/Berlin', 'Asia/Tokyo', 'UTC']);
    expect(await values('timezone', 'zzz')).toEqual([]);
  });

  it('complete what follows the last comma, and keep what stands before it', async () => {
    expect((await suggest('themes', 'fina'))[0]).toEqual({ label: 'Finance', value: 'finance' });
    expect((await suggest('themes', 'finance, peop'))[0]).toEqual({
      label: 'finance, People',
      value: 'finance,people',
    });
    expect(await values('themes', 'finance,')).not.toContain('finance,finance');
    expect(await values('briefs', 'museum-theft,harb')).toEqual(['museum-theft,harbour-budget']);
  });

  it('are never longer than can be sent', async () => {
    const typed = `${'people,'.repeat(14)}fin`;
    for (const { label, value } of await suggest('themes', typed))
      expect(Math.max(label.length, value.length)).toBeLessThanOrEqual(100);
    expect(await suggest('themes', typed)).toEqual([]);
    expect(await suggest('schedule', 'daily 9:00 '.repeat(10))).toEqual([]);
  });

  it("name the workspace's digests by their schedules, this channel's first", async () => {
    expect(await suggest('digest', '')).toEqual([
      { label: 'weekdays at 9:00 (Europe/Berlin)', value: ids[0] },
      { label: 'weekdays at 9:00 (Asia/Tokyo), in another channel', value: ids[1] },
    ]);
    expect(await values('digest', 'tokyo')).toEqual([ids[1]]);
    expect(await suggest('digest', '', origin({ workspace: 'discord:2' }))).toEqual([]);
  });

  it('give schedules that begin with what is typed, and what is typed in words', async () => {
    expect(await values('schedule', 'week')).toEqual(['weekdays 9:00', 'weekends 10:00']);
    expect((await suggest('schedule', 'mon,wed 8am'))[0]).toEqual({
      label: 'Mondays and Wednesdays at 8:00',
      value: 'mon,wed 8am',
    });
    expect((await values('schedule', '')).length).toBeGreaterThan(4);
  });
});
