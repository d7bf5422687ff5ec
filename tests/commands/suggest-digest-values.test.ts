import { beforeAll, describe, expect, it } from 'vitest';
import { command, origin } from './chat-room.ts';
import { type DigestChat, manager, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
let ids: readonly string[];
beforeAll(async () => {
  room = await openDigestChat();
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
      { label: `weekdays at 9:00 (Europe/Berlin) · ${ids[0]}`, value: ids[0] },
      { label: `weekdays at 9:00 (Asia/Tokyo) · ${ids[1]} · another channel`, value: ids[1] },
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

  it('name the zone at the end of a schedule, and never offer what would be refused', async () => {
    expect((await suggest('schedule', 'weekdays 9:00 new york time'))[0]).toEqual({
      label: 'weekdays at 9:00 (America/New_York)',
      value: 'weekdays 9:00 new york time',
    });
    expect(await values('schedule', 'every 15 minutes')).toEqual(['every 15 minutes']);
    expect(await values('schedule', 'every 5 minutes')).toEqual([]);
    expect(await values('schedule', 'weekdays 9:00 +02:00')).toEqual([]);
    expect(await values('schedule', 'weekdays 9:00 munich')).toEqual([]);
  });
});

describe('digests of the same schedule', () => {
  it('are told apart by their ids, what they are about and whether they are paused', async () => {
    const { subscribed, type, handlers } = await openDigestChat();
    const plain = await subscribed();
    const finance = await subscribed({ themes: 'finance,people', briefs: 'harbour-budget' });
    const paused = await subscribed({ quiet: true });
    await type('pause', { digest: paused.id });
    const labels = async (typed: string) => {
      const request = { ...command('digest pause', {}, origin()), option: 'digest', typed };
      return (await handlers.suggest(request)).map(({ label }) => label);
    };
    const when = 'weekdays at 9:00 (Europe/Berlin)';
    expect(await labels('')).toEqual([
      `${when} · ${plain.id}`,
      `${when} · ${finance.id} · Finance, People · harbour-budget`,
      `${when} · ${paused.id} · paused`,
    ]);
    expect(await labels('harbour')).toEqual([expect.stringContaining(finance.id)]);
  });

  it('stay distinct and short, however much there is to say of them', async () => {
    const { subscribed, store, handlers } = await openDigestChat();
    const one = await subscribed({ timezone: 'America/Argentina/ComodRivadavia' });
    const schedule = '0 1,2,3,5,8,13,21 1,2,3,5,8,13,21 1,3,5,7 1,3';
    const names = ['a', 'b'].map((end) => `config-${'n'.repeat(39)}${end}`);
    const themes = ['finance', 'technology', 'livelihood', 'security', 'economy'];
    await store.subscriptions.configure(
      names.map((id) => ({
        ...one,
        id,
        schedule,
        themes,
        channel: 'random',
        nextDue: null,
        fromConfig: true,
      })),
    );
    const request = { ...command('digest pause', {}, origin()), option: 'digest', typed: '' };
    const labels = (await handlers.suggest(request)).map(({ label }) => label);
    expect(new Set(labels).size).toBe(3);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(100);
    for (const name of names)
      expect(labels).toContainEqual(
        expect.stringMatching(new RegExp(`… · ${name} · paused · another channel$`)),
      );
  });
});
