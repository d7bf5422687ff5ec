/** What a store knows of workspaces, until it forgets them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import {
  conversation,
  day,
  exchange,
  here,
  minute,
  newArticle,
  newDelivery,
  subscription,
  there,
} from './store-samples.ts';

export function describeWorkspaces(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    store = opened().store;
  });

  describe('workspaces', () => {
    it('are unknown at first, then found with the time when they were first seen', async () => {
      expect(await store.workspaces.find(here)).toBeNull();
      await store.workspaces.remember({ id: here, name: null });
      const first = await store.workspaces.find(here);
      expect(first).toEqual({ id: here, name: null, firstSeen: expect.any(Number) });
      await opened().advance(minute);
      await store.workspaces.remember({ id: here, name: 'Team One' });
      await store.workspaces.remember({ id: there, name: 'Team Two' });
      expect(await store.workspaces.find(here)).toEqual({ ...first, name: 'Team One' });
      const second = await store.workspaces.find(there);
      expect(second).toMatchObject({ id: there, name: 'Team Two' });
      expect((second?.firstSeen ?? 0) - (first?.firstSeen ?? 0)).toBeGreaterThanOrEqual(minute);
    });

    it('take over a new name, and keep the one they have where none is given', async () => {
      await store.workspaces.remember({ id: here, name: 'Old' });
      await store.workspaces.remember({ id: here, name: 'New' });
      await store.workspaces.remember({ id: here, name: null });
      expect(await store.workspaces.find(here)).toMatchObject({ name: 'New' });
    });
  });
  describe('workspaces that Briefwire is in', () => {
    it('are listed by platform', async () => {
      for (const id of ['discord:1', 'discord:dm:2', 'slack:T1', 'Discord:3', 'discordant:4', 'discord_5'])
        await store.workspaces.remember({ id, name: null });
      expect([...(await store.workspaces.present('discord'))].sort()).toEqual(['discord:1', 'discord:dm:2']);
      expect(await store.workspaces.present('slack')).toEqual(['slack:T1']);
      expect(await store.workspaces.present('')).toEqual([]);
    });

    it('are present until left, and again once remembered', async () => {
      await store.workspaces.remember({ id: here, name: 'One' });
      await store.workspaces.remember({ id: there, name: 'Two' });
      await store.workspaces.leave(here, minute);
      expect(await store.workspaces.present('slack')).toEqual([there]);
      expect(await store.workspaces.find(here)).toMatchObject({ name: 'One' });
      await store.workspaces.remember({ id: here, name: null });
      expect([...(await store.workspaces.present('slack'))].sort()).toEqual([here, there]);
      expect(await store.workspaces.find(here)).toMatchObject({ name: 'One' });
    });
  });

  const everything = ['workspace', 'brief', 'conversation', 'exchange', 'article', 'subscription', 'record'];

  /** `key`: tells ids apart that are unique over all workspaces. */
  async function fill(workspace: string, key: string): Promise<void> {
    await store.workspaces.remember({ id: workspace, name: 'Name' });
    await store.places.setBrief(workspace, 'p', 'b');
    await store.conversations.put(workspace, 'p', conversation('?'), 365 * day);
    await store.exchanges.put(workspace, 'x', exchange('?'), 365 * day);
    await store.articles.add(workspace, newArticle('a'));
    await store.subscriptions.add(subscription(key, { workspace, nextDue: 1 }));
    await store.deliveries.add(newDelivery(1, { id: key, workspace, subscription: key }));
  }

  async function kept(workspace: string, key: string): Promise<readonly string[]> {
    const found = await Promise.all([
      store.workspaces.find(workspace),
      store.places.briefOf(workspace, ['p']),
      store.conversations.get(workspace, 'p'),
      store.exchanges.get(workspace, 'x'),
      store.articles.get(workspace, 'a'),
      store.subscriptions.get(workspace, key),
      store.deliveries.find(workspace, key),
    ]);
    return everything.filter((_, index) => found[index] !== null);
  }

  describe('a workspace that has been left', () => {
    it('is kept until its time has come, then purged with all that it had, and no other with it', async () => {
      await fill(here, 'a');
      await fill(there, 'b');
      await store.workspaces.leave(here, 30 * day);
      await opened().advance(30 * day - 1);
      await store.purge();
      expect(await kept(here, 'a')).toEqual(everything);
      await opened().advance(1);
      expect(await store.workspaces.find(here)).toBeNull();
      await store.purge();
      expect(await kept(here, 'a')).toEqual([]);
      expect(await kept(there, 'b')).toEqual(everything);
    });

    it('stays where it is remembered in time', async () => {
      await fill(here, 'a');
      await store.workspaces.leave(here, minute);
      await opened().advance(minute - 1);
      await store.workspaces.remember({ id: here, name: null });
      await opened().advance(minute);
      await store.purge();
      expect(await kept(here, 'a')).toEqual(everything);
    });

    it('is not kept longer for being left once more', async () => {
      await fill(here, 'a');
      await store.workspaces.leave(here, minute);
      await opened().advance(minute / 2);
      await store.workspaces.leave(here, minute);
      await opened().advance(minute / 2);
      await store.purge();
      expect(await kept(here, 'a')).toEqual([]);
      await fill(there, 'b');
      await store.workspaces.leave(there, day);
      await store.workspaces.leave(there, 0);
      await store.purge();
      expect(await kept(there, 'b')).toEqual([]);
    });

    it('is purged of what it had even if it was never remembered', async () => {
      await store.articles.add(here, newArticle('a'));
      await store.workspaces.leave(here, minute);
      expect(await store.workspaces.present('slack')).toEqual([]);
      await opened().advance(minute);
      await store.purge();
      expect(await kept(here, 'a')).toEqual([]);
    });
  });

  describe('forgetting a workspace', () => {
    it('deletes all that it had at once, and nothing of another', async () => {
      await fill(here, 'a');
      await fill(there, 'b');
      await store.workspaces.forget(here);
      expect(await kept(here, 'a')).toEqual([]);
      expect(await kept(there, 'b')).toEqual(everything);
      expect(await store.workspaces.present('slack')).toEqual([there]);
    });

    it('may be done where nothing is known, and it can begin anew', async () => {
      await store.articles.add(here, newArticle('a'));
      await store.workspaces.forget(here);
      await store.workspaces.forget(here);
      expect(await kept(here, 'a')).toEqual([]);
      await fill(here, 'a');
      expect(await kept(here, 'a')).toEqual(everything);
    });

    it('takes what a copy is about to post out of its hands', async () => {
      await fill(here, 'a');
      const [delivery] = await store.deliveries.claim(['slack'], 'copy', minute, 10);
      expect(delivery).toMatchObject({ id: 'a' });
      await store.workspaces.forget(here);
      expect(await store.deliveries.begin('a', 'copy', minute)).toBe(false);
      expect(await store.deliveries.posted('a', 'copy', ['m'])).toBe(false);
      expect(await store.deliveries.finish('a', 'copy')).toBe(false);
      expect(await kept(here, 'a')).toEqual([]);
    });
  });
}
