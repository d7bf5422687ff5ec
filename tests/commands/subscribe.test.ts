import { beforeEach, describe, expect, it } from 'vitest';
import { digestSpec } from '../../src/commands/digest-spec.ts';
import { subscribeForm } from '../../src/commands/forms.ts';
import { parseCommandText } from '../../src/commands/parse-command-text.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { command, countedId, origin, textOf } from './chat-room.ts';
import { type DigestChat, manager, monday, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat();
});

const said = async (options: Parameters<DigestChat['type']>[1], from = manager) =>
  textOf(await room.type('subscribe', options, from));

describe('/digest subscribe', () => {
  it('keeps what was asked for, and wakes whoever posts', async () => {
    const reply = await room.type('subscribe', {
      schedule: 'weekdays 9:00',
      timezone: 'europe/berlin',
      themes: 'Finance, who',
      briefs: 'harbour-budget',
      quiet: true,
    });
    expect(reply.audience).toBe('private');
    expect(await room.kept()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
        workspace: 'discord:1',
        platform: 'discord',
        channel: 'general',
        schedule: '0 9 * * 1-5',
        timeZone: 'Europe/Berlin',
        themes: ['finance', 'people'],
        briefs: ['harbour-budget'],
        quiet: true,
        createdBy: 'mia',
        fromConfig: false,
        nextDue: monday + 24 * 60 * 60 * 1000,
        coveredUntil: null,
      },
    ]);
    expect(room.dues()).toBe(1);
    expect(room.channels.checked).toEqual(['discord general']);
  });

  it('echoes when it fires, what it tells of, and how to stop it', async () => {
    const text = await said({ schedule: 'weekdays at 9', timezone: 'America/New_York', themes: 'finance' });
    const [{ id = '' } = {}] = await room.kept();
    expect(text).toContain('weekdays at 9:00 (America/New_York)');
    expect(text).toContain('Mon 30 Nov 2026, 9:00\nTue 1 Dec 2026, 9:00\nWed 2 Dec 2026, 9:00');
    expect(text).toContain('all briefs, on Finance.');
    expect(text).toContain('Where nothing is new it says so.');
    for (const way of ['pause', 'remove', 'preview']) expect(text).toContain(`/digest ${way} ${id}`);
    expect(text).not.toContain('The time zone is');
  });

  it.each([
    ['weekdays 9:00 Europe/Berlin', 'weekdays at 9:00 (Europe/Berlin)'],
    ['daily 18:30 new york', 'daily at 18:30 (America/New_York)'],
    ['mondays 8am, Asia/Tokyo', 'Mondays at 8:00 (Asia/Tokyo)'],
    ['mondays 8am in london', 'Mondays at 8:00 (Europe/London)'],
    ['mondays 8am (UTC)', 'Mondays at 8:00 (UTC)'],
  ])('understands a zone at the end: %s', async (schedule, words) => {
    expect(await said({ schedule })).toContain(words);
  });

  it('takes the zone of the latest digest, else the configured one, and says so', async () => {
    expect(await said({ schedule: 'daily 9:00' })).toMatch(/The time zone is UTC, the usual one/);
    await room.subscribed({ timezone: 'Asia/Tokyo' });
    expect(await said({ schedule: 'daily 10:00' })).toMatch(
      /The time zone is Asia\/Tokyo, that of .* latest/,
    );
  });

  it('counts the briefs that it is about', async () => {
    const schedule = 'daily 9:00';
    expect(await said({ schedule, briefs: 'harbour-budget' })).toContain('the brief harbour-budget,');
    expect(await said({ schedule, briefs: 'harbour-budget,museum-theft' })).toContain(
      'the briefs harbour-budget, museum-theft,',
    );
  });

  it.each([
    ['mondays and fridays 8am', 'Mondays and Fridays at 8:00'],
    ['every 2 hours', 'every 2 hours'],
    ['0 9 * 1 *', 'cron 0 9 * 1 *'],
  ])('tells how to say the same in another zone: %s', async (schedule, words) => {
    const text = await said({ schedule });
    const [, typed = ''] = /\/digest subscribe (.*)/.exec(text) ?? [];
    expect(typed).toBe(`${words} America/New_York`);
    await said({ schedule: typed });
    const [one, other] = await room.kept();
    expect(other).toMatchObject({ schedule: one?.schedule, timeZone: 'America/New_York' });
    expect(await said({ schedule: 'daily 7:00' })).toMatch(/\/digest subscribe daily at 7:00 Europe\/Berlin/);
  });

  it('means the channel where it is typed in a thread', async () => {
    const one = await room.subscribed({}, { ...manager, thread: 'talk' });
    expect(one.channel).toBe('general');
    const inThread = { ...manager, thread: 'talk' };
    expect(await said({ schedule: 'daily 9:00' }, inThread)).toContain(
      'The channel of this thread now gets a digest daily at 9:00',
    );
    expect(await said({ schedule: 'daily 9:00' }, inThread)).toContain(
      'The channel of this thread gets that digest already',
    );
    expect(await said({ schedule: 'daily 8:00' })).toContain('This channel now gets a digest daily at 8:00');
  });

  it('does not subscribe a channel to the very same twice', async () => {
    await room.subscribed({ themes: 'finance,people' });
    const text = await said({
      schedule: '0 9 * * MON-FRI',
      timezone: 'Europe/Berlin',
      themes: 'people, finance',
    });
    expect(text).toContain('gets that digest already');
    expect(await room.kept()).toHaveLength(1);
    await said({ schedule: 'weekdays 9:00', timezone: 'Europe/Berlin' });
    expect(await room.kept()).toHaveLength(2);
  });

  it('takes another id where one is taken in any workspace', async () => {
    const { store } = room;
    const other = await room.subscribed();
    // The next id there would be.
    const taken = (Number.parseInt(other.id, 16) + 1).toString(16).padStart(8, '0');
    await store.subscriptions.add({ ...other, id: taken, workspace: 'discord:2' });
    expect((await room.subscribed({ schedule: 'daily 7:00' })).id).not.toBe(taken);
  });

  it.each<[string, Parameters<DigestChat['type']>[1], RegExp]>([
    ['no schedule', { themes: 'finance' }, /needs a schedule, for example: \/digest subscribe weekdays 9:00/],
    ['nonsense', { schedule: 'now and then' }, /cannot read the schedule "now and then"/],
    ['an hour that is none', { schedule: 'daily 25:00' }, /cannot read the schedule.*25/],
    ['too often', { schedule: 'every 5 minutes' }, /fires 5 minutes apart.*at least 15 minutes/],
    [
      'a zone that is none',
      { schedule: 'daily 9:00', timezone: 'Europe/Berlni' },
      /Did you mean "Europe\/Berlin"/,
    ],
    ['such a zone at the end', { schedule: 'daily 9:00 Europe/Berlni' }, /Did you mean "Europe\/Berlin"/],
    ['a theme that is none', { schedule: 'daily 9:00', themes: 'people,finanse' }, /Did you mean "finance"/],
    [
      'a brief that is none',
      { schedule: 'daily 9:00', briefs: 'harbor-budget' },
      /Did you mean "harbour-budget"/,
    ],
  ])('says what is wrong with %s, and keeps nothing', async (_what, options, sentence) => {
    expect(await said(options)).toMatch(sentence);
    expect(await room.kept()).toEqual([]);
    expect(room.errors).toEqual([]);
  });

  it('finds briefs by titles, with commas in them or between them', async () => {
    const text = 'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.';
    await room.handlers.form({
      origin: manager,
      id: 'add',
      fields: { title: 'Bridges, towers and cranes', text },
    });
    const { briefs } = await room.subscribed({ briefs: 'Bridges, towers and cranes' });
    expect(briefs).toEqual(['bridges-towers-and-cranes']);
    const both = await room.subscribed({ briefs: 'harbour-budget,museum-theft' });
    expect(both.briefs).toEqual(['harbour-budget', 'museum-theft']);
    expect((await room.subscribed({ briefs: 'all', themes: 'all' })).briefs).toEqual([]);
  });

  it.each([
    ['finance and people', ['finance', 'people']],
    ['Finance people', ['finance', 'people']],
    ['figures, finance & people', ['figures', 'finance', 'people']],
    ['at a glance and who', ['glance', 'people']],
    ['figures, and people', ['figures', 'people']],
  ])('finds the themes in %j', async (themes, ids) => {
    expect((await room.subscribed({ themes })).themes).toEqual(ids);
  });

  it.each([
    ['people and finanse', /no theme "finanse".*Did you mean "finance"/],
    ['bread and butter', /no theme "bread and butter"/],
  ])('says which of %j is no theme', async (themes, sentence) => {
    expect(await said({ schedule: 'daily 9:00', themes })).toMatch(sentence);
  });

  it('takes a title in quotation marks as one, whatever commas it holds', async () => {
    const text = 'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.';
    await room.handlers.form({
      origin: manager,
      id: 'add',
      fields: { title: 'Bridges, towers and cranes', text },
    });
    const { briefs } = await room.subscribed({ briefs: 'museum-theft, “Bridges, towers and cranes”' });
    expect(briefs).toEqual(['museum-theft', 'bridges-towers-and-cranes']);
  });

  it('is for those who may manage', async () => {
    expect(await said({ schedule: 'daily 9:00' }, origin())).toMatch(/Manage Server/);
    expect(await room.kept()).toEqual([]);
  });

  it('passes on that the bot cannot post in the channel', async () => {
    const facts = { platform: 'discord', channel: 'general', permissions: ['Send Messages'] };
    room.channels.refuse('general', new BriefingError('permission-missing', facts));
    expect(await said({ schedule: 'daily 9:00' })).toMatch(/lacks Send Messages in general/);
    expect(await room.kept()).toEqual([]);
  });

  it('makes at most fifty in a workspace', async () => {
    const one = await room.subscribed();
    for (let count = 1; count < 50; count++)
      await room.store.subscriptions.add({
        ...one,
        id: `ffff${countedId(count).slice(4, 8)}`,
        channel: 'random',
      });
    expect(await said({ schedule: 'daily 7:00' })).toMatch(/has 50 digests.*\/digest remove/);
    expect(await said({ schedule: 'weekdays 9:00', timezone: 'Europe/Berlin' })).toMatch(/already/);
    expect(await room.kept()).toHaveLength(50);
  });

  it('does not count those of the configuration among them', async () => {
    const one = await room.subscribed();
    const names = Array.from({ length: 50 }, (_, index) => `config-${index}`);
    await room.store.subscriptions.configure(
      names.map((id) => ({ ...one, id, channel: 'random', createdBy: '', fromConfig: true })),
    );
    expect(await said({ schedule: 'daily 7:00' })).toContain('now gets a digest');
    expect(await room.kept()).toHaveLength(52);
  });
});

