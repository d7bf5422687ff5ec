import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeliveryReason } from '../../src/ports/delivery.ts';
import { command, origin, textOf } from './chat-room.ts';
import { type DigestChat, hour, manager, monday, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat();
});

const random = { ...manager, channel: 'random' };
const reader = origin();
const say = async (name: string, options: Parameters<DigestChat['type']>[1] = {}, from = manager) =>
  textOf(await room.type(name, options, from));

describe('which digest is meant', () => {
  it('is the only one of the channel, unless one is named', async () => {
    const here = await room.subscribed();
    const there = await room.subscribed({ schedule: 'daily 7:00' }, random);
    await say('pause');
    expect(await room.again(here)).toMatchObject({ nextDue: null });
    expect(await room.again(there)).not.toMatchObject({ nextDue: null });
    await say('pause', { digest: ` ${there.id.toUpperCase()} ` });
    expect(await room.again(there)).toMatchObject({ nextDue: null });
  });

  it.each(['pause', 'resume', 'remove', 'now', 'why', 'preview'])(
    'is asked for by %s where it is unclear',
    async (name) => {
      expect(await say(name)).toMatch(/gets no digest yet.*\/digest subscribe/);
      const first = await room.subscribed();
      const second = await room.subscribed({ schedule: 'daily 7:00' });
      const text = await say(name);
      expect(text).toContain(`/digest ${name} ${first.id}`);
      expect(text).toContain(second.id);
      expect(await say(name, { digest: 'deadbeef' })).toMatch(/no digest "deadbeef" here/);
    },
  );

  it('is the one of exactly this id before one that differs in case', async () => {
    const { id: _, ...one } = await room.subscribed();
    const configured = { ...one, fromConfig: true, createdBy: '' };
    await room.store.subscriptions.configure([
      { ...configured, id: 'config-Morning' },
      { ...configured, id: 'config-morning' },
    ]);
    await say('pause', { digest: 'config-morning' });
    expect(await room.again({ id: 'config-morning' })).toMatchObject({ nextDue: null });
    expect(await room.again({ id: 'config-Morning' })).not.toMatchObject({ nextDue: null });
  });

  it('is never one of another workspace', async () => {
    const { id } = await room.subscribed();
    const elsewhere = { ...manager, workspace: 'discord:2' };
    for (const name of ['pause', 'resume', 'remove', 'now', 'why', 'preview']) {
      const text = await say(name, { digest: id }, elsewhere);
      expect(text).toMatch(/There is no digest in this workspace yet/);
    }
    expect(await room.kept()).toHaveLength(1);
  });
});

describe('/digest list', () => {
  it('says how to make one where there is none', async () => {
    expect(await say('list', {}, reader)).toContain('/digest subscribe weekdays 9:00');
  });

  it('shows each with its schedule, zone and state, those of this channel first', async () => {
    const there = await room.subscribed({ schedule: 'daily 7:00', quiet: true }, random);
    const here = await room.subscribed({ themes: 'finance' });
    await say('pause', { digest: there.id });
    const [first = '', second = ''] = (await say('list', {}, reader)).split('\n').slice(1);
    expect(first).toContain(`${here.id} weekdays at 9:00 (Europe/Berlin) · this channel`);
    expect(first).toContain('next Tue 1 Dec 2026, 9:00');
    expect(first).toContain('on Finance');
    expect(second).toContain(`${there.id} daily at 7:00 (Europe/Berlin) · in random · paused`);
    expect(second).toContain('quiet');
  });

  it('says which of them need someone', async () => {
    const one = await room.subscribed();
    await room.fired(one, monday, monday + 24 * hour, '00000000000000aa');
    expect(await say('list')).not.toContain('needs someone');
    const error = { code: 'post-unclear', facts: { platform: 'discord', problem: '' } } as const;
    const reason = { code: 'unclear', error } as const;
    await room.store.deliveries.quarantine('00000000000000aa', 'copy', {
      retryInMs: hour,
      refused: false,
      reason,
    });
    expect(await say('list')).toContain(`needs someone: /digest why ${one.id}`);
    // What somebody asks for tells nothing of what is due.
    room.pass(1000);
    await say('now');
    expect(await say('list')).toContain('needs someone');
  });

  it.each<[DeliveryReason, boolean]>([
    [{ code: 'too-late', error: { code: 'channel-gone', facts: {} } }, true],
    [{ code: 'overtaken', error: { code: 'channel-gone', facts: {} } }, true],
    [{ code: 'overtaken', error: null }, false],
    [{ code: 'nothing-new' }, false],
  ])('says so of one that was given up for want of somebody: %j', async (reason, needs) => {
    const one = await room.subscribed();
    await room.skipped(one, '2026-11-27T09:00:00', '2026-11-27T09:00:00', 1, reason);
    expect((await say('list')).includes(`needs someone: /digest why ${one.id}`)).toBe(needs);
  });
});

