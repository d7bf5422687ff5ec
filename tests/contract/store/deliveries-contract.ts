/** What a store does with what is to be posted: one copy has it at a time, and nothing it does counts once it has lost it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryContent, FailedTry } from '../../../src/ports/delivery.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import { difficult, here, minute, newDelivery, posts, subscription, there } from './store-samples.ts';

export function describeDeliveries(opened: () => OpenedStore): void {
  let store: Store;
  let now: number;
  beforeEach(async () => {
    store = opened().store;
    now = await store.now();
    await store.subscriptions.add(subscription('a'));
    await store.subscriptions.add(subscription('b'));
  });

  const claim = async (holder = 'copy', limit = 10, platforms: readonly string[] = ['slack']) =>
    store.deliveries.claim(platforms, holder, minute, limit);
  const claimedIds = async (...how: Parameters<typeof claim>) => (await claim(...how)).map(({ id }) => id);
  const found = (id: string) => store.deliveries.find(here, id);
  const one = newDelivery(1);
  /** Of a subscription of its own, so that neither takes the other's place. */
  const two = newDelivery(2, { subscription: 'b' });
  const content: DeliveryContent = { posts: posts('head', 'one', 'two'), coversUntil: 500, unreadable: 2 };
  const failed: FailedTry = { retryInMs: minute, refused: true, reason: { code: 'unforeseen' } };

  describe('adding a delivery', () => {
    it('makes it due at once, each occurrence of a subscription once', async () => {
      expect(await store.deliveries.add(one)).toBe(true);
      expect(await store.deliveries.add({ ...one, id: 'another' })).toBe(false);
      expect(await found('another')).toBeNull();
      expect(await store.deliveries.add({ ...one, id: 'another', subscription: 'b' })).toBe(true);
      expect((await claimedIds()).sort()).toEqual([one.id, 'another'].sort());
    });

    it('of an occurrence that exists takes nothing’s place, its own neither', async () => {
      await store.deliveries.add(one);
      expect(await store.deliveries.add({ ...one, id: 'another' })).toBe(false);
      await store.deliveries.add(one);
      expect(await found(one.id)).toMatchObject({ state: 'due' });
      const later = newDelivery(2);
      await store.deliveries.add(later);
      // Heard of once more, long after: what has taken its place since stays.
      expect(await store.deliveries.add({ ...one, id: 'another' })).toBe(false);
      expect(await found(later.id)).toMatchObject({ state: 'due' });
      expect(await found(one.id)).toMatchObject({ state: 'skipped' });
      expect(await claimedIds()).toEqual([later.id]);
    });

    it('is refused without its subscription', async () => {
      expect(await store.deliveries.add({ ...one, subscription: 'gone' })).toBe(false);
      expect(await store.deliveries.add({ ...one, workspace: there })).toBe(false);
      expect(await claim()).toEqual([]);
      expect(await store.deliveries.find(there, one.id)).toBeNull();
    });
  });

  describe('claiming', () => {
    it('gives what is due with all that is known of it, for as long as the lease runs', async () => {
      await store.deliveries.add(one);
      const claimed = { ...one, attempts: 0, posts: null, posted: [], tried: null };
      expect(await claim()).toEqual([claimed]);
      expect(await found(one.id)).toMatchObject({ state: 'claimed', nextTry: null });
      expect(await claim('other')).toEqual([]);
      await opened().advance(minute - 1);
      expect(await claim('other')).toEqual([]);
      await opened().advance(1);
      expect(await claim('other')).toEqual([claimed]);
    });

    it('gives the longest due first, no more than asked for, over all workspaces', async () => {
      await store.subscriptions.add(subscription('c', { workspace: there }));
      for (const delivery of [newDelivery(3), newDelivery(1, { workspace: there, subscription: 'c' }), two]) {
        await store.deliveries.add(delivery);
        await opened().advance(1);
      }
      expect(await claimedIds('x', 2)).toEqual([newDelivery(1).id, newDelivery(3).id]);
      expect(await claimedIds('x', 2)).toEqual([two.id]);
    });

    it('leaves what is of other platforms', async () => {
      await store.deliveries.add(one);
      await store.deliveries.add({ ...two, platform: 'discord' });
      expect(await claimedIds('x', 10, [])).toEqual([]);
      expect(await claimedIds('x', 10, ['discord', 'preview'])).toEqual([two.id]);
      expect(await claimedIds('x', 10, ['discord', 'slack'])).toEqual([one.id]);
    });

    it('gives no delivery to two copies, however many claim at once', async () => {
      const other = (await opened().another?.()) ?? store;
      const all = Array.from({ length: 300 }, (_, index) =>
        newDelivery(index, { subscription: `many-${index}` }),
      );
      await Promise.all(all.map((delivery) => store.subscriptions.add(subscription(delivery.subscription))));
      await Promise.all(all.map((delivery) => store.deliveries.add(delivery)));
      const taken: string[] = [];
      for (let round = 0; taken.length < all.length && round < 100; round++) {
        const claims = await Promise.all(
          Array.from({ length: 6 }, (_, index) =>
            (index % 2 ? other : store).deliveries.claim(['slack'], `copy-${index % 2}`, minute, 10),
          ),
        );
        taken.push(...claims.flat().map(({ id }) => id));
      }
      expect(taken.sort()).toEqual(all.map(({ id }) => id).sort());
    });
  });

  describe('a lease', () => {
    it('is renewed where its holder says so, and has not lost it', async () => {
      await store.deliveries.add(one);
      await store.deliveries.add(two);
      const [ofX] = await claimedIds('x', 1);
      const [ofY] = await claimedIds('y', 1);
      const both = [ofX ?? '', ofY ?? ''];
      await opened().advance(minute - 1);
      await store.deliveries.renew('x', both, minute);
      await opened().advance(1);
      expect(await claimedIds('z')).toEqual([ofY]);
      await store.deliveries.renew('y', both, 10 * minute);
      await opened().advance(minute - 1);
      expect(await claimedIds('y')).toEqual([ofX]);
      expect(await claimedIds('y')).toEqual([]);
    });

    it('is not renewed where its holder does not know of it', async () => {
      await store.deliveries.add(one);
      await claim();
      await store.deliveries.renew('copy', [], 10 * minute);
      await opened().advance(minute);
      expect(await claimedIds('other')).toEqual([one.id]);
    });

    it('that has lapsed is good for everything but to begin, until another copy takes it', async () => {
      await store.deliveries.add(one);
      await claim();
      await opened().advance(minute);
      expect(await store.deliveries.begin(one.id, 'copy', minute)).toBe(false);
      expect(await store.deliveries.compose(one.id, 'copy', content)).toBe(true);
      await store.deliveries.renew('copy', [one.id], minute);
      expect(await store.deliveries.begin(one.id, 'copy', minute)).toBe(true);
      await opened().advance(minute);
      expect(await store.deliveries.posted(one.id, 'copy', ['m1'])).toBe(true);
      expect(await claimedIds('other')).toEqual([one.id]);
      expect(await store.deliveries.finish(one.id, 'copy')).toBe(false);
    });

    it('is anew the same copy’s where nobody else has taken it', async () => {
      await store.deliveries.add(one);
      await claim();
      await opened().advance(minute);
      expect(await claimedIds()).toEqual([one.id]);
      expect(await store.deliveries.begin(one.id, 'copy', minute)).toBe(true);
    });

    it('is given back at once, but not of what is being sent', async () => {
      await store.deliveries.add(one);
      await store.deliveries.add(two);
      await claim('copy');
      await store.deliveries.begin(two.id, 'copy', minute);
      await store.deliveries.release('other');
      expect(await claim('other')).toEqual([]);
      await store.deliveries.release('copy');
      expect(await found(one.id)).toMatchObject({ state: 'due' });
      expect(await store.deliveries.begin(one.id, 'copy', minute)).toBe(false);
      expect(await claimedIds('other')).toEqual([one.id]);
      expect(await store.deliveries.posted(two.id, 'copy', ['m'])).toBe(true);
    });

    it('of another copy lets one change nothing, and says so', async () => {
      await store.deliveries.add(one);
      await claim('other');
      const before = await found(one.id);
      const { deliveries } = store;
      const changes: readonly ((id: string, holder: string) => Promise<boolean>)[] = [
        (id, holder) => deliveries.compose(id, holder, content),
        (id, holder) => deliveries.begin(id, holder, minute),
        (id, holder) => deliveries.posted(id, holder, ['m']),
        (id, holder) => deliveries.finish(id, holder),
        (id, holder) => deliveries.skip(id, holder, { code: 'too-late', error: null }),
        (id, holder) => deliveries.fail(id, holder, failed),
        (id, holder) => deliveries.quarantine(id, holder, failed),
      ];
      for (const change of changes) {
        expect(await change(one.id, 'copy')).toBe(false);
        expect(await change('unknown', 'copy')).toBe(false);
        expect(await found(one.id)).toEqual(before);
      }
      // Once nobody has it, it is nobody's to change either.
      await deliveries.finish(one.id, 'other');
      for (const change of changes) expect(await change(one.id, 'other')).toBe(false);
      expect(await found(one.id)).toMatchObject({ state: 'sent' });
    });
  });

  describe('posting', () => {
    beforeEach(async () => {
      await store.deliveries.add(one);
      await claim();
    });

    it('goes on from where it stopped, with what was composed', async () => {
      await store.deliveries.compose(one.id, 'copy', content);
      expect(await found(one.id)).toMatchObject({ posted: 0, posts: 3, unreadable: 2 });
      await store.deliveries.begin(one.id, 'copy', minute);
      expect(await found(one.id)).toMatchObject({ state: 'sending' });
      await store.deliveries.posted(one.id, 'copy', ['m1']);
      expect(await found(one.id)).toMatchObject({ state: 'claimed', posted: 1 });
      await store.deliveries.begin(one.id, 'copy', minute);
      await store.deliveries.posted(one.id, 'copy', ['m1', 'm2']);
      await opened().advance(minute);
      const [resumed] = await claim('other');
      expect(resumed).toEqual({
        ...one,
        attempts: 0,
        posts: content.posts,
        posted: ['m1', 'm2'],
        tried: null,
      });
      expect(await store.deliveries.posted(one.id, 'other', ['m1', 'm2', 'm3'])).toBe(true);
      expect(await store.deliveries.finish(one.id, 'other')).toBe(true);
      expect(await found(one.id)).toMatchObject({
        state: 'sent',
        posted: 3,
        posts: 3,
        unreadable: 2,
        reason: null,
        nextTry: null,
        settledAt: now + minute,
      });
      await opened().advance(minute);
      expect(await claim('third')).toEqual([]);
    });

    it.each(Object.entries(difficult))('keeps payloads with %s', async (_what, text) => {
      await store.deliveries.compose(one.id, 'copy', { ...content, posts: posts(text) });
      await opened().advance(minute);
      expect((await claim())[0]?.posts).toEqual(posts(text));
    });

    it('that has begun is known to have been tried, since when, until its outcome is known', async () => {
      await store.deliveries.begin(one.id, 'copy', minute);
      await opened().advance(20);
      await store.deliveries.begin(one.id, 'copy', minute);
      // The second renewed the lease.
      await opened().advance(minute - 1);
      expect(await claim('other')).toEqual([]);
      await opened().advance(1);
      const [taken] = await claim('other');
      expect(taken?.tried).toEqual({ firstAt: now, firstMsAgo: minute + 20, lastMsAgo: minute });
      await store.deliveries.begin(one.id, 'other', minute);
      await store.deliveries.fail(one.id, 'other', { ...failed, refused: false });
      await opened().advance(minute);
      const [again] = await claim('third');
      expect(again?.tried).toEqual({ firstAt: now, firstMsAgo: 2 * minute + 20, lastMsAgo: minute });
      await store.deliveries.release('third');
      expect((await claim('fourth'))[0]?.tried).toEqual(again?.tried);
      await store.deliveries.posted(one.id, 'fourth', ['m1']);
      await opened().advance(minute);
      expect((await claim('fifth'))[0]).toMatchObject({ tried: null, posted: ['m1'] });
    });

    it('is tried again at its time where it failed, and forgets tries that were surely refused', async () => {
      for (const [index, how] of (['fail', 'quarantine', 'fail'] as const).entries()) {
        await store.deliveries.begin(one.id, 'copy', minute);
        const reason = { code: 'error', error: { code: 'channel-gone', facts: { channel: 'C1' } } } as const;
        const at = await store.now();
        expect(await store.deliveries[how](one.id, 'copy', { ...failed, retryInMs: 5, reason })).toBe(true);
        expect(await found(one.id)).toMatchObject({
          state: how === 'fail' ? 'failed' : 'quarantined',
          reason,
          attempts: index + 1,
          nextTry: at + 5,
          settledAt: at,
        });
        await opened().advance(4);
        expect(await claim()).toEqual([]);
        await opened().advance(1);
        expect(await claim()).toMatchObject([{ id: one.id, attempts: index + 1, tried: null }]);
        expect(await found(one.id)).toMatchObject({ state: 'claimed', settledAt: null, nextTry: null });
      }
    });

    it('that is too late is told with the error that it met last', async () => {
      const error = { code: 'channel-gone', facts: { channel: 'C1' } } as const;
      const how = { ...failed, retryInMs: 0, reason: { code: 'error', error } } as const;
      await store.deliveries.quarantine(one.id, 'copy', how);
      await claim();
      await store.deliveries.skip(one.id, 'copy', { code: 'too-late', error: null });
      expect((await found(one.id))?.reason).toEqual({ code: 'too-late', error });
      await store.deliveries.add(two);
      await claim();
      await store.deliveries.skip(two.id, 'copy', { code: 'too-late', error: null });
      expect((await found(two.id))?.reason).toEqual({ code: 'too-late', error: null });
    });

    it('is skipped for good', async () => {
      await store.deliveries.compose(one.id, 'copy', content);
      expect(await store.deliveries.skip(one.id, 'copy', { code: 'nothing-new' })).toBe(true);
      expect(await found(one.id)).toMatchObject({
        state: 'skipped',
        reason: { code: 'nothing-new' },
        settledAt: now,
        nextTry: null,
      });
      await opened().advance(minute);
      expect(await claim()).toEqual([]);
    });
  });

  describe('what a subscription has covered', () => {
    const covered = async () => (await store.subscriptions.get(here, 'a'))?.coveredUntil;
    async function postHead(number: number, coversUntil: number | null): Promise<void> {
      const { id } = newDelivery(number);
      await store.deliveries.add(newDelivery(number));
      await claim();
      await store.deliveries.compose(id, 'copy', { ...content, coversUntil });
      await store.deliveries.begin(id, 'copy', minute);
      await store.deliveries.posted(id, 'copy', [`head-${number}`]);
    }

    it('is known once the head is posted, and never becomes less', async () => {
      await store.deliveries.add(one);
      await claim();
      await store.deliveries.compose(one.id, 'copy', content);
      await store.deliveries.begin(one.id, 'copy', minute);
      expect(await covered()).toBeNull();
      await store.deliveries.posted(one.id, 'copy', ['m1']);
      expect(await covered()).toBe(500);
      await postHead(2, 700);
      expect(await covered()).toBe(700);
      await postHead(3, 600);
      expect(await covered()).toBe(700);
      await postHead(4, null);
      expect(await covered()).toBe(700);
    });

    it('stays unknown where a delivery covers nothing, or is lost', async () => {
      await postHead(1, null);
      expect(await covered()).toBeNull();
      await store.deliveries.add(newDelivery(2));
      await claim();
      await store.deliveries.compose(newDelivery(2).id, 'copy', content);
      await opened().advance(minute);
      await claim('other');
      expect(await store.deliveries.posted(newDelivery(2).id, 'copy', ['m'])).toBe(false);
      expect(await covered()).toBeNull();
    });
  });
}
