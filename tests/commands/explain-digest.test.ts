import { beforeEach, describe, expect, it } from 'vitest';
import { wordDelivery } from '../../src/commands/messages/word-delivery.ts';
import type { DeliveryRecord } from '../../src/ports/delivery.ts';
import { command, origin, textOf } from './chat-room.ts';
import { type DigestChat, hour, manager, monday, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat();
});

const day = 24 * hour;
const why = async () => textOf(await room.type('why', {}, origin()));
const delivery = '00000000000000aa';
const posts = [
  { place: 'channel', payload: {}, topic: null },
  { place: 'thread', payload: {}, topic: null },
] as const;

describe('/digest why', () => {
  it('says so where nothing has happened, and what comes next', async () => {
    await room.subscribed();
    const text = await why();
    expect(text).toContain('has posted and skipped nothing yet');
    expect(text).toContain('Tue 1 Dec 2026, 9:00\nWed 2 Dec 2026, 9:00\nThu 3 Dec 2026, 9:00');
  });

  it('says when one was posted, and what of it could not be read', async () => {
    const one = await room.subscribed();
    const { deliveries } = room.store;
    await room.fired(one, monday, monday + day, delivery);
    expect(await why()).toContain('Mon 30 Nov 2026, 9:00 about to be posted');
    await deliveries.compose(delivery, 'copy', { posts, coversUntil: monday, unreadable: 2 });
    await deliveries.begin(delivery, 'copy', hour);
    await deliveries.posted(delivery, 'copy', ['1']);
    expect(await why()).toContain('being posted, with 1 of 2 messages posted');
    await deliveries.begin(delivery, 'copy', hour);
    await deliveries.posted(delivery, 'copy', ['1', '2']);
    room.pass(5000);
    await deliveries.finish(delivery, 'copy');
    expect(await why()).toContain('Mon 30 Nov 2026, 9:00 posted at 9:00:05, but 2 briefs could not be read');
  });

  it('says what is tried again, what needs someone, and why', async () => {
    const one = await room.subscribed();
    const { deliveries } = room.store;
    await room.fired(one, monday, monday + day, delivery);
    const facts = { platform: 'discord', channel: 'general', permissions: ['Send Messages'] };
    const reason = { code: 'error', error: { code: 'permission-missing', facts } } as const;
    await deliveries.fail(delivery, 'copy', { retryInMs: 60_000, refused: true, reason });
    expect(await why()).toMatch(
      /being tried again at 9:01, after 1 try: Briefwire lacks Send Messages in general/,
    );
    room.pass(60_000);
    await deliveries.claim(['discord'], 'copy', hour, 1);
    await deliveries.quarantine(delivery, 'copy', { retryInMs: hour, refused: true, reason });
    expect(await why()).toMatch(
      /⚠️ needs someone: Briefwire lacks Send Messages in general\..* It is looked at again at 10:01\./,
    );
  });

  it('gives many that were skipped as one line, with the first, the last and the count', async () => {
    const one = await room.subscribed({ schedule: 'daily 9:00' });
    await room.skipped(one, '2026-11-02T09:00:00', '2026-11-20T09:00:00', 19, { code: 'missed' });
    await room.skipped(one, '2026-11-21T09:00:00', '2026-11-21T09:00:00', 1, { code: 'missed' });
    await room.skipped(one, '2026-11-22T09:00:00', '2026-11-22T09:00:00', 1, { code: 'nothing-new' });
    const lines = (await why()).split('\n').slice(1, 3);
    expect(lines[0]).toBe('Sun 22 Nov 2026, 9:00 skipped: nothing was new, and this digest stays quiet then');
    expect(lines[1]).toMatch(
      /^Mon 2 Nov 2026, 9:00 – Sat 21 Nov 2026, 9:00 20 skipped: Briefwire was not there then, and a later one took its place$/,
    );
  });

  it('tells what was missed and made up for from what was too long ago', async () => {
    const one = await room.subscribed({ schedule: 'daily 9:00' });
    await room.skipped(one, '2026-11-25T09:00:00', '2026-11-26T09:00:00', 2, { code: 'missed' });
    expect(await why()).toMatch(
      /2 skipped: Briefwire was not there then, and by its return it was too long ago$/m,
    );
    // On return, what was due last is posted; here a little later than the record of the others.
    await room.fired(one, monday - hour, monday + day, delivery);
    expect(await why()).toMatch(/2 skipped: Briefwire was not there then, and a later one took its place$/m);
    await room.store.deliveries.compose(delivery, 'copy', { posts, coversUntil: null, unreadable: 0 });
    await room.store.deliveries.posted(delivery, 'copy', ['1', '2']);
    await room.store.deliveries.finish(delivery, 'copy');
    expect(await why()).toMatch(
      /2 skipped: Briefwire was not there then; the latest one was posted when it came back$/m,
    );
  });

  it('counts as made up for only what was due by then', async () => {
    const one = await room.subscribed({ schedule: 'daily 9:00' });
    await room.skipped(one, '2026-11-26T09:00:00', '2026-11-26T09:00:00', 1, { code: 'missed' });
    await room.fired(one, monday + day, monday + 2 * day, delivery);
    expect(await why()).toContain(
      'Thu 26 Nov 2026, 9:00 skipped: Briefwire was not there then, and by its return',
    );
  });

  it('says what to do where the channel is gone for good', async () => {
    const one = await room.subscribed();
    await room.fired(one, monday, monday + day, delivery);
    const facts = { platform: 'discord', channel: 'general', reason: 'unseen' };
    await room.store.deliveries.quarantine(delivery, 'copy', {
      retryInMs: hour,
      refused: true,
      reason: { code: 'error', error: { code: 'channel-gone', facts } },
    });
    expect(await why()).toMatch(
      new RegExp(`Where that channel is not coming back: /digest remove ${one.id}$`, 'm'),
    );
  });

  it('shows the latest ten', async () => {
    const one = await room.subscribed({ schedule: 'daily 9:00' });
    for (let index = 1; index <= 12; index++) {
      const local = `2026-11-${String(index).padStart(2, '0')}T09:00:00`;
      const code = index % 2 === 0 ? 'missed' : 'nothing-new';
      await room.skipped(one, local, local, 1, { code });
    }
    const shown = (await why()).split('\n').filter((line) => line.includes('skipped'));
    expect(shown).toHaveLength(10);
    expect(shown[0]).toContain('Thu 12 Nov');
  });

  it('says that it is paused', async () => {
    const one = await room.subscribed();
    await room.type('pause');
    const text = await why();
    expect(text).toContain(`It posts nothing by itself until /digest resume ${one.id}.`);
    expect(text).not.toContain('The next three times');
  });

  it('tells what was asked for from what was due', async () => {
    await room.subscribed();
    await room.handlers.command(command('digest now', {}, manager));
    expect(await why()).toContain('Mon 30 Nov 2026, 9:00 (asked for) about to be posted');
  });
});

