import { afterEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src/commands/handlers.ts';
import type { MessageRequest } from '../../../src/commands/request.ts';
import { bot, channelIds, guilds, people } from '../../fakes/discord/fake-discord-cast.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { createDiscordStand, type DiscordStand, note, wait } from './discord-stand.ts';

let stand: DiscordStand;
afterEach(() => stand.close());

const at = `<@${bot.id}>`;
const open = async (
  handlers: Partial<Handlers> = {},
  more: Parameters<typeof createDiscordStand>[0] = {},
) => {
  const asked: MessageRequest[] = [];
  const message = handlers.message ?? (async () => answer('told', { audience: 'public' }));
  stand = await createDiscordStand({
    ...more,
    handlers: { ...handlers, message: async (request) => note(asked, request, await message(request)) },
  });
  return asked;
};
const shown = () => stand.messages().map(({ read, channel }) => [read.slice(0, 20), channel]);
const bodies = (pattern: RegExp) =>
  stand.discord.rest.calls.filter(({ path }) => pattern.test(path)).map(({ body }) => body);

describe('a mention in a channel', () => {
  it('is answered in a thread on it, named after the question', async () => {
    const asked = await open();
    const question = stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(asked).toEqual([
      {
        origin: {
          platform: 'discord',
          workspace: `discord:${guilds.home}`,
          channel: channelIds.general,
          thread: null,
          user: people.ada.id,
          mayManage: false,
        },
        text: 'Who came?',
        addressed: true,
        direct: false,
        mentionsOthers: false,
        continues: [],
      },
    ]);
    expect(shown()).toEqual([['told', question.id]]);
    expect(stand.discord.model.channels.get(question.id)).toMatchObject({
      type: 11,
      name: 'Who came?',
      parent: channelIds.general,
    });
    expect(stand.posted).toMatchObject([{ thread: question.id }, { thread: stand.messages()[0]?.id }]);
    expect(bodies(/\/messages$/)).toMatchObject([{ nonce: `${question.id}-0`, enforce_nonce: true }]);
  });

  it('whose thread is there already is answered in it', async () => {
    await open();
    const { discord } = stand;
    discord.rest.instead.set('POST /channels/{channel_id}/messages/{message_id}/threads', [
      { status: 500, body: {} },
    ]);
    const question = discord.model.add({
      channel: channelIds.general,
      author: people.ada,
      content: `${at} Who?`,
    });
    discord.startThread(question, 'Talk');
    discord.tell(question);
    await stand.quiet();
    expect(shown()).toEqual([['told', question.id]]);
  });

  it('on which no thread can be started is answered right below', async () => {
    await open();
    stand.discord.rest.instead.set('POST /channels/{channel_id}/messages/{message_id}/threads', [
      { status: 403, body: { code: 50_013, message: 'Missing Permissions' } },
    ]);
    const question = stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(stand.messages()).toMatchObject([{ channel: channelIds.general, replyTo: question.id }]);
    expect(stand.posted).toMatchObject([{ thread: stand.messages()[0]?.id }]);
  });

  it('is answered with as many messages as it takes, each with a nonce of its own', async () => {
    await open({ message: async () => answer('word '.repeat(3000), { audience: 'public' }) });
    const { id } = stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(bodies(/\/messages$/)).toMatchObject([0, 1, 2, 3].map((part) => ({ nonce: `${id}-${part}` })));
    expect(stand.discord.model.violations).toEqual([]);
  });
});

describe('elsewhere', () => {
  it('a mention in a thread is answered there, below the question', async () => {
    const asked = await open();
    const first = stand.discord.model.add({ channel: channelIds.general, author: people.ada });
    stand.discord.startThread(first, 'Talk');
    const question = stand.people.say(people.ben, first.id, `and who else, ${at}?`);
    await stand.quiet();
    expect(asked).toMatchObject([
      {
        text: 'and who else, ?',
        origin: { channel: channelIds.general, thread: first.id },
        continues: [first.id],
      },
    ]);
    expect(stand.messages()).toMatchObject([{ channel: first.id, replyTo: question.id }]);
    expect(stand.posted).toMatchObject([{ thread: first.id }, { thread: stand.messages()[0]?.id }]);
  });

  it('direct messages are for the bot, and kept apart by person', async () => {
    const asked = await open();
    const { id: channel } = stand.discord.model.directOf(people.ada);
    const question = stand.people.say(people.ada, channel, 'Who came?');
    await stand.quiet();
    expect(asked).toMatchObject([
      {
        addressed: true,
        origin: { workspace: `discord:dm:${people.ada.id}`, channel, thread: null, mayManage: true },
      },
    ]);
    expect(stand.messages()).toMatchObject([{ channel, replyTo: question.id }]);
  });

  it('a reply to the bot continues what it replies to', async () => {
    const asked = await open({}, { config: { messageContent: true } });
    stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    const [told] = stand.messages();
    if (!told) throw new Error('no answer');
    stand.people.say(people.ben, told.channel, 'and who else?', told.id);
    await stand.quiet();
    expect(asked[1]).toMatchObject({
      text: 'and who else?',
      addressed: true,
      continues: [told.id, told.channel],
    });
  });
});

describe('what is not for the bot', () => {
  it('is left alone: bots, notices, webhooks, people among themselves, copies', async () => {
    const asked = await open({}, { config: { messageContent: true } });
    const { discord } = stand;
    const { id: direct } = discord.model.directOf(people.robot);
    stand.people.say(people.robot, channelIds.general, `${at} Who came?`);
    stand.people.say(people.robot, direct, 'Who came?');
    stand.people.say(people.ada, channelIds.general, 'Who came?');
    const notice = discord.model.add({
      channel: channelIds.general,
      author: people.ada,
      content: `${at} joined`,
    });
    for (const more of [{ type: 7 }, { webhook_id: '1' }])
      discord.dispatch('MESSAGE_CREATE', { ...discord.model.toJson(notice), guild_id: guilds.home, ...more });
    await stand.quiet();
    expect(asked).toEqual([]);
    stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    discord.redeliver();
    await stand.quiet();
    expect(asked).toHaveLength(1);
  });

  it('is not read without the intent, be it in a thread or a reply to the bot', async () => {
    const asked = await open();
    const first = stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    stand.people.say(people.ben, first.id, 'thanks', stand.messages()[0]?.id);
    stand.people.say(people.ben, first.id, 'who else?');
    await stand.quiet();
    expect(asked).toHaveLength(1);
  });

  it('is offered in threads with the intent, and the handler may say nothing', async () => {
    const asked = await open({ message: async () => null }, { config: { messageContent: true } });
    const first = stand.discord.model.add({ channel: channelIds.general, author: people.ada });
    stand.discord.startThread(first, 'Talk');
    stand.people.say(people.ben, first.id, `who else, <@${people.ada.id}>?`);
    await stand.quiet();
    expect(asked).toMatchObject([
      { text: 'who else, @ada?', addressed: false, mentionsOthers: true, continues: [first.id] },
    ]);
    expect(stand.messages()).toEqual([]);
  });
});

describe('what only the asker should see', () => {
  it('comes as a direct message', async () => {
    await open({ message: async () => answer('wrong') });
    stand.people.say(people.ada, channelIds.general, `${at} more on 99`);
    await stand.quiet();
    expect(shown()).toEqual([['wrong', stand.discord.model.directOf(people.ada).id]]);
    expect(stand.posted).toEqual([]);
  });

  it('stands below the question where the asker takes no direct messages', async () => {
    await open({ message: async () => answer('wrong') });
    stand.discord.faults.failNext('forbidden', 1);
    const { id } = stand.people.say(people.ada, channelIds.general, `${at} more on 99`);
    await stand.quiet();
    expect(stand.messages()).toMatchObject([{ read: 'wrong', channel: channelIds.general, replyTo: id }]);
  });

  it('is what the bot lacks where it may not post', async () => {
    await open();
    stand.discord.faults.failNext('forbidden', 1);
    stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(shown()).toEqual([
      [expect.stringContaining('Briefwire lacks'), stand.discord.model.directOf(people.ada).id],
    ]);
    expect(stand.messages()[0]?.read).toContain('#general');
  });
});

describe('a server error', () => {
  it('after the post was accepted doubles nothing', async () => {
    await open();
    stand.discord.faults.failNext('error-after', 3);
    stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(shown()).toHaveLength(1);
    expect(bodies(/\/messages$/)).toHaveLength(4);
  });

  it('that goes on is told to the log only', async () => {
    await open();
    stand.discord.faults.failNext('error', 20);
    stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    await wait(100);
    expect(stand.messages()).toEqual([]);
    expect(stand.log.filter((each) => each.startsWith('error'))).toHaveLength(1);
    expect(stand.log.join()).toContain('HTTP 500');
  });

  it('when a thread is started does not matter once it is there', async () => {
    await open();
    stand.discord.rest.instead.set('POST /channels/{channel_id}/messages/{message_id}/threads', [
      { status: 502, body: {} },
    ]);
    const { id } = stand.people.say(people.ada, channelIds.general, `${at} Who came?`);
    await stand.quiet();
    expect(shown()).toEqual([['told', id]]);
  });
});
