/** What a store tells of deliveries, for how long, and when there is something to do. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import { day, firing, here, minute, newDelivery, subscription, there } from './store-samples.ts';

export function describeDeliveryRecords(opened: () => OpenedStore): void {
  let store: Store;
  let now: number;
  beforeEach(async () => {
    store = opened().store;
    now = await store.now();
    await store.subscriptions.add(subscription('a'));
  });

  const history = async (limit = 10) =>
    (await store.deliveries.history(here, 'a', limit)).map(({ id }) => id);
  const claim = (holder = 'copy') => store.deliveries.claim(['slack', 'discord'], holder, minute, 100);

  describe('the history of a subscription', () => {
    it('tells the latest due first, no more than asked for, of no other', async () => {
      await store.subscriptions.add(subscription('b'));
      for (const number of [3, 1, 4, 2]) await store.deliveries.add(newDelivery(number));
      await store.deliveries.add(newDelivery(5, { subscription: 'b' }));
      const expected = [4, 3, 2, 1].map((number) => newDelivery(number).id);
      expect(await history()).toEqual(expected);
      expect(await history(2)).toEqual(expected.slice(0, 2));
    });

    it('is its workspace’s own', async () => {
      await store.deliveries.add(newDelivery(1));
      expect(await store.deliveries.history(there, 'a', 10)).toEqual([]);
      expect(await store.deliveries.find(there, newDelivery(1).id)).toBeNull();
      expect(await store.deliveries.find(here, newDelivery(1).id)).not.toBeNull();
    });
  });

  describe('records', () => {
    const skipped = {
      first: newDelivery(9),
      last: newDelivery(9),
      count: 1,
      reason: { code: 'missed' },
    } as const;

    async function settle(): Promise<void> {
      for (const number of [1, 2, 3, 4]) {
        await store.deliveries.add(newDelivery(number));
        // Else the next would take its place.
        await claim();
      }
      await store.deliveries.finish(newDelivery(1).id, 'copy');
      await store.deliveries.skip(newDelivery(2).id, 'copy', { code: 'too-late', error: null });
      const failed = { retryInMs: minute, refused: true, reason: { code: 'unforeseen' } } as const;
      await store.deliveries.quarantine(newDelivery(3).id, 'copy', failed);
      await store.subscriptions.setNextDue(here, 'a', now);
      await store.deliveries.fire(firing(subscription('a', { nextDue: now }), { skipped }), 'copy', minute);
    }
    const all = ['f'.repeat(16), ...[4, 3, 2, 1].map((number) => newDelivery(number).id)];
    const unsettled = [4, 3].map((number) => newDelivery(number).id);

    it('of what is settled last for 30 days, and are purged then; what is not settled stays', async () => {
      await settle();
      await opened().advance(30 * day - 1);
      await store.purge();
      expect(await history()).toEqual(all);
      await opened().advance(1);
      expect(await history()).toEqual(unsettled);
      expect(await store.deliveries.find(here, newDelivery(1).id)).toBeNull();
      await store.purge();
      expect(await history()).toEqual(unsettled);
      expect((await claim()).map(({ id }) => id).sort()).toEqual([...unsettled].sort());
      // Its occurrence is free again only where the row has really gone.
      expect(await store.deliveries.add({ ...newDelivery(1), id: 'again' })).toBe(true);
      expect(await store.deliveries.add({ ...newDelivery(4), id: 'again' })).toBe(false);
      expect((await claim()).map(({ id }) => id)).toEqual(['again']);
    });
  });

  describe('when there is something to do next', () => {
    const next = (...platforms: string[]) =>
      store.deliveries.nextDueMs(platforms.length > 0 ? platforms : ['slack', 'discord']);

    it('is never where nothing is waited for', async () => {
      expect(await next()).toBeNull();
      await store.deliveries.add(newDelivery(1));
      await claim();
      await store.deliveries.finish(newDelivery(1).id, 'copy');
      expect(await next()).toBeNull();
      expect(await store.deliveries.nextDueMs([])).toBeNull();
    });

    it('is when a subscription falls due, of those that are not paused', async () => {
      await store.subscriptions.add(subscription('b', { nextDue: now + 700 }));
      await store.subscriptions.add(subscription('c', { nextDue: now + 500 }));
      expect(await next()).toBe(500);
      await store.subscriptions.setNextDue(here, 'c', null);
      expect(await next()).toBe(700);
      await opened().advance(600);
      expect(await next()).toBe(100);
      await opened().advance(500);
      expect(await next()).toBe(0);
    });

    it('is when a delivery is due, a lease lapses or something is tried again', async () => {
      await store.deliveries.add(newDelivery(1));
      expect(await next()).toBe(0);
      await claim();
      expect(await next()).toBe(minute);
      const failed = { retryInMs: 300, refused: true, reason: { code: 'unforeseen' } } as const;
      await store.deliveries.fail(newDelivery(1).id, 'copy', failed);
      expect(await next()).toBe(300);
      await store.subscriptions.add(subscription('b', { nextDue: now + 200 }));
      expect(await next()).toBe(200);
      await opened().advance(1_000);
      expect(await next()).toBe(0);
    });

    it('regards the platforms that are asked for', async () => {
      await store.subscriptions.add(subscription('b', { nextDue: now + 700, platform: 'discord' }));
      await store.deliveries.add(newDelivery(1));
      expect(await next('discord')).toBe(700);
      expect(await next('slack')).toBe(0);
      expect(await next('preview')).toBeNull();
    });

    it('disregards subscriptions of a workspace that has been left', async () => {
      await store.workspaces.remember({ id: here, name: null });
      await store.subscriptions.add(subscription('b', { nextDue: now - 5 }));
      await store.subscriptions.add(subscription('c', { nextDue: now + 300, workspace: there }));
      expect(await next()).toBe(0);
      await store.workspaces.leave(here, day);
      expect(await next()).toBe(300);
    });
  });
}
