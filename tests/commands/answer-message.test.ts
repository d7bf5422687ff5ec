import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageRequest } from '../../src/commands/request.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { actionOf, command, message, openRoom, origin, textOf } from './chat-room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom(['harbour-budget.md', 'museum-theft.md']);
});

const inThread = (text: string, change: Partial<MessageRequest> = {}) =>
  message(text, { origin: origin({ thread: 't1' }), addressed: false, continues: ['t1'], ...change });

/** Says something in the thread and posts the reply there, as an adapter does. */
async function say(text: string, change: Partial<MessageRequest> = {}) {
  const request = inThread(text, change);
  const reply = await room.handlers.message(request);
  if (reply?.audience === 'public')
    await room.handlers.posted(reply, { origin: request.origin, thread: 't1' });
  return reply;
}

async function postCard(theme = 'people') {
  const reply = await room.handlers.command(command('brief show', { brief: 'harbour-budget', theme }));
  await room.handlers.posted(reply, { origin: origin(), thread: 't1' });
  return reply;
}

describe('a mention that no brief answers', () => {
  it('says to mention it again, since its thread is about nothing yet; in a direct message it need not', async () => {
    const asked = { addressed: true, continues: [] };
    const reply = await room.handlers.message(message('Who is the king of Norway?', asked));
    expect(reply && textOf(reply)).toMatch(/^Not in the briefs\n[\s\S]*To ask on, mention me again\.$/);
    const direct = await room.handlers.message(
      message('Who is the king of Norway?', { ...asked, direct: true }),
    );
    expect(direct && textOf(direct)).not.toContain('mention me again');
  });
});

