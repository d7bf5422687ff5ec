/** What is answered in Slack, and what the handlers are asked. */
import { describe, expect, it } from 'vitest';
import { askForm } from '../../../src/commands/forms.ts';
import type { ActionRequest, MessageRequest } from '../../../src/commands/request.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { bot } from '../../fakes/slack/fake-slack-model.ts';
import { button, menu } from './sample-replies.ts';
import { type SlackStand, useStands } from './slack-stand.ts';

const stand = useStands();

const first = (made: SlackStand) => {
  const [message] = made.messages();
  if (!message) throw new Error('nothing was posted');
  return message;
};

describe('a command', () => {
  it('is acknowledged before anything else, however slow the rest', async () => {
    const store = Promise.withResolvers<boolean>();
    const made = await stand({ isFirst: () => store.promise });
    const { acknowledgedMs } = await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    expect(acknowledgedMs).not.toBeNull();
    expect(made.asked).toEqual([]);
    store.resolve(true);
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['command']);
  });

  it('is answered once, however often it comes', async () => {
    const made = await stand();
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await Promise.all([made.slack.redeliver(), made.slack.redeliver()]);
    await made.quiet();
    expect(made.asked).toHaveLength(1);
  });

  it('is read as people write it', async () => {
    const made = await stand();
    await made.people.type('U0ADA', 'C0GENERAL', '/ask What is <b> & c?');
    await made.quiet();
    expect(made.asked[0]?.request).toMatchObject({
      command: 'ask',
      options: { question: 'What is <b> & c?' },
      origin: { channel: 'C0GENERAL', thread: null, mayManage: false },
    });
  });

  it('that cannot be read gets a private sentence', async () => {
    const made = await stand();
    await made.people.type('U0ADA', 'C0GENERAL', '/ask --publik x');
    await made.people.type('U0ADA', 'C0GENERAL', '/other x');
    await made.quiet();
    expect(
      made
        .messages()
        .map(({ read, onlyFor }) => `${onlyFor} ${read}`)
        .sort(),
    ).toEqual([expect.stringMatching(/^U0ADA .*--publik/), expect.stringMatching(/^U0ADA .*"\/other"/)]);
    expect(made.asked).toEqual([]);
  });

  it('whose handler breaks its word and rejects is told privately, too', async () => {
    const made = await stand({ command: () => Promise.reject(new Error('a teapot')) });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.messages()).toMatchObject([{ onlyFor: 'U0ADA' }]);
    expect(first(made).read).not.toContain('teapot');
    expect(made.log).toContainEqual(expect.stringContaining('teapot'));
  });

  it('knows who may manage, and asks Slack once', async () => {
    const made = await stand();
    for (const user of ['U0MAX', 'U0MAX', 'U0ADA']) {
      await made.people.type(user, 'C0GENERAL', '/ask x');
      await made.quiet();
    }
    expect(made.asked.map(({ request }) => (request as ActionRequest).origin.mayManage)).toEqual([
      true,
      true,
      false,
    ]);
    expect(made.slack.api.calls.filter(({ method }) => method === 'users.info')).toHaveLength(2);
  });

  it.each([
    ['everyone', true],
    [['U0ADA'], true],
    [['U0BEN'], false],
  ] as const)('by rule %j may manage: %s, without asking Slack', async (managers, mayManage) => {
    const made = await stand({}, { config: { managers } });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.asked[0]?.request).toMatchObject({ origin: { mayManage } });
    expect(made.slack.api.calls.some(({ method }) => method === 'users.info')).toBe(false);
  });

  it('is answered where Slack does not say who may manage', async () => {
    const made = await stand();
    made.slack.api.failing.set('users.info', 'user_not_found');
    await made.people.type('U0MAX', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.asked[0]?.request).toMatchObject({ origin: { mayManage: false } });
  });
});

