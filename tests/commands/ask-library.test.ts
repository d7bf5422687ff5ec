import { beforeEach, describe, expect, it } from 'vitest';
import { replyToDiscordMessages } from '../../src/adapters/discord/render-reply.ts';
import { replyToSlackMessages } from '../../src/adapters/slack/reply-to-slack-messages.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { Origin } from '../../src/commands/request.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { actionOf, command, message, openRoom, origin, textOf } from './chat-room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom(['harbour-budget.md', 'museum-theft.md', 'rail-strike.md']);
});

const ask = (
  question: string,
  options: Record<string, string | boolean> = {},
  change: Partial<Origin> = {},
) => room.handlers.command(command('ask', { question, ...options }, origin(change)));
const act = (id: string, choice: string | null = null, onPrivate = true, change: Partial<Origin> = {}) => {
  const request = { origin: origin(change), id, choice, onPrivate };
  return { acknowledged: room.handlers.acknowledgementOf(request), reply: room.handlers.action(request) };
};
const labels = ({ actions }: Reply) =>
  actions.map((action) => (action.kind === 'menu' ? action.placeholder : action.label));
const mayor = 'Who is the mayor of Kelderwick?';
const director = 'Who is the director of the museum?';
/** Two briefs that say something else to the same question. */
const opening = (mayor: string) =>
  `The mayor of Lindow, ${mayor}, opened the new bridge on 3 May 2021. It cost 4 million crowns.`;
const opened = 'Who opened the new bridge?';

async function add(title: string, text: string, workspace = 'discord:1'): Promise<string> {
  const from = origin({ mayManage: true, workspace, user: 'editor', channel: 'desk' });
  const added = await room.handlers.form({ origin: from, id: 'add', fields: { title, text } });
  return added.topic?.brief ?? '';
}

