import { afterEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src/commands/handlers.ts';
import { channelIds, guilds, people, permissionBits } from '../../fakes/discord/fake-discord-cast.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { createDiscordStand, type DiscordStand, note, wait } from './discord-stand.ts';
import { button, line, reply, section } from './replies.ts';

let stand: DiscordStand;
afterEach(() => stand.close());

const open = async (handlers: Partial<Handlers>, more: Parameters<typeof createDiscordStand>[0] = {}) => {
  stand = await createDiscordStand({ ...more, handlers });
};
const ask = (user = people.ada, channel: string = channelIds.general) =>
  stand.people.type(user, channel, {
    command: 'ask',
    subcommand: null,
    options: { question: 'Who?', public: true },
  });
const long = (pages: number) => answer('word '.repeat(800 * pages));
const shown = () =>
  stand.messages().map(({ read, onlyFor }) => [read.slice(0, 20), onlyFor === null ? 'all' : 'one']);
const paths = () =>
  stand.discord.rest.calls.map(({ method, path }) => `${method} ${path.replace(/\d{17,}|aW50\w+/g, 'x')}`);
const postsOf = (wanted: string) => paths().filter((path) => path === wanted).length;

describe('a command', () => {
  it('comes as it was typed, with who typed it where', async () => {
    const asked: unknown[] = [];
    await open({ command: async (request) => note(asked, request, answer('yes')) });
    await ask(people.manager);
    await stand.quiet();
    await stand.people.type(people.ada, channelIds.general, {
      command: 'brief',
      subcommand: 'list',
      options: {},
    });
    await stand.quiet();
    expect(asked).toEqual([
      {
        command: 'ask',
        subcommand: null,
        options: { question: 'Who?', public: true },
        event: expect.stringMatching(/^discord:interaction:\d+$/),
        origin: {
          platform: 'discord',
          workspace: `discord:${guilds.home}`,
          channel: channelIds.general,
          thread: null,
          user: people.manager.id,
          mayManage: true,
        },
      },
      expect.objectContaining({
        command: 'brief',
        subcommand: 'list',
        options: {},
        origin: expect.objectContaining({ mayManage: false }),
      }),
    ]);
  });

  it('in a thread and in direct messages says so', async () => {
    const origins: unknown[] = [];
    await open({
      command: async ({ origin }) => note(origins, origin, answer('yes', { audience: 'public' })),
    });
    const { discord } = stand;
    const message = discord.model.add({ channel: channelIds.general, author: people.ada });
    discord.startThread(message, 'Talk');
    await ask(people.ada, message.id);
    await stand.quiet();
    await ask(people.ada, discord.model.directOf(people.ada).id);
    await stand.quiet();
    expect(origins).toMatchObject([
      { channel: channelIds.general, thread: message.id },
      { workspace: `discord:dm:${people.ada.id}`, thread: null, mayManage: true },
    ]);
    const [inThread, alone] = stand.messages();
    // In a thread people may reply to the very message as well.
    expect(stand.posted.map(({ thread }) => thread)).toEqual([message.id, inThread?.id, alone?.id]);
  });

  it('is answered where it was deferred, and the reply is remembered under each message', async () => {
    await open({
      acknowledgementOf: () => 'public',
      command: async () => ({ ...long(3), audience: 'public' }),
    });
    await ask();
    await stand.quiet();
    expect(stand.messages().length).toBeGreaterThan(1);
    expect(stand.posted.map(({ thread }) => thread)).toEqual(stand.messages().map(({ id }) => id));
    expect(stand.discord.model.violations).toEqual([]);
  });

  it('answered privately keeps every further message private, in order', async () => {
    await open({
      command: async () => reply([section('first'), section(line('x'.repeat(5000))), section('last')]),
    });
    await ask();
    await stand.quiet();
    const messages = stand.messages();
    expect(messages.map(({ onlyFor }) => onlyFor)).toEqual(messages.map(() => people.ada.id));
    expect(messages.at(0)?.read).toMatch(/^first/);
    expect(messages.at(-1)?.read).toMatch(/last$/);
    expect(stand.posted).toEqual([]);
  });

  it('that goes wrong after a public deferral is told to one person, and nothing stays for all', async () => {
    await open({ acknowledgementOf: () => 'public', command: async () => answer('wrong') });
    await ask();
    await stand.quiet();
    expect(shown()).toEqual([['wrong', 'one']]);
    expect(stand.discord.model.messages.filter(({ loading }) => loading)).toEqual([]);
  });

  it('that turns out public after a private deferral is answered for all', async () => {
    await open({ command: async () => answer('for all', { audience: 'public' }) });
    await ask();
    await stand.quiet();
    expect(shown()).toEqual([['for all', 'all']]);
  });

  it('delivered twice is answered once', async () => {
    await open({});
    await ask();
    stand.discord.redeliver();
    await stand.quiet();
    expect(shown()).toEqual([['command', 'one']]);
    expect(stand.discord.model.violations).toEqual([]);
  });
});

describe('a button', () => {
  const press = async (handlers: Partial<Handlers>, onlyFor: string | null = null) => {
    await open(handlers);
    await ask();
    await stand.quiet();
    const message = stand.discord.model.messages.find(({ author }) => author.bot);
    if (!message) throw new Error('no message');
    stand.people.press(people.ben, message, 'card:a~2', 'b');
    await stand.quiet();
    expect(message.onlyFor).toBe(onlyFor);
    return message;
  };
  const card = reply([section('card')], { audience: 'public', actions: [button('card:a')] });

  it('comes with its id, its choice, and whether its message is private', async () => {
    const asked: unknown[] = [];
    await press(
      {
        command: async () => answer('card'),
        action: async ({ id, choice, onPrivate }) => note(asked, [id, choice, onPrivate], answer('x')),
      },
      people.ada.id,
    );
    expect(asked).toEqual([['card:a', 'b', true]]);
  });

  it('replaces its message wholly', async () => {
    await press({
      acknowledgementOf: (request) => ('id' in request ? 'replace' : 'public'),
      command: async () => card,
      action: async () => answer('other', { audience: 'public', replaces: true }),
    });
    expect(stand.messages()).toMatchObject([{ read: 'other', edits: 1, components: [] }]);
  });

  it('leaves its message alone where something else is said', async () => {
    await press({
      acknowledgementOf: (request) => ('id' in request ? 'replace' : 'public'),
      command: async () => card,
      action: async () => answer('wrong'),
    });
    expect(shown()).toEqual([
      ['card', 'all'],
      ['wrong', 'one'],
    ]);
  });

  it('that shares posts a message for all, once, whatever the server says', async () => {
    await open({ command: async () => answer('mine') });
    await ask();
    await stand.quiet();
    await stand.close();
    for (const fault of ['error', 'error-after'] as const) {
      await open({
        acknowledgementOf: (request) => ('id' in request ? 'public' : 'private'),
        command: async () => answer('mine'),
        action: async () => answer('shared', { audience: 'public' }),
      });
      await ask();
      await stand.quiet();
      const message = stand.discord.model.messages.find(({ author }) => author.bot);
      stand.discord.faults.failNext(fault, 2);
      if (message) stand.people.press(people.ada, message, 'share:a', null);
      await stand.quiet();
      expect(shown()).toEqual([
        ['mine', 'one'],
        ['shared', 'all'],
      ]);
      if (fault === 'error') await stand.close();
    }
  });
});

describe('a form', () => {
  const field = { placeholder: '', maxLength: 100, suggests: null, choices: null };
  const form = {
    id: 'ask:a',
    title: 'Ask',
    send: 'Ask',
    fields: [
      { ...field, id: 'question', label: 'What?', long: false, required: true },
      { ...field, id: 'more', label: 'More?', long: true, required: false },
      {
        ...field,
        id: 'quiet',
        label: 'Quiet?',
        long: false,
        required: false,
        choices: [
          { label: 'No', value: 'say' },
          { label: 'Yes', value: 'quiet' },
        ],
      },
    ],
    takesFile: true,
  };

  it('opens at once, and comes back with what was filled in', async () => {
    const asked: unknown[] = [];
    await open({ formFor: () => form, form: async (request) => note(asked, request, answer('thanks')) });
    const interaction = await ask();
    await stand.quiet();
    if (!interaction.form) throw new Error('no form');
    stand.people.send(people.ada, interaction, interaction.form, {
      question: 'Who?',
      more: '',
      quiet: 'quiet',
    });
    await stand.quiet();
    expect(asked).toEqual([
      expect.objectContaining({ id: 'ask:a', fields: { question: 'Who?', quiet: 'quiet' } }),
    ]);
    expect(asked[0]).not.toHaveProperty('attachment');
    expect(shown()).toEqual([['thanks', 'one']]);
  });
});

describe('suggestions', () => {
  it('come from the handler, for what is typed so far', async () => {
    const asked: unknown[] = [];
    await open({
      suggest: async (request) => note(asked, request, [{ label: 'Harbour\nbudget', value: 'harbour' }]),
    });
    const interaction = await stand.people.type(people.ada, channelIds.general, {
      command: 'brief',
      subcommand: 'show',
      options: { brief: 'harb' },
      focused: 'brief',
    });
    await stand.quiet();
    expect(interaction.choices).toEqual(['Harbour budget']);
    expect(asked).toMatchObject([{ command: 'brief', subcommand: 'show', option: 'brief', typed: 'harb' }]);
  });
});

describe('too late', () => {
  it.each([
    ['public', 1],
    ['private', 0],
  ] as const)('a %s answer goes to the channel, or nowhere: %i messages', async (audience, count) => {
    await open({
      acknowledgementOf: () => audience,
      command: async () => {
        stand.discord.interactions.lapse();
        return answer('late', { audience });
      },
    });
    await ask();
    await wait(300);
    expect(stand.messages()).toHaveLength(count);
    expect(postsOf('POST /channels/x/messages')).toBe(count);
    expect(stand.log.some((each) => /too late/.test(each))).toBe(count === 0);
    // The refusal of an interaction's token is none of the bot's.
    expect(stand.log.join()).not.toMatch(/token-invalid/);
  });

  it('is known by the clock, without asking', async () => {
    await open(
      { acknowledgementOf: () => 'public', command: async () => answer('late', { audience: 'public' }) },
      { timings: { token: -1 } },
    );
    await ask();
    await wait(300);
    expect(postsOf('PATCH /webhooks/x/x/messages/@original')).toBe(0);
    expect(postsOf('POST /channels/x/messages')).toBe(1);
  });

  it('an acknowledgement after three seconds does private work no more, and public work into the channel', async () => {
    let worked = 0;
    let wanted: 'private' | 'public' = 'private';
    const slow = async () => {
      await wait(3100);
      return true;
    };
    await open({
      isFirst: slow,
      acknowledgementOf: () => wanted,
      command: async () => {
        worked += 1;
        return answer('late', { audience: 'public' });
      },
    });
    await ask();
    await wait(3300);
    expect(worked).toBe(0);
    wanted = 'public';
    await ask();
    await wait(3400);
    expect(worked).toBe(1);
    expect(shown()).toEqual([['late', 'all']]);
  });
});

describe('what cannot be posted', () => {
  it('after its first part leaves that part where it is', async () => {
    await open({
      acknowledgementOf: () => 'public',
      command: async () => ({ ...long(3), audience: 'public' }),
    });
    stand.discord.rest.instead.set('POST /webhooks/{webhook_id}/{webhook_token}', [
      { status: 403, body: { message: 'no', code: 50_013 } },
    ]);
    await ask();
    await wait(400);
    expect(stand.messages().filter(({ onlyFor }) => onlyFor === null)).toHaveLength(1);
    expect(stand.posted).toHaveLength(1);
  });

  it('is told to the asker, with the channel and what to do', async () => {
    await open({
      acknowledgementOf: () => 'public',
      command: async () => answer('x', { audience: 'public' }),
    });
    const channel = stand.discord.model.channels.get(channelIds.general);
    if (channel) channel.denied = permissionBits.sendMessages | permissionBits.embedLinks;
    stand.discord.faults.failNext('forbidden', 1);
    await ask();
    await wait(300);
    expect(shown()).toEqual([['Briefwire lacks Send', 'one']]);
    expect(stand.messages()[0]?.read).toMatch(/lacks Send Messages, Embed Links in #general/);
    expect(stand.log.some((each) => each.startsWith('error'))).toBe(true);
  });

  it('after a server error is not said twice, and its log holds no token', async () => {
    await open({ command: async () => long(4) });
    // The first message comes; the second is posted, and Discord says that it was not.
    stand.discord.rest.instead.set('POST /webhooks/{webhook_id}/{webhook_token}', [
      { status: 500, body: {} },
    ]);
    await ask();
    await wait(400);
    expect(postsOf('POST /webhooks/x/x')).toBe(1);
    expect(stand.messages()).toHaveLength(1);
    expect(stand.log.join()).toMatch(/HTTP 500/);
    expect(stand.log.join()).not.toMatch(/aW50|word word/);
  });

  it('for a rate limit is waited for', async () => {
    await open({});
    stand.discord.faults.failNext('rate-limit', 1);
    const before = performance.now();
    await ask();
    await stand.quiet();
    expect(shown()).toEqual([['command', 'one']]);
    expect(performance.now() - before).toBeGreaterThan(200);
  });
});