describe('a message', () => {
  it('that mentions the bot comes as two events and is answered once, in a thread on it', async () => {
    const made = await stand();
    const { message } = await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}>: who, <@U0BEN>?`);
    await made.slack.redeliver();
    await made.quiet();
    expect(made.asked.map(({ request }) => request)).toMatchObject([
      { text: 'who, ?', addressed: true, mentionsOthers: true, continues: [], origin: { thread: null } },
    ]);
    expect(made.messages()).toMatchObject([{ threadTs: message.ts, read: 'message' }]);
    expect(made.posted).toMatchObject([{ thread: `C0GENERAL/${message.ts}` }]);
  });

  it('in a thread is handed on though it mentions nobody', async () => {
    const made = await stand({ message: async () => null });
    const { message } = await made.people.say('U0BEN', 'C0GENERAL', 'hello');
    await made.people.say('U0ADA', 'C0GENERAL', 'and who?', { threadTs: message.ts });
    await made.quiet();
    expect(made.asked.map(({ request }) => request as MessageRequest)).toMatchObject([
      { text: 'and who?', addressed: false, continues: [`C0GENERAL/${message.ts}`] },
    ]);
    expect(made.messages()).toEqual([]);
  });

  it('that is not for it costs nothing, not even a look into the store', async () => {
    let claims = 0;
    const made = await stand({ isFirst: async () => ++claims > 0 });
    await made.people.say('U0ADA', 'C0GENERAL', 'hello');
    await made.people.say('U0ROBOT', 'C0GENERAL', `<@${bot.user}> hello`);
    await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> hello`, { subtype: 'message_changed' });
    await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> hello`, { subtype: 'channel_join' });
    await made.quiet();
    expect(claims).toBe(0);
    expect(made.asked).toEqual([]);
  });

  it('with a file is a message like any other', async () => {
    const made = await stand();
    await made.people.say('U0ADA', 'C0GENERAL', `<@${bot.user}> hello`, { subtype: 'file_share' });
    await made.quiet();
    expect(made.asked).toHaveLength(1);
  });

  it('of its own, posted or changed, is never answered', async () => {
    const made = await stand({
      command: async () => answer(`<@${bot.user}> hello`, { audience: 'public', actions: [button('b')] }),
      action: async () => answer('changed', { audience: 'public', replaces: true }),
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    await made.people.press('U0ADA', first(made), 'b', null);
    await made.quiet();
    expect(made.asked.map(({ what }) => what)).toEqual(['command', 'action']);
  });
});

describe('the Home tab', () => {
  const home = () => answer('Your briefs', { actions: [menu('open', 3), button('ask')] });

  it('is shown, and answers by direct message or in place', async () => {
    const made = await stand({
      home: async () => home(),
      action: async ({ id }) => (id === 'open' ? answer('opened', { replaces: true }) : answer('asked')),
    });
    await made.people.openHome('U0ADA');
    await made.quiet();
    expect(JSON.stringify(made.slack.model.homes.get('U0ADA')?.view)).toContain('Your briefs');
    await made.people.pressHome('U0ADA', 'ask', null);
    await made.quiet();
    expect(made.messages()).toMatchObject([{ read: 'asked', channel: 'D0ADA', onlyFor: null }]);
    await made.people.pressHome('U0ADA', 'open', 'v1');
    await made.quiet();
    expect(JSON.stringify(made.slack.model.homes.get('U0ADA')?.view)).toContain('opened');
    expect(made.asked.slice(1).map(({ request }) => request)).toMatchObject([
      { id: 'ask', onPrivate: true, origin: { channel: 'D0ADA', thread: null } },
      { id: 'open', choice: 'v1', onPrivate: true },
    ]);
  });

  it('opens forms, whose answers come by direct message', async () => {
    const made = await stand({
      home: async () => home(),
      formFor: () => askForm(null, 'private'),
      form: async () => answer('answered'),
    });
    await made.people.openHome('U0ADA');
    await made.quiet();
    await made.people.pressHome('U0ADA', 'ask', null);
    await made.quiet();
    await made.people.send('U0ADA', { question: 'x' });
    await made.quiet();
    expect(made.messages()).toMatchObject([{ read: 'answered', channel: 'D0ADA' }]);
  });

  it('that cannot be shown is in the log', async () => {
    const made = await stand({ home: () => Promise.reject(new BriefingError('question-empty', {})) });
    await made.people.openHome('U0ADA');
    await made.quiet();
    expect(made.log).toContainEqual(expect.stringMatching(/^error Slack: the Home tab/));
  });
});
