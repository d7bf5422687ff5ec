import { beforeEach, describe, expect, it } from 'vitest';
import { BriefingError } from '../../src/core/errors.ts';
import { command, openRoom, origin, textOf } from './chat-room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom(['harbour-budget.md']);
});

const manager = origin({ user: 'mia', mayManage: true });
const text =
  'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021. It cost 4.2 million dollars.';
const add = (fields: Record<string, string>, from = manager) =>
  room.handlers.form({ origin: from, id: 'add', fields });
const file = (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, read: async () => bytes };
};

describe('/brief list', () => {
  it('names the briefs and offers to open them', async () => {
    await add({ title: 'The bridge', text });
    const reply = await room.handlers.command(command('brief list'));
    expect(reply.audience).toBe('private');
    expect(textOf(reply)).toMatch(/harbour-budget\n.*The bridge.*the-bridge added here/);
    expect(reply.actions).toMatchObject([
      { kind: 'menu', choices: [{ value: 'harbour-budget' }, { value: 'the-bridge' }] },
    ]);
  });

  it('says how to add one where there is none', async () => {
    room = await openRoom([]);
    expect(textOf(await room.handlers.command(command('brief list')))).toContain('/brief add');
    expect(textOf(await room.handlers.command(command('brief show')))).toContain('/brief add');
  });
});

describe('/brief add', () => {
  it('opens a form for those who may, and tells the others who may', async () => {
    expect(room.handlers.formFor(command('brief add', {}, manager))).toMatchObject({
      id: 'add',
      takesFile: true,
    });
    const request = command('brief add');
    expect(room.handlers.formFor(request)).toBeNull();
    expect(textOf(await room.handlers.command(request))).toMatch(/Manage Server/);
    expect(
      textOf(await room.handlers.command(command('brief add', {}, origin({ platform: 'slack' })))),
    ).toMatch(/slack\.managers/);
  });

  it('checks the permission again when the form is sent', async () => {
    expect(textOf(await add({ title: 'The bridge', text }, origin()))).toMatch(/Manage Server/);
    expect(await room.store.articles.list('discord:1')).toEqual([]);
  });

  it('keeps pasted text under its title, each under an id of its own', async () => {
    const first = await add({ title: 'The "bridge": a story', text });
    expect(textOf(first)).toContain('The "bridge": a story is now the brief the-bridge-a-story');
    const other = await add({ title: 'The "bridge": a story', text: `${text} It is old.` });
    expect(other.topic?.brief).toBe('the-bridge-a-story-2');
    const again = textOf(await add({ title: 'The "bridge": a story', text }));
    expect(again).toMatch(/with the very same text\. See \/brief show the-bridge-a-story;/);
  });

  it('reads a file, and gives its facts back', async () => {
    const request = {
      ...command('brief add', {}, manager),
      attachment: file('bridge.md', `# The bridge of Lindow\n\n${text}`),
    };
    expect(room.handlers.formFor(request)).toBeNull();
    const added = await room.handlers.command(request);
    expect(textOf(added)).toContain('The bridge of Lindow');
    const reply = await room.handlers.command(
      command('ask', { question: 'Who opened the bridge?', brief: added.topic?.brief ?? '' }),
    );
    expect(textOf(reply)).toContain('Ada Marsh');
  });

  it.each([
    ['nothing', undefined, /has no sentence in it/],
    ['a picture', file('photo.txt', new Uint8Array([0x89, 0x50, 0, 0xff])), /not UTF-8 text/],
    [
      'front matter with a mistake',
      file('a.md', `---\ndate: soon\n---\n${text}`),
      /Mend the front matter of "a.md": line 2/,
    ],
  ])('says what to do with %s', async (_name, attachment, sentence) => {
    const reply = await room.handlers.form({
      origin: manager,
      id: 'add',
      fields: {},
      ...(attachment && { attachment }),
    });
    expect(reply.audience).toBe('private');
    expect(textOf(reply)).toMatch(sentence);
  });
});

describe('/brief remove', () => {
  it('removes what was added here, for those who may', async () => {
    await add({ title: 'The bridge', text });
    expect(textOf(await room.handlers.command(command('brief remove', { brief: 'the-bridge' })))).toMatch(
      /Manage Server/,
    );
    const elsewhere = origin({ workspace: 'discord:2', mayManage: true });
    expect(
      textOf(await room.handlers.command(command('brief remove', { brief: 'the-bridge' }, elsewhere))),
    ).toMatch(/no brief "the-bridge"/);
    expect(
      textOf(await room.handlers.command(command('brief remove', { brief: 'the-bridge' }, manager))),
    ).toMatch(/is removed/);
    expect(await room.store.articles.list('discord:1')).toEqual([]);
  });

  it('leaves the shipped ones', async () => {
    expect(
      textOf(await room.handlers.command(command('brief remove', { brief: 'harbour-budget' }, manager))),
    ).toMatch(/came with Briefwire/);
  });
});

describe('suggestions', () => {
  const suggest = (option: string, typed: string, options = {}, subcommand = 'show') =>
    room.handlers.suggest({ ...command(`brief ${subcommand}`, options), option, typed });

  it('find a brief by its id or any word of its title', async () => {
    expect(await suggest('brief', 'harb')).toMatchObject([{ value: 'harbour-budget' }]);
    expect(await suggest('brief', 'TUNNEL')).toMatchObject([{ value: 'harbour-budget' }]);
    expect(await suggest('brief', 'zzz')).toEqual([]);
  });

  it('offer only what can be removed', async () => {
    await add({ title: 'The bridge', text });
    expect(await suggest('brief', '', {}, 'remove')).toMatchObject([{ value: 'the-bridge' }]);
  });

  it('find a card of the brief that is typed already, by other names too', async () => {
    expect((await suggest('theme', 'crit', { brief: 'harbour-budget' })).map(({ value }) => value)).toEqual([
      'voices',
    ]);
    expect((await suggest('theme', '', { brief: 'harbour-budget' })).at(-1)?.value).toBe('all');
  });

  it('are never too many or too long', async () => {
    for (let copy = 0; copy < 30; copy++)
      await add({ title: `Bridge ${copy} ${'of the long river '.repeat(9)}`, text });
    const all = await suggest('brief', 'bridge');
    expect(all).toHaveLength(25);
    for (const { label, value } of all) expect(Math.max(label.length, value.length)).toBeLessThanOrEqual(100);
  });
});

describe('when the store cannot be used', () => {
  it('answers with a sentence, and the cause goes to the log', async () => {
    const cause = new Error('disk I/O error at /secret/path');
    const broken = () =>
      Promise.reject(new BriefingError('store-unavailable', { problem: 'full' }, { cause }));
    const { store } = room;
    store.places.briefOf = broken;
    store.seen.claim = broken;
    const reply = await room.handlers.command(command('brief show'));
    expect(textOf(reply)).toMatch(/cannot reach its memory.*full/);
    expect(textOf(reply)).not.toContain('/secret/path');
    expect(room.errors).toMatchObject([{ facts: { error: { code: 'store-unavailable', cause } } }]);
    expect(await room.handlers.isFirst('event')).toBe(true);
  });

  it('shows nothing of an error that nobody foresaw', async () => {
    room.desk.list = () => Promise.reject(new Error('secret'));
    const text = textOf(await room.handlers.command(command('brief list')));
    expect(text).toMatch(/Something went wrong/);
    expect(text).not.toContain('secret');
    expect(room.errors).toHaveLength(1);
  });
});
