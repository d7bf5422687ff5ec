import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/commands/reply.ts';
import { actionOf, command, openRoom, origin, textOf } from './chat-room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom(['harbour-budget.md', 'museum-theft.md']);
});

const ask = (question: string, options: Record<string, string | boolean> = {}, change = {}) =>
  room.handlers.command(command('ask', { question, ...options }, origin(change)));
const harbour = { brief: 'harbour-budget' };

describe('/ask', () => {
  it('answers privately with a short answer, the quotation and its place', async () => {
    const reply = await ask('Who is the mayor?', harbour);
    expect(reply.audience).toBe('private');
    expect(textOf(reply)).toContain('Ingrid Salloway');
    expect(textOf(reply)).toMatch(/1\. “.*” paragraph \d+, sentence \d+/);
    expect(textOf(reply)).toContain('Who is the mayor?');
  });

  it('answers for everyone where that is asked for', async () => {
    const request = command('ask', { question: 'Who is the mayor?', ...harbour, public: true });
    expect(room.handlers.acknowledgementOf(request)).toBe('public');
    const reply = await room.handlers.command(request);
    expect(reply.audience).toBe('public');
    expect(
      reply.actions.some((action) => action.kind === 'button' && action.label === 'Share to channel'),
    ).toBe(false);
  });

  it('says what the article does not say, shows the nearest sentences and how to ask better', async () => {
    const text = textOf(await ask('Did Barack Obama visit the harbour?', harbour));
    expect(text).toMatch(/^Not in the article/);
    expect(text).toMatch(/Obama/);
    expect(text).toMatch(/The nearest sentences:\n1\. “/);
    expect(text).toMatch(/Try /);
  });

  it('leans on what this person asked before, and on nobody else', async () => {
    const here = { channel: 'lean' };
    await ask('Who is the mayor of Kelderwick?', harbour, here);
    expect(textOf(await ask('And the deputy mayor?', {}, here))).toContain('Tomas Brandreth');
    expect(await room.store.conversations.get('discord:1', 'person:lean:ben')).toBeNull();
  });

  it('leans on what was asked by title, too', async () => {
    const here = { channel: 'titled' };
    const brief = 'Kelderwick council backs record budget and revives harbour tunnel';
    await ask('Who is the mayor of Kelderwick?', { brief }, here);
    expect(textOf(await ask('And the deputy mayor?', { brief }, here))).toContain('Tomas Brandreth');
  });

  it('opens a form where the question is missing, and answers what is sent with it', async () => {
    const form = room.handlers.formFor(command('ask', harbour));
    expect(form).toMatchObject({
      id: 'ask:harbour-budget:private',
      fields: [{ id: 'question', required: true }],
    });
    const reply = await room.handlers.form({
      origin: origin(),
      id: form?.id ?? '',
      fields: { question: 'Who is the mayor?' },
    });
    expect(textOf(reply)).toContain('Ingrid Salloway');
    const titled = command('ask', { brief: 'The “bridge”: a story', public: true });
    expect(room.handlers.formFor(titled)?.id).toBe('ask:the-bridge-a-story:public');
    expect(room.handlers.formFor(command('ask'))?.id).toBe('question:private');
  });

  it('says what to type where the question is blank', async () => {
    expect(textOf(await ask('   ', harbour))).toMatch(/There is no question/);
  });

  it('reaches no brief of another workspace', async () => {
    const added = await room.handlers.form({
      origin: origin({ mayManage: true, workspace: 'discord:2' }),
      id: 'add',
      fields: {
        title: 'The secret bridge',
        text: 'The mayor of Lindow, Ada Marsh, opened the bridge on 3 May 2021.',
      },
    });
    const brief = added.topic?.brief ?? '';
    expect(brief).toBe('the-secret-bridge');
    expect(textOf(await ask('Who opened the bridge?', { brief }, { workspace: 'discord:2' }))).toContain(
      'Ada Marsh',
    );
    const denied = textOf(await ask('Who opened the bridge?', { brief }));
    expect(denied).toMatch(/no brief "the-secret-bridge"/);
    expect(denied).not.toContain('Ada Marsh');
  });
});

describe('a workspace', () => {
  it('is known from the first that is answered in it', async () => {
    expect(await room.store.workspaces.find('discord:7')).toBeNull();
    await ask('Who is the mayor?', harbour, { workspace: 'discord:7' });
    expect(await room.store.workspaces.find('discord:7')).toMatchObject({ id: 'discord:7' });
  });
});

describe('the buttons of an answer', () => {
  const act = (id: string, change = {}) =>
    room.handlers.action({ origin: origin(change), id, choice: null, onPrivate: true });
  const post = (reply: Reply, change = {}) =>
    room.handlers.posted(reply, { origin: origin(change), thread: `t-${origin(change).channel}` });

  it('share it with the channel, once', async () => {
    const id = actionOf(await ask('Who is the mayor?', harbour), 'Share to channel');
    const shared = await act(id);
    expect(shared).toMatchObject({ audience: 'public', replaces: false, topic: { brief: 'harbour-budget' } });
    expect(textOf(shared)).toContain('Ingrid Salloway');
    // A second press right after, and one long after it was posted.
    expect(textOf(await act(id))).toMatch(/shared to the channel already/);
    await post(shared);
    room.pass(60_000);
    expect(textOf(await act(id))).toMatch(/shared to the channel already/);
  });

  it('share it later where posting it failed', async () => {
    const id = actionOf(await ask('Who is the mayor?', harbour), 'Share to channel');
    expect(await act(id)).toMatchObject({ audience: 'public' });
    room.pass(60_000);
    expect(await act(id)).toMatchObject({ audience: 'public' });
  });

  it('take nothing that was asked privately before into the thread', async () => {
    const here = { channel: 'shy' };
    await ask('What does the tunnel cost?', harbour, here);
    const shared = await act(actionOf(await ask('Who is the mayor?', {}, here), 'Share to channel'), here);
    await post(shared, here);
    const kept = await room.store.conversations.get('discord:1', 'thread:t-shy');
    expect(kept?.conversation?.turns.map(({ question }) => question)).toEqual(['Who is the mayor?']);
  });

  it('leave the conversation as it is', async () => {
    const here = { channel: 'sources' };
    await ask('Who is the mayor of Kelderwick?', harbour, here);
    await act(actionOf(await ask('And the deputy mayor?', {}, here), 'Sources'), here);
    const kept = await room.store.conversations.get('discord:1', 'person:sources:ada');
    expect(kept?.conversation?.turns).toHaveLength(2);
  });

  it('share a follow-up as it was answered, whatever was asked since', async () => {
    const here = { channel: 'share' };
    await ask('Who is the mayor of Kelderwick?', harbour, here);
    const followUp = await ask('And the deputy mayor?', {}, here);
    await ask('What does the tunnel cost?', {}, here);
    expect(textOf(await act(actionOf(followUp, 'Share to channel'), here))).toContain('Tomas Brandreth');
  });

  it('show what the article says around it', async () => {
    const sources = await act(
      actionOf(await ask('What is the tunnel expected to cost?', harbour), 'Sources'),
    );
    expect(sources.topic?.shown.length).toBeGreaterThan(1);
    expect(textOf(sources)).toContain('620 million crowns');
    expect(textOf(sources)).toContain('Digging is due to begin in September 2025');
  });

  it('belong to their workspace', async () => {
    const id = actionOf(await ask('Who is the mayor?', harbour), 'Share to channel');
    expect(textOf(await act(id, { workspace: 'discord:2' }))).toMatch(/too old to work/);
  });
});
