/** Where answers go in Slack. */
import { describe, expect, it } from 'vitest';
import { addForm, askForm } from '../../../src/commands/forms.ts';
import type { FormRequest } from '../../../src/commands/request.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { bot } from '../../fakes/slack/fake-slack-model.ts';
import { button, line, menu, reply, section } from './sample-replies.ts';
import { type SlackStand, useStands } from './slack-stand.ts';

const stand = useStands();

/** Takes `count` messages. */
const long = (count: number, audience: 'private' | 'public') =>
  reply({
    audience,
    sections: Array.from({ length: count * 4 }, (_, index) =>
      section({ lines: [line(`${index} ${'word '.repeat(520)}`)] }),
    ),
    actions: [button('last')],
  });
const first = (made: SlackStand) => {
  const [message] = made.messages();
  if (!message) throw new Error('nothing was posted');
  return message;
};

describe('a private answer', () => {
  it('uses the response_url five times, then goes on by itself, in order', async () => {
    const made = await stand({ command: async () => long(7, 'private') });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    const numbers = made.messages().flatMap(({ read }) => [...read.matchAll(/^\d+(?= )/gm)].map(Number));
    expect(numbers).toEqual(Array.from({ length: 28 }, (_, index) => index));
    expect(made.messages().every(({ onlyFor }) => onlyFor === 'U0ADA')).toBe(true);
    const ephemeral = made.slack.api.calls.filter(({ method }) => method === 'chat.postEphemeral');
    expect(ephemeral).toHaveLength(made.messages().length - 5);
  });

  it('ends in direct messages where the bot is no member', async () => {
    const made = await stand({ command: async () => long(7, 'private') });
    await made.people.type('U0ADA', 'C0STRANGE', '/ask x');
    await made.quiet();
    const channels = made.messages().map(({ channel }) => channel);
    expect(channels.slice(0, 5)).toEqual(Array(5).fill('C0STRANGE'));
    expect(new Set(channels.slice(5))).toEqual(new Set(['D0ADA']));
  });

  it('finds another way where the response_url is too old', async () => {
    const made = await stand({
      command: async () => {
        made.slack.responses.age(31 * 60 * 1000);
        return answer('late');
      },
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.messages()).toMatchObject([{ read: 'late', onlyFor: 'U0ADA', channel: 'C0GENERAL' }]);
  });

  it('of a button in a thread stays in it', async () => {
    const made = await stand({
      message: async () => answer('card', { audience: 'public', actions: [button('b')] }),
    });
    const { message } = await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> x`);
    await made.quiet();
    await made.people.press('U0BEN', first(made), 'b', null);
    await made.quiet();
    expect(made.messages().at(-1)).toMatchObject({
      read: 'action',
      threadTs: message.ts,
      onlyFor: 'U0BEN',
    });
    expect(made.asked.at(-1)?.request).toMatchObject({
      origin: { thread: `C0GENERAL/${message.ts}`, user: 'U0BEN', workspace: 'slack:T0FAKE' },
      onPrivate: false,
    });
  });
});

describe('a public answer', () => {
  it('goes on in its own thread, at the pace that Slack allows, and is remembered once', async () => {
    const made = await stand({ command: async () => long(3, 'public') }, { timings: { messageGap: 150 } });
    made.slack.api.gapMs = 100;
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await made.quiet();
    const [start, ...rest] = made.messages();
    expect(start).toMatchObject({ channel: 'C0GENERAL', threadTs: null, onlyFor: null });
    expect(rest.length).toBeGreaterThan(1);
    expect(new Set(rest.map(({ threadTs }) => threadTs))).toEqual(new Set([start?.ts]));
    expect(made.posted).toMatchObject([{ thread: `C0GENERAL/${start?.ts}`, origin: { thread: null } }]);
    // None of them was too early, so that none had to be posted again.
    expect(made.slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(
      rest.length + 1,
    );
  });

  it('is given by response_url where the bot is no member, and not remembered', async () => {
    const made = await stand({ command: async () => answer('hello', { audience: 'public' }) });
    await made.people.type('U0ADA', 'C0STRANGE', '/ask x');
    await made.quiet();
    expect(made.messages()).toMatchObject([{ read: 'hello', onlyFor: null, channel: 'C0STRANGE' }]);
    expect(made.posted).toEqual([]);
  });

  it('waits for as long as Slack says when it is too fast', async () => {
    const made = await stand({ command: async () => answer('hello', { audience: 'public' }) });
    made.slack.faults.failNext('rate-limit', 2);
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['hello']);
  });

  it.each(['error', 'error-after'] as const)(
    'is not posted again after an %s of the server',
    async (fault) => {
      const made = await stand({ command: async () => answer('hello', { audience: 'public' }) });
      made.slack.faults.failNext(fault, 1);
      await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
      await made.quiet();
      const told = made.messages().filter(({ onlyFor }) => onlyFor === 'U0ADA');
      expect(told.map(({ read }) => read)).toEqual([expect.stringContaining('HTTP 500')]);
      expect(made.messages().length - told.length).toBe(fault === 'error' ? 0 : 1);
      expect(made.log.some((entry) => entry.startsWith('error'))).toBe(true);
    },
  );

  it('to a mention is not apologised for where it may have been posted', async () => {
    const made = await stand();
    made.slack.faults.failNext('error-after', 1);
    await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> x`);
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['message']);
    expect(made.log.some((entry) => entry.startsWith('error') && entry.includes('HTTP 500'))).toBe(true);
  });

  it('to a mention tells the person privately where the bot may not post', async () => {
    const made = await stand();
    made.slack.faults.failNext('forbidden', 1);
    await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> x`);
    await made.quiet();
    expect(made.messages()).toMatchObject([
      { onlyFor: 'U0ADA', threadTs: null, read: expect.stringContaining('/invite') },
    ]);
  });

  it('of a button stays in the channel, though its message has replies', async () => {
    const made = await stand({
      command: async () => answer('card', { audience: 'public', actions: [button('b')] }),
      message: async () => null,
      action: async () => answer('hello', { audience: 'public' }),
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    await made.people.say('U0BEN', 'C0GENERAL', 'a reply', { threadTs: first(made).ts });
    await made.people.press('U0ADA', first(made), 'b', null);
    await made.quiet();
    expect(made.messages().at(-1)).toMatchObject({ read: 'hello', threadTs: null, onlyFor: null });
    expect(made.asked.at(-1)?.request).toMatchObject({ origin: { thread: null } });
  });

  it('in direct messages goes on plainly', async () => {
    const made = await stand({ message: async () => long(2, 'public') });
    const { id } = made.slack.model.directOf('U0ADA');
    await made.people.say('U0ADA', id, 'x');
    await made.quiet();
    expect(made.messages().length).toBeGreaterThan(1);
    expect(new Set(made.messages().map(({ channel, threadTs }) => `${channel} ${threadTs}`))).toEqual(
      new Set([`${id} null`]),
    );
  });
});

describe('a message that is replaced', () => {
  it('changes in place, private or public', async () => {
    for (const audience of ['private', 'public'] as const) {
      const made = await stand({
        command: async () => answer('before', { audience, actions: [menu('go', 120)] }),
        action: async () => answer('after', { audience, replaces: true }),
      });
      await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
      await made.quiet();
      await made.people.press('U0ADA', first(made), 'go~2', 'v110');
      await made.quiet();
      expect(made.messages()).toMatchObject([{ read: 'after', edits: 1 }]);
      expect(made.asked.at(-1)?.request).toMatchObject({
        id: 'go',
        choice: 'v110',
        onPrivate: audience === 'private',
      });
      expect(made.posted.at(-1)?.thread).toBe(
        audience === 'public' ? `C0GENERAL/${first(made).ts}` : undefined,
      );
    }
  });

  it('stays as it is where that goes wrong', async () => {
    const made = await stand({
      command: async () => answer('before', { actions: [button('b')] }),
      action: async () => answer('a sentence'),
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    await made.people.press('U0ADA', first(made), 'b', null);
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['before', 'a sentence']);
  });
});

describe('a form', () => {
  it('opens in time, and its answer goes to where it was opened', async () => {
    const made = await stand({
      formFor: () => askForm('bridge', 'private'),
      form: async () => answer('answered', { audience: 'public' }),
    });
    await made.people.type('U0ADA', 'C0RANDOM', '/ask');
    await made.quiet();
    expect(made.messages()).toEqual([]);
    await made.people.send('U0ADA', { question: 'Who came?' });
    await made.quiet();
    expect(made.messages()).toMatchObject([{ read: 'answered', channel: 'C0RANDOM', threadTs: null }]);
    const request = made.asked.at(-1)?.request as FormRequest;
    expect(request).toMatchObject({ id: 'ask:bridge:private', fields: { question: 'Who came?' } });
    expect(request.origin).toMatchObject({ channel: 'C0RANDOM', user: 'U0ADA' });
  });

  it('hands on a file, read from Slack alone, and leaves empty fields out', async () => {
    const read: string[] = [];
    const made = await stand({
      formFor: () => addForm,
      form: async ({ attachment }) => {
        read.push(new TextDecoder().decode(await attachment?.read()));
        return answer('taken');
      },
    });
    made.slack.model.files.set('F1', { id: 'F1', name: 'a.md', bytes: new TextEncoder().encode('# A') });
    await made.people.type('U0MAX', 'C0GENERAL', '/ask');
    await made.quiet();
    await made.people.send('U0MAX', { title: '' }, { id: 'F1' });
    await made.quiet();
    expect(read).toEqual(['# A']);
    expect(made.asked.at(-1)?.request).toMatchObject({
      fields: {},
      attachment: { name: 'a.md', size: 3 },
      origin: { mayManage: true },
    });
  });
});