describe('in the thread of a card', () => {
  it('answers questions from its brief, in public', async () => {
    await postCard();
    const reply = await say('Who is the mayor?');
    expect(reply?.audience).toBe('public');
    expect(reply && textOf(reply)).toContain('Ingrid Salloway');
  });

  it('follows what was said there', async () => {
    await postCard();
    await say('Who is the mayor of Kelderwick?');
    const reply = await say('and the deputy mayor?', { origin: origin({ thread: 't1', user: 'ben' }) });
    expect(reply && textOf(reply)).toContain('Tomas Brandreth');
  });

  it.each(['more on 2', 'More about #2.', 'tell me more on point 2', 'explain 2', '2?'])(
    'tells more on a point: %j',
    async (text) => {
      const card = await postCard();
      const second = card.topic?.shown[1];
      const reply = await say(text);
      expect(reply?.topic?.shown[0]).toMatchObject({
        paragraph: second?.paragraph,
        sentence: second?.sentence,
      });
      expect(reply?.topic?.shown.length).toBeGreaterThan(1);
    },
  );

  it('keeps its numbers over an answer that shows nothing', async () => {
    const card = await postCard();
    await say('zzqq xxyy?');
    const kept = await room.store.conversations.get('discord:1', 'thread:t1');
    expect(kept?.shown.length).toBe(card.topic?.shown.length);
  });

  it('leaves people alone who count among themselves', async () => {
    await postCard();
    expect(await say('17')).toBeNull();
    expect((await say('2'))?.audience).toBe('public');
  });

  it('tells more on a citation', async () => {
    await postCard();
    expect((await say('more on [4.1]'))?.topic?.shown[0]).toMatchObject({ paragraph: 4, sentence: 1 });
  });

  it('says which numbers there are where one is asked for that is not', async () => {
    await postCard('glance');
    const reply = await say('more on 99');
    expect(reply?.audience).toBe('private');
    expect(reply && textOf(reply)).toMatch(/Nothing here is numbered 99.*1, 2, 3/);
  });

  it.each(['show figures', 'Show me the figures card'])('shows another card: %j', async (text) => {
    await postCard();
    const reply = await say(text);
    expect(reply && textOf(reply)).toContain('🔢 Figures');
  });

  it('takes a question word for a question, though it is another name of a card', async () => {
    await postCard();
    await say('Who is the mayor of Kelderwick?');
    const reply = await say('When?', { addressed: true });
    expect(reply && textOf(reply)).not.toContain('📅 Timeline');
  });

  it.each([
    ['small talk', 'thanks, that helps', {}],
    ['talk between others', 'do you agree?', { mentionsOthers: true }],
    ['a question in a thread that is not ours', 'Who is the mayor?', { continues: ['t9'] }],
  ])('keeps out of %s', async (_name, text, change) => {
    await postCard();
    expect(await say(text, change)).toBeNull();
  });

  it('is not held up by an endless message', async () => {
    await postCard();
    const began = performance.now();
    await say(`show ${'.'.repeat(100_000)}x`, { addressed: true });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('keeps its own brief whatever the channel turns to', async () => {
    await postCard();
    const other = await room.handlers.command(command('brief show', { brief: 'museum-theft' }));
    await room.handlers.posted(other, { origin: origin(), thread: 't2' });
    expect((await say('Who is the mayor?'))?.topic?.brief).toBe('harbour-budget');
  });

  it('is not disturbed by what somebody asks privately in it', async () => {
    await postCard();
    await say('Who is the mayor of Kelderwick?');
    await room.handlers.command(
      command(
        'ask',
        { question: 'What was stolen?', brief: 'museum-theft' },
        origin({ thread: 't1', user: 'ben' }),
      ),
    );
    const reply = await say('and the deputy mayor?');
    expect(reply && textOf(reply)).toContain('Tomas Brandreth');
  });

  it('knows no thread of another workspace', async () => {
    await postCard();
    expect(
      await say('Who is the mayor?', { origin: origin({ thread: 't1', workspace: 'discord:2' }) }),
    ).toBeNull();
  });
});

describe('in direct messages', () => {
  const alone = (text: string) =>
    room.handlers.message(message(text, { origin: origin({ channel: 'dm' }), direct: true }));

  it('follows what was said there, without a thread', async () => {
    await room.handlers.command(
      command('brief show', { brief: 'harbour-budget', theme: 'people' }, origin({ channel: 'dm' })),
    );
    await alone('Who is the mayor of Kelderwick?');
    const next = await alone('and the deputy mayor?');
    expect(next && textOf(next)).toContain('Tomas Brandreth');
    const more = await alone('more on 1');
    expect(more && textOf(more)).toMatch(/^More on 1/);
    const card = await alone('show figures');
    expect(card && textOf(card)).toContain('🔢 Figures');
  });

  it.each([
    ['help', /\/brief show/],
    ['list', /harbour-budget/],
  ])('knows what %s means', async (text, said) => {
    const reply = await alone(text);
    expect(reply && textOf(reply)).toMatch(said);
    expect(reply?.audience).toBe('public');
  });
});

describe('where something is wrong', () => {
  const foreign = { origin: origin({ thread: 't9' }), addressed: false, continues: ['t9'] };

  it('says nothing to people who did not speak to it', async () => {
    const down = () => Promise.reject(new BriefingError('store-unavailable', { problem: 'full' }));
    room.store.places.briefOf = down;
    room.store.articles.some = down;
    expect(await room.handlers.message(message('What is for lunch?', foreign))).toBeNull();
    const asked = await room.handlers.message(message('What is for lunch?'));
    expect(asked && textOf(asked)).toMatch(/cannot reach its memory/);
  });

  it('says nothing in the thread of a brief that is gone', async () => {
    await room.store.places.setBrief('discord:1', 'thread:t9', 'gone');
    expect(await room.handlers.message(message('Is anyone going to lunch?', foreign))).toBeNull();
  });

  it('gives an answer that it cannot remember', async () => {
    room.store.places.setBrief = () =>
      Promise.reject(new BriefingError('store-unavailable', { problem: 'full' }));
    const reply = await room.handlers.command(command('brief show', { brief: 'harbour-budget' }));
    expect(reply.topic?.brief).toBe('harbour-budget');
    expect(room.errors).toHaveLength(1);
  });
});

describe('when mentioned', () => {
  it('answers from the brief that the channel saw last', async () => {
    await postCard();
    const reply = await room.handlers.message(
      message('Who is the mayor?', { origin: origin({ user: 'ben' }) }),
    );
    expect(reply && textOf(reply)).toContain('Ingrid Salloway');
  });

  it('answers from the brief that knows where nothing says which, and names it', async () => {
    const reply = await room.handlers.message(
      message('Who is the mayor of Kelderwick?', { origin: origin({ channel: 'quiet' }) }),
    );
    expect(reply).toMatchObject({ audience: 'public', topic: { brief: 'harbour-budget' } });
    expect(reply && textOf(reply)).toMatch(/Ingrid Salloway[\s\S]*From “Kelderwick council/);
  });

  it('asks of which brief a card is wanted where nothing says which', async () => {
    const reply = await room.handlers.message(
      message('show people', { origin: origin({ channel: 'silent' }) }),
    );
    expect(reply?.audience).toBe('public');
    const shown =
      reply &&
      (await room.handlers.action({
        origin: origin({ channel: 'silent' }),
        id: actionOf(reply, 'Choose a brief'),
        choice: 'harbour-budget',
        onPrivate: false,
      }));
    expect(shown && textOf(shown)).toContain('Kelderwick council');
  });

  it('says how to ask where nothing was asked', async () => {
    const reply = await room.handlers.message(message('  '));
    expect(reply && textOf(reply)).toContain('/brief show');
  });
});
