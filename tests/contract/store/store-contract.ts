/** What every store must do, whatever database is under it. A driver's test calls {@link describeStoreContract}. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { describeArticles } from './articles-contract.ts';
import { describeDeliveries } from './deliveries-contract.ts';
import { describeDeliveryRecords } from './delivery-records-contract.ts';
import { describeFiring } from './firing-contract.ts';
import { describeLibrary } from './library-contract.ts';
import type { OpenedStore } from './opened-store.ts';
import {
  article,
  conversation,
  difficult,
  exchange,
  firing,
  here,
  minute,
  newArticle,
  newDelivery,
  subscription,
  there,
} from './store-samples.ts';
import { describeSubscriptions } from './subscriptions-contract.ts';
import { describeWorkspaces } from './workspaces-contract.ts';

export type { OpenedStore } from './opened-store.ts';

/** `lasting`: whether what is kept outlives closing. */
export function describeStoreContract(name: string, open: () => Promise<OpenedStore>, lasting = true): void {
  describe(`${name}: the contract of a store`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    // In rooms of their own, since each prepares the store for itself.
    describe('workspaces:', () => describeWorkspaces(() => opened));
    describe('articles:', () => describeArticles(() => opened));
    describe('library:', () => describeLibrary(() => opened));
    describe('subscriptions:', () => describeSubscriptions(() => opened));
    describe('firing:', () => describeFiring(() => opened));
    describe('deliveries:', () => describeDeliveries(() => opened));
    describe('records:', () => describeDeliveryRecords(() => opened));

    describe('places', () => {
      it('give the brief that was set last in any of them', async () => {
        expect(await store.places.briefOf(here, ['thread', 'channel'])).toBeNull();
        await store.places.setBrief(here, 'thread', 'a');
        await store.places.setBrief(here, 'channel', 'b');
        expect(await store.places.briefOf(here, ['thread', 'channel'])).toBe('b');
        expect(await store.places.briefOf(here, ['channel', 'thread'])).toBe('b');
        await store.places.setBrief(here, 'thread', 'c');
        expect(await store.places.briefOf(here, ['thread', 'channel', 'elsewhere'])).toBe('c');
        expect(await store.places.briefOf(here, ['channel'])).toBe('b');
        expect(await store.places.briefOf(here, ['elsewhere'])).toBeNull();
        expect(await store.places.briefOf(here, [])).toBeNull();
      });

      it('keep the order of many that are set within one millisecond', async () => {
        const places = Array.from({ length: 50 }, (_, index) => `place-${(index * 37) % 50}`);
        for (const [index, place] of places.entries()) {
          await store.places.setBrief(here, place, `brief-${index}`);
          expect(await store.places.briefOf(here, places)).toBe(`brief-${index}`);
        }
      });

      it('are each workspace’s own', async () => {
        await store.places.setBrief(here, 'channel', 'ours');
        expect(await store.places.briefOf(there, ['channel'])).toBeNull();
        await store.places.setBrief(there, 'channel', 'theirs');
        expect(await store.places.briefOf(here, ['channel'])).toBe('ours');
        expect(await store.places.briefOf(there, ['channel'])).toBe('theirs');
      });
    });

    const expiring = [
      [
        'conversations',
        (workspace: string, key: string, said: string, keepMs: number) =>
          store.conversations.put(workspace, key, conversation(said), keepMs),
        (workspace: string, key: string) => store.conversations.get(workspace, key),
        conversation,
      ],
      [
        'exchanges',
        (workspace: string, key: string, said: string, keepMs: number) =>
          store.exchanges.put(workspace, key, exchange(said), keepMs),
        (workspace: string, key: string) => store.exchanges.get(workspace, key),
        exchange,
      ],
    ] as const;

    describe.each(expiring)('%s', (_name, put, get, made) => {
      it('come back as they were put, the latest under each key', async () => {
        expect(await get(here, 'k')).toBeNull();
        await put(here, 'k', 'Who?', minute);
        expect(await get(here, 'k')).toEqual(made('Who?'));
        await put(here, 'k', 'Who else?', minute);
        await put(here, 'l', 'What?', minute);
        expect(await get(here, 'k')).toEqual(made('Who else?'));
        expect(await get(here, 'l')).toEqual(made('What?'));
      });

      it('are gone at their time, not a millisecond before, and a new put keeps them longer', async () => {
        await put(here, 'short', 'Who?', minute);
        await put(here, 'long', 'Who?', minute);
        await opened.advance(minute / 2);
        await put(here, 'long', 'Who?', minute);
        await opened.advance(minute / 2 - 1);
        expect(await get(here, 'short')).not.toBeNull();
        await opened.advance(1);
        expect(await get(here, 'short')).toBeNull();
        expect(await get(here, 'long')).not.toBeNull();
        await put(here, 'short', 'Again?', minute);
        expect(await get(here, 'short')).toEqual(made('Again?'));
      });

      it.each([0, -1])('kept for %s ms are not there', async (keepMs) => {
        await put(here, 'k', 'Who?', keepMs);
        expect(await get(here, 'k')).toBeNull();
      });

      it.each([0.5, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])(
        'can be kept for %s ms',
        async (keepMs) => {
          await put(here, 'k', 'Who?', keepMs);
          expect(await get(here, 'k')).toEqual(made('Who?'));
        },
      );

      it('are each workspace’s own', async () => {
        await put(here, 'k', 'Ours?', minute);
        expect(await get(there, 'k')).toBeNull();
        await put(there, 'k', 'Theirs?', minute);
        expect(await get(here, 'k')).toEqual(made('Ours?'));
        expect(await get(there, 'k')).toEqual(made('Theirs?'));
      });

      it.each(Object.entries(difficult))('keep %s', async (_what, text) => {
        await put(here, 'k', text, minute);
        expect(await get(here, 'k')).toEqual(made(text));
      });
    });

    describe('seen', () => {
      it('is claimed by exactly one within its time, and anew after', async () => {
        expect(await store.seen.claim('e1', minute)).toBe(true);
        expect(await store.seen.claim('e1', minute)).toBe(false);
        expect(await store.seen.claim('e2', minute)).toBe(true);
        await opened.advance(minute - 1);
        // An attempt that failed must not have kept it for longer.
        expect(await store.seen.claim('e1', minute)).toBe(false);
        await opened.advance(1);
        expect(await store.seen.claim('e1', minute)).toBe(true);
        expect(await store.seen.claim('e1', minute)).toBe(false);
      });

      it('has one winner for each of many ids that many claim at once', async () => {
        const ids = Array.from({ length: 300 }, (_, index) => `e${index}`);
        const claims = await Promise.all(
          [...ids, ...ids.toReversed(), ...ids].map(async (id) =>
            (await store.seen.claim(id, minute)) ? id : null,
          ),
        );
        expect(claims.filter((id) => id !== null).sort()).toEqual(ids.toSorted());
      });

      it('tells apart ids that differ in case or in spaces', async () => {
        for (const id of ['a', 'A', 'a ', ' a', 'á', ''])
          expect(await store.seen.claim(id, minute)).toBe(true);
      });
    });

    describe('leases', () => {
      it('are held by one, renewed by that one, and freed by that one only', async () => {
        expect(await store.leases.acquire('shard-0', 'a', minute)).toBe(true);
        expect(await store.leases.acquire('shard-0', 'b', minute)).toBe(false);
        expect(await store.leases.acquire('shard-1', 'b', minute)).toBe(true);
        await store.leases.release('shard-0', 'b');
        expect(await store.leases.acquire('shard-0', 'b', minute)).toBe(false);
        await opened.advance(minute - 1);
        expect(await store.leases.acquire('shard-0', 'a', minute)).toBe(true);
        await opened.advance(minute - 1);
        expect(await store.leases.acquire('shard-0', 'b', minute)).toBe(false);
        await store.leases.release('shard-0', 'a');
        expect(await store.leases.acquire('shard-0', 'b', minute)).toBe(true);
      });

      it('are taken over once they have lapsed, for good', async () => {
        await store.leases.acquire('shard-0', 'a', minute);
        await opened.advance(minute);
        expect(await store.leases.acquire('shard-0', 'b', minute)).toBe(true);
        expect(await store.leases.acquire('shard-0', 'a', minute)).toBe(false);
        await store.leases.release('shard-0', 'a');
        expect(await store.leases.acquire('shard-0', 'a', minute)).toBe(false);
      });

      it('have one winner among many at once', async () => {
        const holders = Array.from({ length: 50 }, (_, index) => `h${index}`);
        const won = await Promise.all(holders.map((holder) => store.leases.acquire('shard', holder, minute)));
        expect(won.filter(Boolean)).toHaveLength(1);
      });
    });

    describe('a purge', () => {
      it('takes what has expired and nothing else', async () => {
        const many = Array.from({ length: 1_200 }, (_, index) => `old-${index}`);
        await Promise.all(many.map((id) => store.seen.claim(id, minute)));
        await store.conversations.put(here, 'old', conversation('?'), minute);
        await store.exchanges.put(here, 'old', exchange('?'), minute);
        await store.leases.acquire('old', 'a', minute);
        await store.conversations.put(here, 'new', conversation('?'), minute + 1);
        await store.conversations.put(there, 'old', conversation('?'), minute + 1);
        await store.exchanges.put(here, 'new', exchange('?'), minute + 1);
        await store.seen.claim('new', minute + 1);
        await store.leases.acquire('new', 'a', minute + 1);
        await store.workspaces.remember({ id: here, name: null });
        await store.places.setBrief(here, 'channel', 'b');
        await store.articles.add(here, newArticle('a'));
        await opened.advance(minute);
        await store.purge();
        await store.purge();
        expect(await store.conversations.get(here, 'old')).toBeNull();
        expect(await store.conversations.get(here, 'new')).toEqual(conversation('?'));
        expect(await store.conversations.get(there, 'old')).toEqual(conversation('?'));
        expect(await store.exchanges.get(here, 'new')).toEqual(exchange('?'));
        expect(await store.seen.claim('new', minute)).toBe(false);
        expect(await store.seen.claim('old-7', minute)).toBe(true);
        expect(await store.leases.acquire('new', 'b', minute)).toBe(false);
        expect(await store.leases.acquire('old', 'b', minute)).toBe(true);
        expect(await store.workspaces.find(here)).not.toBeNull();
        expect(await store.places.briefOf(here, ['channel'])).toBe('b');
        expect(await store.articles.get(here, 'a')).toEqual(article('a'));
      });
    });

    describe('closing', () => {
      it('ends what was begun, may be done twice, and refuses what comes after', async () => {
        const begun = [store.seen.claim('e1', minute), store.places.setBrief(here, 'channel', 'b')];
        const twice = [store.close(), store.close()];
        await expect(Promise.all(begun)).resolves.toEqual([true, undefined]);
        await Promise.all(twice);
        await store.close();
        const refused = { code: 'store-unavailable', facts: { problem: expect.any(String) } };
        const calls: readonly (() => Promise<unknown>)[] = [
          () => store.workspaces.remember({ id: here, name: null }),
          () => store.workspaces.find(here),
          () => store.places.setBrief(here, 'p', 'b'),
          () => store.places.briefOf(here, ['p']),
          () => store.conversations.put(here, 'p', conversation('?'), minute),
          () => store.conversations.get(here, 'p'),
          () => store.exchanges.put(here, 'p', exchange('?'), minute),
          () => store.exchanges.get(here, 'p'),
          () => store.seen.claim('e', minute),
          () => store.leases.acquire('l', 'a', minute),
          () => store.leases.release('l', 'a'),
          () => store.articles.add(here, newArticle('a')),
          () => store.articles.get(here, 'a'),
          () => store.articles.list(here),
          () => store.articles.remove(here, 'a'),
          () => store.library.search(here, ['a'], 1),
          () => store.library.shippedVersions(),
          () => store.library.putShipped([{ id: 'a', version: '1', terms: [] }]),
          () => store.library.unindexed(1),
          () => store.library.index(here, { id: 'a', terms: [] }),
          () => store.workspaces.present('slack'),
          () => store.workspaces.leave(here, minute),
          () => store.workspaces.forget(here),
          () => store.briefs.appeared([{ id: 'a', version: '1' }]),
          () => store.subscriptions.add(subscription('a')),
          () => store.subscriptions.get(here, 'a'),
          () => store.subscriptions.list(here, null),
          () => store.subscriptions.setNextDue(here, 'a', null),
          () => store.subscriptions.remove(here, 'a'),
          () => store.subscriptions.configure([]),
          () => store.subscriptions.due(['slack'], 1),
          () => store.deliveries.fire(firing(subscription('a')), 'copy', minute),
          () => store.deliveries.add(newDelivery(1)),
          () => store.deliveries.claim(['slack'], 'copy', minute, 1),
          () => store.deliveries.renew('copy', ['a'], minute),
          () => store.deliveries.release('copy'),
          () => store.deliveries.compose('d', 'copy', { posts: [], coversUntil: null, unreadable: 0 }),
          () => store.deliveries.begin('d', 'copy', minute),
          () => store.deliveries.posted('d', 'copy', []),
          () => store.deliveries.finish('d', 'copy'),
          () => store.deliveries.skip('d', 'copy', { code: 'too-late', error: null }),
          () => store.deliveries.history(here, 'a', 1),
          () => store.deliveries.find(here, 'd'),
          () => store.deliveries.nextDueMs(['slack']),
          () => store.now(),
          () => store.purge(),
        ];
        for (const call of calls) await expect(call()).rejects.toMatchObject(refused);
      });

      it.runIf(lasting)('loses nothing', async () => {
        await store.workspaces.remember({ id: here, name: 'One' });
        await store.places.setBrief(here, 'channel', 'b');
        await store.conversations.put(here, 'p', conversation('?'), minute);
        await store.exchanges.put(here, 'x', exchange('?'), minute);
        await store.seen.claim('e', minute);
        await store.leases.acquire('l', 'a', minute);
        await store.articles.add(here, newArticle('a'));
        const due = subscription('a', { nextDue: 5 });
        await store.subscriptions.add(due);
        await store.deliveries.fire(firing(due, { post: newDelivery(1), nextDue: 6 }), 'copy', minute);
        await store.deliveries.begin(newDelivery(1).id, 'copy', minute);
        const anew = await opened.reopen?.();
        if (!anew) throw new Error('A lasting store can be opened anew.');
        expect(await anew.workspaces.find(here)).toMatchObject({ name: 'One' });
        expect(await anew.places.briefOf(here, ['channel'])).toBe('b');
        expect(await anew.conversations.get(here, 'p')).toEqual(conversation('?'));
        expect(await anew.exchanges.get(here, 'x')).toEqual(exchange('?'));
        expect(await anew.seen.claim('e', minute)).toBe(false);
        expect(await anew.leases.acquire('l', 'b', minute)).toBe(false);
        expect(await anew.articles.get(here, 'a')).toEqual(article('a'));
        expect(await anew.subscriptions.get(here, 'a')).toEqual({ ...due, nextDue: 6 });
        expect(await anew.deliveries.posted(newDelivery(1).id, 'copy', ['m'])).toBe(true);
      });
    });

    it('the time goes on as the store’s clock does', async () => {
      const before = await store.now();
      await opened.advance(minute);
      expect((await store.now()) - before).toBe(minute);
    });
  });
}
