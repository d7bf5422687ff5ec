import { beforeAll, describe, expect, it } from 'vitest';
import { readSample } from '../samples/sample-articles.ts';
import { actionOf, command, openRoom, origin, textOf } from './chat-room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom(['harbour-budget.md', 'museum-theft.md']);
});

const show = (options: Record<string, string>, change = {}) =>
  room.handlers.command(command('brief show', options, origin(change)));

describe('/brief show', () => {
  it('opens a brief for everyone with its glance, its source and the ways on', async () => {
    const reply = await show({ brief: 'harbour-budget' });
    expect(reply.audience).toBe('public');
    expect(textOf(reply)).toContain('The Kelderwick Courier · 2024-03-14');
    expect(textOf(reply)).toMatch(/1\. .+ \[\d+\.\d+\]/);
    expect(reply.topic).toMatchObject({
      brief: 'harbour-budget',
      shown: expect.arrayContaining([
        { number: 1, paragraph: expect.any(Number), sentence: expect.any(Number) },
      ]),
    });
    expect(
      reply.actions.map((action) => (action.kind === 'menu' ? action.placeholder : action.label)),
    ).toEqual(['Show another card', 'Ask', 'Sources']);
  });

  it.each(['people', 'People', 'who', ' PEOPLE '])(
    'finds a card by id, label or alias: %j',
    async (theme) => {
      expect(textOf(await show({ brief: 'harbour-budget', theme }))).toContain('👥 People');
    },
  );

  it.each([
    ['a title without quotation marks', {}],
    ['with a theme behind it', { theme: 'people' }],
  ])('finds %s', async (_name, { theme }: { theme?: string }) => {
    const title = /^title: (.+)$/m.exec(readSample('museum-theft.md'))?.[1] ?? '';
    const [brief = '', ...rest] = title.split(' ');
    expect(rest.length).toBeGreaterThan(1);
    const reply = await show({ brief, theme: [...rest, ...(theme ? [theme] : [])].join(' ') });
    expect(reply.topic?.brief).toBe('museum-theft');
    if (theme) expect(textOf(reply)).toContain('👥 People');
  });

  it('shows all cards, their points numbered through', async () => {
    const reply = await show({ brief: 'harbour-budget', theme: 'all' });
    const numbers = [...textOf(reply).matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(reply.topic?.shown).toHaveLength(numbers.length);
  });

  it('says privately what is wrong with a brief or theme, and what there is', async () => {
    const brief = await show({ brief: 'harbor-budget' });
    expect(brief.audience).toBe('private');
    expect(textOf(brief)).toMatch(/no brief "harbor-budget".*Did you mean "harbour-budget"\?/);
    expect(textOf(await show({ brief: 'harbour-budget', theme: 'finanse' }))).toMatch(
      /Did you mean "finance"\?/,
    );
    expect(room.errors).toEqual([]);
  });

  it('says so where the article has no card of a theme, and offers the others', async () => {
    const reply = await show({ brief: 'museum-theft', theme: 'sport' });
    expect(textOf(reply)).toMatch(/says too little about it for a card/);
    expect(reply.actions.length).toBeGreaterThan(0);
  });

  it('shows the beginning of an endless sentence, and how much more there is', async () => {
    const { handlers, desk } = room;
    const words = 'the mayor of Lindow spoke of the bridge and '.repeat(200);
    const { brief } = await desk.takeIn(
      'discord:1',
      { id: '', name: 'endless', source: `Ada Marsh said that ${words}it stands.`, format: 'text' },
      'ada',
    );
    const text = textOf(await handlers.command(command('brief show', { brief: brief.article.id })));
    expect(text).toMatch(/the sentence goes on for [0-9]+ characters/);
    expect(text.length).toBeLessThan(4000);
  });

  it('asks which where nothing says which, and shows the chosen one in its place', async () => {
    const reply = await show({}, { channel: 'quiet' });
    expect(reply).toMatchObject({ audience: 'private' });
    const id = actionOf(reply, 'Choose a brief');
    const chosen = await room.handlers.action({
      origin: origin({ channel: 'quiet' }),
      id,
      choice: 'museum-theft',
      onPrivate: true,
    });
    expect(chosen).toMatchObject({ audience: 'private', replaces: true, topic: { brief: 'museum-theft' } });
  });

  it('takes the brief last shown to this person or posted in this channel; a lone theme is of that brief', async () => {
    const posted = await show({ brief: 'harbour-budget' }, { channel: 'busy' });
    await room.handlers.posted(posted, { origin: origin({ channel: 'busy' }), thread: 't1' });
    expect((await show({ brief: 'people' }, { channel: 'busy', user: 'ben' })).topic?.brief).toBe(
      'harbour-budget',
    );
    await room.handlers.action({
      origin: origin({ channel: 'busy' }),
      id: 'brief',
      choice: 'museum-theft',
      onPrivate: true,
    });
    expect((await show({}, { channel: 'busy' })).topic?.brief).toBe('museum-theft');
    expect((await show({}, { channel: 'busy', user: 'ben' })).topic?.brief).toBe('harbour-budget');
  });

  it('takes the only brief there is', async () => {
    const { handlers } = await openRoom(['museum-theft.md']);
    expect((await handlers.command(command('brief show'))).topic?.brief).toBe('museum-theft');
  });
});

describe('the menu and buttons of a card', () => {
  const act = (id: string, choice: string | null, onPrivate: boolean) =>
    room.handlers.action({ origin: origin(), id, choice, onPrivate });

  it('lead to another card: in place where only the asker sees it, else privately beside it', async () => {
    const reply = await show({ brief: 'harbour-budget' });
    const id = actionOf(reply, 'Show another card');
    const request = { origin: origin(), id, choice: 'figures', onPrivate: true };
    expect(room.handlers.acknowledgementOf(request)).toBe('replace');
    expect(await act(id, 'figures', true)).toMatchObject({ audience: 'private', replaces: true });
    expect(room.handlers.acknowledgementOf({ ...request, onPrivate: false })).toBe('private');
    expect(await act(id, 'figures', false)).toMatchObject({ audience: 'private', replaces: false });
  });

  it('offer every card of the brief and all of them together', async () => {
    const reply = await show({ brief: 'harbour-budget' });
    const menu = reply.actions.find((action) => action.kind === 'menu');
    for (const { value } of menu?.choices ?? []) {
      const card = await act(menu?.id ?? '', value, false);
      expect(card.topic?.brief).toBe('harbour-budget');
      expect(card.topic?.shown.length).toBeGreaterThan(0);
    }
  });

  it('give the quotations with their places', async () => {
    const reply = await show({ brief: 'harbour-budget', theme: 'people' });
    const sources = await act(actionOf(reply, 'Sources'), null, false);
    expect(sources.audience).toBe('private');
    expect(textOf(sources)).toMatch(/“.+” paragraph \d+, sentence \d+/);
    const places = sources.topic?.shown.map(({ paragraph, sentence }) => paragraph * 1000 + sentence) ?? [];
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('share a private card with the channel', async () => {
    const card = await act(
      actionOf(await show({ brief: 'harbour-budget' }), 'Show another card'),
      'people',
      true,
    );
    const request = {
      origin: origin(),
      id: actionOf(card, 'Share to channel'),
      choice: null,
      onPrivate: true,
    };
    expect(room.handlers.acknowledgementOf(request)).toBe('public');
    expect(await room.handlers.action(request)).toMatchObject({ audience: 'public', replaces: false });
    // Pressed twice by mistake.
    expect(textOf(await room.handlers.action(request))).toMatch(/shared to the channel already/);
  });

  it.each(['nonsense', 'card:only-a-brief', 'theme', '', 'share:unknown'])(
    'say so where they are too old: %j',
    async (id) => {
      const reply = await act(id, 'people', false);
      expect(textOf(reply)).toMatch(/too old to work/);
      expect(reply.audience).toBe('private');
    },
  );

  it('fit into what a platform lets a button carry, however long the ids', async () => {
    const { actions } = await show({ brief: 'harbour-budget', theme: 'all' });
    for (const { id } of actions) expect(id.length).toBeLessThanOrEqual(96);
  });
});