describe('/ask without a brief', () => {
  it('answers from the brief that knows, names it, and stays there for the next question', async () => {
    const reply = await ask(mayor);
    expect(reply).toMatchObject({ audience: 'private', topic: { brief: 'harbour-budget' } });
    expect(textOf(reply)).toMatch(/Ingrid Salloway[\s\S]*From “Kelderwick council backs record budget/);
    expect(labels(reply)).toEqual(['Ask', 'Show the brief', 'Sources', 'Share to channel']);
    const next = await ask('And the deputy mayor?');
    expect(textOf(next)).toContain('Tomas Brandreth');
    expect(next.topic?.brief).toBe('harbour-budget');
  });

  it('turns to another brief where a question stands by itself', async () => {
    await ask(mayor);
    const reply = await ask('How many people take a train on a normal working day?');
    expect(reply.topic?.brief).toBe('rail-strike');
    expect(textOf(reply)).toContain('1.3 million');
  });

  it('stays in the thread of a brief', async () => {
    const card = await room.handlers.command(command('brief show', { brief: 'museum-theft' }));
    await room.handlers.posted(card, { origin: origin(), thread: 't1' });
    const reply = await ask(mayor, {}, { thread: 't1' });
    expect(textOf(reply)).toMatch(/^Not in the article/);
    expect(reply.topic?.brief).toBe('museum-theft');
  });

  it('shares what it has found, and shows its sources', async () => {
    const reply = await ask(mayor);
    const shared = await act(actionOf(reply, 'Share to channel')).reply;
    expect(shared).toMatchObject({ audience: 'public', topic: { brief: 'harbour-budget' } });
    expect(textOf(shared)).toContain('Ingrid Salloway');
    expect(textOf(await act(actionOf(reply, 'Sources')).reply)).toContain('Ingrid Salloway');
  });

  it('is asked by a form, too', async () => {
    const id = room.handlers.formFor(command('ask'))?.id ?? '';
    const reply = await room.handlers.form({ origin: origin(), id, fields: { question: mayor } });
    expect(textOf(reply)).toContain('Ingrid Salloway');
  });

  it('prefers the brief of the channel where another answers as well, and names the other', async () => {
    const first = await add('The north bridge', opening('Ada Marsh'));
    const second = await add('The south bridge', opening('Tom Reed'));
    for (const [brief, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const here = { channel: `about ${brief}` };
      const card = await room.handlers.command(command('brief show', { brief }, origin(here)));
      await room.handlers.posted(card, { origin: origin(here), thread: `t-${brief}` });
      const reply = await ask(opened, {}, here);
      expect(reply.topic?.brief).toBe(brief);
      expect(textOf(reply)).toMatch(/Also in: “The (?:north|south) bridge”/);
      const { acknowledged, reply: asked } = act(actionOf(reply, 'Ask another brief'), other);
      expect(acknowledged).toBe('replace');
      expect(await asked).toMatchObject({ audience: 'private', replaces: true, topic: { brief: other } });
      // In public everyone goes on seeing the answer that stands there.
      const pressed = act(actionOf(reply, 'Ask another brief'), other, false);
      expect(pressed.acknowledged).toBe('private');
      expect(await pressed.reply).toMatchObject({ audience: 'private', replaces: false });
    }
  });

  it.each([
    ['zzqq xxyy vvww?', 'I looked in all 3 briefs and found no answer.'],
    ['Who is she?', 'The question names nothing to look for.'],
    ['What is the capital of Mongolia?', 'I looked in all 3 briefs and found no answer.'],
  ])('admits that no brief answers %j, and says what to do', async (question, why) => {
    const reply = await ask(question);
    expect(textOf(reply)).toMatch(/^Not in the briefs\n/);
    expect(textOf(reply)).toContain(why);
    expect(textOf(reply)).toMatch(/Name (?:the|a) person/);
    expect(reply.topic).toBeNull();
    expect(labels(reply)).toEqual([]);
  });

  it('shows the nearest sentences with the brief of each', async () => {
    const text = textOf(await ask('Which colour has the hat of the mayor of Kelderwick in Peru?'));
    expect(text).toMatch(/The nearest sentences:\n“.+” paragraph \d+, sentence \d+ — “Kelderwick council/);
  });

  it('answers as one brief does where there is only one', async () => {
    room = await openRoom(['harbour-budget.md']);
    const reply = await ask('Did Barack Obama visit the harbour?');
    expect(textOf(reply)).toMatch(/^Not in the article[\s\S]*From “Kelderwick/);
    expect(labels(reply)).not.toContain('Look in all briefs');
  });

  it('says how to add a brief where there is none', async () => {
    room = await openRoom([]);
    expect(textOf(await ask(mayor))).toContain('There is no brief here yet. Add one with /brief add.');
  });

  it('finds nothing of another workspace', async () => {
    const question = 'Who opened the bridge of Lindow?';
    const text = 'The mayor, Ada Marsh, opened the bridge of Lindow on 3 May 2021.';
    await add('The secret bridge', text, 'discord:2');
    const reply = await ask(question);
    expect(textOf(reply)).not.toMatch(/Ada Marsh|secret/);
    expect(textOf(await ask(question, {}, { workspace: 'discord:2' }))).toContain('Ada Marsh');
  });
});

describe('a mention outside of threads', () => {
  const say = (text: string, change: Partial<Origin> = {}, direct = false) =>
    room.handlers.message(message(text, { origin: origin(change), direct }));

  it('is answered from the brief that knows, whatever the channel saw last', async () => {
    const card = await room.handlers.command(command('brief show', { brief: 'harbour-budget' }));
    await room.handlers.posted(card, { origin: origin(), thread: 't1' });
    expect((await say(director))?.topic?.brief).toBe('museum-theft');
    expect((await say('Who is the mayor?'))?.topic?.brief).toBe('harbour-budget');
  });

  it('takes nothing from what this person asked privately', async () => {
    await ask(mayor);
    const turns = (await say('And the deputy mayor?'))?.topic?.conversation?.turns;
    expect(turns?.map(({ question }) => question) ?? []).not.toContain(mayor);
  });

  it('goes on from what was said in a direct message, or turns to another brief', async () => {
    const here = { channel: 'dm' };
    await say(mayor, here, true);
    const next = await say('And the deputy mayor?', here, true);
    expect(next && textOf(next)).toContain('Tomas Brandreth');
    expect((await say(director, here, true))?.topic?.brief).toBe('museum-theft');
  });
});

describe('"Look in all briefs"', () => {
  it('is offered where a named brief does not say, and answers in its place', async () => {
    const abstained = await ask(mayor, { brief: 'museum-theft' });
    expect(textOf(abstained)).toMatch(/^Not in the article/);
    const { acknowledged, reply } = act(actionOf(abstained, 'Look in all briefs'));
    expect(acknowledged).toBe('replace');
    expect(await reply).toMatchObject({ replaces: true, topic: { brief: 'harbour-budget' } });
    expect(textOf(await reply)).toMatch(/Who is the mayor of Kelderwick\?[\s\S]*Ingrid Salloway/);
  });

  it('answers whoever presses it, and leaves what stands there for all', async () => {
    const abstained = await ask(mayor, { brief: 'museum-theft', public: true });
    const { acknowledged, reply } = act(actionOf(abstained, 'Look in all briefs'), null, false, {
      user: 'ben',
    });
    expect(acknowledged).toBe('private');
    expect(await reply).toMatchObject({ audience: 'private', replaces: false });
    expect(labels(await reply)).toContain('Share to channel');
  });

  it('keeps what the question leaned on', async () => {
    const shut = await add('The shut bridge', 'The bridge of Lindow was shut in 2024. Ben Wade repairs it.');
    await add('The north bridge', opening('Ada Marsh'));
    await ask('Who repairs the bridge of Lindow?', { brief: shut });
    const abstained = await ask('And what did it cost?');
    expect(abstained.topic?.brief).toBe(shut);
    const again = await act(actionOf(abstained, 'Look in all briefs')).reply;
    expect(textOf(again)).toContain('4 million crowns');
  });

  it('is not offered where the brief answers', async () => {
    expect(labels(await ask(mayor, { brief: 'harbour-budget' }))).not.toContain('Look in all briefs');
  });

  it('belongs to its workspace', async () => {
    const id = actionOf(await ask(mayor, { brief: 'museum-theft' }), 'Look in all briefs');
    expect(textOf(await act(id, null, true, { workspace: 'discord:2' }).reply)).toMatch(/too old to work/);
  });
});

describe('while the store cannot be reached', () => {
  const down = () => Promise.reject(new BriefingError('store-unavailable', { problem: 'disk I/O error' }));
  beforeEach(() => {
    const { places, conversations, exchanges, articles } = room.store;
    places.briefOf = down;
    conversations.get = down;
    exchanges.put = down;
    Object.assign(articles, { some: down, get: down, list: down });
  });

  it('says that it cannot search, and which briefs can be named', async () => {
    const text = textOf(await ask(mayor));
    expect(text).toContain('cannot search the briefs');
    expect(text).toContain('harbour-budget, museum-theft, rail-strike');
  });

  it('answers from a shipped brief that is named', async () => {
    const reply = await ask(mayor, { brief: 'harbour-budget' });
    expect(textOf(reply)).toContain('Ingrid Salloway');
    // What these would repeat could not be kept.
    expect(labels(reply)).toEqual(['Ask', 'Show the brief']);
  });
});

describe('hostile titles', () => {
  it('are shown literally in every part of a reply, within the limits', async () => {
    const title = `@everyone <!channel> **b** \u202e[x](http://evil.example) ${'long '.repeat(30)}`;
    await add(`${title} A`, opening('Ada Marsh'));
    await add(`${title} B`, opening('Tom Reed'));
    const found = await ask(opened);
    const none = await ask('Which mayor of Lindow was born in Mongolia in 1903?');
    expect(textOf(found)).toContain('Also in:');
    for (const reply of [found, none]) {
      expect(textOf(reply)).not.toContain('\u202e');
      const embeds = replyToDiscordMessages(reply).flatMap(({ embeds }) => embeds ?? []);
      const shown = embeds.map(({ title = '', description = '' }) => `${title}\n${description}`).join('\n');
      expect(shown).toContain('everyone');
      expect(shown).not.toMatch(/(?<!\\)(?:@everyone|<!channel)/);
      expect(JSON.stringify(replyToSlackMessages(reply))).not.toMatch(/"type":"(?:broadcast|mrkdwn|link)"/);
    }
  });
});