describe('/digest help', () => {
  it('shows what can be typed, and the flags that Slack has', async () => {
    const text = textOf(await room.type('help'));
    expect(text).toContain('/digest subscribe weekdays 9:00 Europe/Berlin');
    for (const flag of ['timezone', 'themes', 'briefs', 'quiet']) expect(text).toContain(`--${flag}`);
  });
});

describe('/digest pause and resume', () => {
  it('stop it and let it go on from now', async () => {
    const one = await room.subscribed();
    expect(await say('pause')).toContain(`/digest resume ${one.id}`);
    room.pass(49 * hour);
    const before = room.dues();
    expect(await say('resume')).toContain('Thu 3 Dec 2026, 9:00\nFri 4 Dec 2026, 9:00\nMon 7 Dec 2026, 9:00');
    expect(await room.again(one)).toMatchObject({ nextDue: monday + 72 * hour });
    expect(room.dues()).toBe(before + 1);
  });

  it('leave alone what is not paused', async () => {
    const one = await room.subscribed();
    room.pass(25 * hour);
    expect(await say('resume')).toContain('was not paused');
    // Else what is due by now would be skipped unseen.
    expect(await room.again(one)).toMatchObject({ nextDue: one.nextDue });
  });

  it('are for those who may manage', async () => {
    const one = await room.subscribed();
    for (const name of ['pause', 'resume', 'remove', 'now'])
      expect(await say(name, {}, reader)).toMatch(/Manage Server/);
    expect(await room.again(one)).toEqual(one);
  });
});

describe('/digest remove', () => {
  it('removes one that was made here', async () => {
    const one = await room.subscribed();
    expect(await say('remove', { digest: one.id })).toContain('weekdays at 9:00 (Europe/Berlin) is removed');
    expect(await room.kept()).toEqual([]);
  });

  it('leaves those of the configuration', async () => {
    const { id: _, ...one } = await room.subscribed();
    await say('remove');
    await room.store.subscriptions.configure([
      { ...one, id: 'config-news', fromConfig: true, createdBy: '' },
    ]);
    expect(await say('remove')).toMatch(/stands in config\/briefwire.yaml/);
    expect(await say('list')).toContain('from config/briefwire.yaml');
    expect(await room.kept()).toHaveLength(1);
  });
});

describe('/digest now', () => {
  it('makes one delivery an event, due at once', async () => {
    const one = await room.subscribed();
    const before = room.dues();
    const request = command('digest now', {}, random);
    const asked = { ...request, options: { digest: one.id }, event: 'discord:interaction:7' };
    const reply = await room.handlers.command(asked);
    expect(textOf(reply)).toContain('is on its way to general');
    expect(reply.audience).toBe('private');
    await room.handlers.command(asked);
    expect(room.dues()).toBe(before + 2);
    expect(await room.store.deliveries.claim(['discord'], 'copy', hour, 10)).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        subscription: one.id,
        channel: 'general',
        platform: 'discord',
        occurrence: 'now:discord:interaction:7',
        dueAt: monday,
      },
    ]);
  });
});

describe('a digest that somebody removes meanwhile', () => {
  it.each(['pause', 'resume', 'now'])('is unknown to %s', async (name) => {
    const gone = await room.subscribed();
    const other = await room.subscribed({ schedule: 'daily 7:00' }, random);
    if (name === 'resume') await say('pause');
    const { subscriptions } = room.store;
    const list = subscriptions.list.bind(subscriptions);
    const chosen = vi.spyOn(subscriptions, 'list').mockImplementationOnce(async (...given) => {
      const found = await list(...given);
      await subscriptions.remove(gone.workspace, gone.id);
      return found;
    });
    const text = await say(name);
    chosen.mockRestore();
    expect(text).toMatch(new RegExp(`no digest "${gone.id}" here\\. The digests are: ${other.id};`));
  });
});