describe('the form', () => {
  const bare = command('digest subscribe', {}, manager);

  it('opens for those who may and gave nothing', () => {
    const { formFor } = room.handlers;
    expect(formFor(bare)?.fields.map(({ id }) => id)).toEqual(['schedule', 'timezone', 'themes', 'quiet']);
    expect(formFor(command('digest subscribe', {}))).toBeNull();
    expect(formFor(command('digest subscribe', { schedule: 'daily 9:00' }, manager))).toBeNull();
    expect(formFor(command('digest list', {}, manager))).toBeNull();
  });

  it('opens from the button of an empty list, too, but not for those who may not', async () => {
    const [button] = (await room.type('list')).actions;
    const request = { origin: manager, id: button?.id ?? '', choice: null, onPrivate: true };
    expect(room.handlers.formFor(request)).toEqual(room.handlers.formFor(bare));
    const other = { ...request, origin: origin() };
    expect(room.handlers.formFor(other)).toBeNull();
    expect(textOf(await room.handlers.action(other))).toMatch(/Manage Server/);
  });

  it('subscribes like the command', async () => {
    const id = room.handlers.formFor(bare)?.id ?? '';
    const fields = {
      schedule: 'mondays 8am',
      timezone: 'Europe/Paris',
      themes: 'finance',
      quiet: 'quiet',
    };
    const reply = await room.handlers.form({ origin: manager, id, fields });
    expect(reply.audience).toBe('private');
    expect(textOf(reply)).toContain('Mondays at 8:00 (Europe/Paris)');
    expect(await room.kept()).toMatchObject([
      { schedule: '0 8 * * 1', timeZone: 'Europe/Paris', themes: ['finance'], quiet: true },
    ]);
    await room.handlers.form({ origin: manager, id, fields: { schedule: 'daily 7:00', quiet: 'say' } });
    expect((await room.kept())[1]).toMatchObject({ timeZone: 'Europe/Paris', quiet: false });
    expect(textOf(await room.handlers.form({ origin: origin(), id, fields }))).toMatch(/Manage Server/);
  });

  const mistaken = {
    schedule: 'weekdays at 9:00',
    timezone: 'new yrok',
    themes: 'finance, people',
    quiet: 'quiet',
  };

  it('gives back what was filled in where something is wrong, as a command that says the same', async () => {
    const slack = { ...manager, platform: 'slack' };
    const reply = await room.handlers.form({ origin: slack, id: subscribeForm.id, fields: mistaken });
    const [problem, again] = textOf(reply).trim().split('\n');
    expect(problem).toMatch(/no time zone "new yrok"/);
    expect(reply.audience).toBe('private');
    const typed = /^What you filled in, to copy and mend: \/digest (.+)$/.exec(again ?? '')?.[1] ?? '';
    expect(typed).toMatch(/^subscribe weekdays at 9:00 --/);
    const { options } = parseCommandText(digestSpec, typed);
    expect(options).toEqual({ ...mistaken, themes: 'finance,people', quiet: true });
    expect(await room.kept()).toEqual([]);
  });

  it('writes that command as Discord does, and leaves out what was', async () => {
    const send = async (fields: Record<string, string>) =>
      textOf(await room.handlers.form({ origin: manager, id: subscribeForm.id, fields }));
    expect(await send(mistaken)).toContain(
      '/digest subscribe schedule:weekdays at 9:00 timezone:new yrok themes:finance, people quiet:True',
    );
    expect(await send({ schedule: 'now and then', quiet: 'say' })).toMatch(
      /\/digest subscribe schedule:now and then$/,
    );
  });

  it('gives back nothing of other forms', async () => {
    const reply = await room.handlers.form({ origin: manager, id: 'add', fields: { title: 'Empty' } });
    expect(textOf(reply)).not.toContain('filled in');
  });
});
