import { beforeEach, describe, expect, it } from 'vitest';
import { actionOf, command, origin, textOf } from './chat-room.ts';
import { type DigestChat, manager, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat();
});

const text = 'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.';
const forget = (from = manager) => room.handlers.command(command('brief forget', {}, from));
const press = async (id: string, from = manager) =>
  room.handlers.action({ origin: from, id, choice: null, onPrivate: true });

describe('/brief forget', () => {
  it('says what would be deleted, and deletes nothing before the button is pressed', async () => {
    await room.subscribed();
    await room.handlers.form({ origin: manager, id: 'add', fields: { title: 'Bridge', text } });
    const asked = await forget();
    expect(asked.audience).toBe('private');
    expect(textOf(asked)).toMatch(/1 brief added here\n1 digest with/);
    expect(textOf(asked)).not.toContain('config/briefwire.yaml');
    expect(await room.kept()).toHaveLength(1);
    const request = {
      origin: manager,
      id: actionOf(asked, 'Forget everything'),
      choice: null,
      onPrivate: true,
    };
    expect(room.handlers.acknowledgementOf(request)).toBe('replace');
    expect(await room.handlers.action(request)).toMatchObject({ audience: 'private', replaces: true });
    expect(await room.kept()).toEqual([]);
    expect(await room.store.articles.list('discord:1')).toEqual([]);
    expect(textOf(await room.handlers.command(command('brief show', { brief: 'bridge' })))).toMatch(
      /no brief "bridge"/,
    );
  });

  it('leaves other workspaces alone', async () => {
    const elsewhere = { ...manager, workspace: 'discord:2' };
    await room.handlers.form({ origin: elsewhere, id: 'add', fields: { title: 'Bridge', text } });
    await press(actionOf(await forget(), 'Forget everything'));
    expect(await room.store.articles.list('discord:2')).toHaveLength(1);
  });

  it('still knows that it is there, so that what comes later is deleted once it is left', async () => {
    await press(actionOf(await forget(), 'Forget everything'));
    expect(await room.store.workspaces.present('discord')).toEqual(['discord:1']);
  });

  it('is for those who may manage, the button too', async () => {
    await room.subscribed();
    expect(textOf(await forget(origin()))).toMatch(/Manage Server/);
    const id = actionOf(await forget(), 'Forget everything');
    expect(textOf(await press(id, origin()))).toMatch(/Manage Server/);
    expect(await room.kept()).toHaveLength(1);
  });

  it('says which digests come back', async () => {
    const { id: _, ...one } = await room.subscribed();
    await room.store.subscriptions.configure([{ ...one, id: 'config-news', fromConfig: true }]);
    const asked = await forget();
    expect(textOf(asked)).toMatch(
      /2 digests.*\n.*\n.*The digest that stands in config\/briefwire.yaml comes back/,
    );
    expect(textOf(await press(actionOf(asked, 'Forget everything')))).toMatch(
      /comes back when Briefwire starts/,
    );
  });
});

describe('workspaces that are joined and left', () => {
  const day = 24 * 60 * 60 * 1000;
  const present = () => room.store.workspaces.present('discord');

  it('are deleted 30 days after they were left, not before', async () => {
    const one = await room.subscribed();
    await room.handlers.left('discord:1');
    expect(await present()).toEqual([]);
    room.pass(29 * day);
    await room.store.purge();
    expect(await room.again(one)).not.toBeNull();
    room.pass(2 * day);
    await room.store.purge();
    expect(await room.again(one)).toBeNull();
  });

  it('stay where they are joined again in time', async () => {
    const one = await room.subscribed();
    await room.handlers.left('discord:1');
    await room.handlers.joined('discord:1');
    room.pass(40 * day);
    await room.store.purge();
    expect(await room.again(one)).not.toBeNull();
  });

  it('have been left where the platform no longer names them, if it can tell of them', async () => {
    for (const id of ['discord:1', 'discord:2', 'discord:3', 'discord:dm:4']) await room.handlers.joined(id);
    await room.handlers.stillIn(
      'discord',
      ['discord:1'],
      (id) => !id.startsWith('discord:dm:') && id !== 'discord:3',
    );
    expect([...(await present())].sort()).toEqual(['discord:1', 'discord:3', 'discord:dm:4']);
  });

  it('are told of to the log where that fails, and disturb nobody', async () => {
    room.store.workspaces.leave = () => Promise.reject(new Error('broken'));
    room.store.workspaces.remember = () => Promise.reject(new Error('broken'));
    room.store.workspaces.present = () => Promise.reject(new Error('broken'));
    await room.handlers.left('discord:1');
    await room.handlers.joined('discord:1');
    await room.handlers.stillIn('discord', [], () => true);
    expect(room.errors).toHaveLength(3);
  });
});