describe('the button on a post', () => {
  const press = (id: string, from = origin()) =>
    room.handlers.action({ origin: from, id, choice: null, onPrivate: false });

  it('says privately what it is, when it was due and how to stop it', async () => {
    const one = await room.subscribed();
    await room.fired(one, monday, monday + day, delivery);
    const reply = await press(`about:${delivery}:0`);
    expect(reply).toMatchObject({ audience: 'private', replaces: false });
    const text = textOf(reply);
    expect(text).toContain('weekdays at 9:00 (Europe/Berlin)');
    expect(text).toContain('was due Mon 30 Nov 2026, 9:00: about to be posted.');
    expect(text).toContain(`/digest why ${one.id}`);
    expect(text).toContain(`/digest pause ${one.id}`);
    expect(text).toContain('Tue 1 Dec 2026, 9:00');
  });

  it('works in no other workspace, nor once the digest is removed', async () => {
    const one = await room.subscribed();
    await room.fired(one, monday, monday + day, delivery);
    const elsewhere = origin({ workspace: 'discord:2' });
    expect(textOf(await press(`about:${delivery}:0`, elsewhere))).toMatch(/too old to work/);
    await room.type('remove');
    expect(textOf(await press(`about:${delivery}:0`))).toMatch(/too old to work/);
  });
});

describe('a delivery in words', () => {
  const record: DeliveryRecord = {
    id: delivery,
    subscription: '0000000a',
    occurrence: '2026-11-30T09:00:00',
    dueAt: monday,
    count: 1,
    lastOccurrence: '2026-11-30T09:00:00',
    state: 'skipped',
    reason: null,
    attempts: 0,
    nextTry: null,
    posted: 0,
    posts: null,
    unreadable: 0,
    settledAt: null,
  };
  const words = (change: Partial<DeliveryRecord>) => wordDelivery({ ...record, ...change }, () => '9:05');

  it.each<[Partial<DeliveryRecord>, string]>([
    [{ state: 'due' }, 'about to be posted'],
    [{ state: 'sending', posted: 0, posts: 3 }, 'being posted'],
    [{ state: 'sent', settledAt: monday, unreadable: 1 }, 'posted at 9:05, but 1 brief could not be read'],
    [
      { reason: { code: 'overtaken', error: null } },
      'skipped: a later one fell due before it could be posted',
    ],
    [
      { posted: 1, posts: 3, reason: { code: 'too-late', error: null } },
      'given up, with 1 of 3 messages posted: it could not be posted in time',
    ],
    [{ reason: { code: 'paused' } }, 'skipped: the digest was paused before it could be posted'],
    [
      { state: 'failed', attempts: 3, nextTry: monday, posted: 1, posts: 3, reason: { code: 'unforeseen' } },
      'being tried again at 9:05, with 1 of 3 messages posted, after 3 tries: something unforeseen went wrong, and the log has the cause',
    ],
    [
      { state: 'quarantined', nextTry: monday, reason: { code: 'unclear', error: null } },
      'needs someone: nobody can tell whether it was posted. It is looked at again at 9:05.',
    ],
  ])('%j', (change, expected) => {
    expect(words(change)).toBe(expected);
  });

  it('names the error behind it, as a sentence with what to do', () => {
    const facts = { platform: 'slack', problem: 'not_in_channel' };
    const reason = { code: 'unclear', error: { code: 'post-unclear', facts } } as const;
    expect(words({ state: 'quarantined', reason, nextTry: monday })).toBe(
      'needs someone: Nobody can tell whether Slack has accepted this post (not_in_channel), so it is not repeated. Look whether it stands in the channel. It is looked at again at 9:05.',
    );
  });

  it.each(['too-late', 'overtaken'] as const)('tells what kept it from being posted: %s', (code) => {
    const facts = { platform: 'slack', channel: 'C1', permissions: ['not_in_channel'] };
    const reason = { code, error: { code: 'permission-missing', facts } } as const;
    expect(words({ reason })).toMatch(
      /^skipped: .*could (?:not )?be posted.*: Briefwire cannot post in C1\. Invite it there with \/invite\.$/,
    );
  });
});
