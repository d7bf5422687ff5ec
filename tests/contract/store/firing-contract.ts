/** What a store does when a subscription fires: once, as a whole or not at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import type { Subscription } from '../../../src/ports/subscription.ts';
import type { OpenedStore } from './opened-store.ts';
import { firing, here, minute, newDelivery, posts, subscription, there } from './store-samples.ts';

export function describeFiring(opened: () => OpenedStore): void {
  let store: Store;
  let now: number;
  let a: Subscription;
  beforeEach(async () => {
    store = opened().store;
    now = await store.now();
    a = subscription('a', { nextDue: now });
    await store.subscriptions.add(a);
  });

  const states = async (id = 'a') =>
    Object.fromEntries(
      (await store.deliveries.history(here, id, 100)).map(({ occurrence, state, reason }) => [
        occurrence,
        reason === null ? state : `${state}: ${reason.code}`,
      ]),
    );
  const first = newDelivery(1);
  const second = newDelivery(2);
  const asked = newDelivery(3, { occurrence: 'now:event' });

  describe('firing', () => {
    it('moves the subscription on, and gives the lease of what is to be posted', async () => {
      const post = newDelivery(1);
      expect(await store.deliveries.fire(firing(a, { post, nextDue: now + 5 }), 'copy', minute)).toBe(true);
      expect(await store.subscriptions.get(here, 'a')).toEqual({ ...a, nextDue: now + 5 });
      expect(await store.deliveries.find(here, post.id)).toEqual({
        id: post.id,
        subscription: 'a',
        occurrence: post.occurrence,
        dueAt: post.dueAt,
        count: 1,
        lastOccurrence: post.occurrence,
        state: 'claimed',
        reason: null,
        attempts: 0,
        nextTry: null,
        posted: 0,
        posts: null,
        unreadable: 0,
        settledAt: null,
      });
      await opened().advance(minute - 1);
      expect(await store.deliveries.claim(['slack'], 'other', minute, 10)).toEqual([]);
      expect(await store.deliveries.begin(post.id, 'copy', minute)).toBe(true);
    });

    it('records what is skipped', async () => {
      const skipped = {
        first: { occurrence: 'from', dueAt: now - 9 },
        last: { occurrence: 'to', dueAt: now - 7 },
        count: 3,
        reason: { code: 'missed' },
      } as const;
      await store.deliveries.fire(
        firing(a, { skipped, nextDue: null, post: newDelivery(1) }),
        'copy',
        minute,
      );
      expect(await store.subscriptions.get(here, 'a')).toMatchObject({ nextDue: null });
      expect(await store.deliveries.find(here, 'f'.repeat(16))).toMatchObject({
        occurrence: 'from',
        dueAt: now - 9,
        lastOccurrence: 'to',
        count: 3,
        state: 'skipped',
        reason: { code: 'missed' },
        settledAt: now,
        nextTry: null,
      });
      expect(await store.deliveries.history(here, 'a', 10)).toHaveLength(2);
    });

    it('does nothing where the subscription is no longer as it was read', async () => {
      const skipped = { first, last: first, count: 1, reason: { code: 'missed' } } as const;
      const full = { post: newDelivery(2), skipped };
      await store.deliveries.add(asked);
      expect(await store.deliveries.fire(firing({ ...a, nextDue: now - 1 }, full), 'copy', minute)).toBe(
        false,
      );
      expect(await store.deliveries.fire(firing({ ...a, workspace: there }, full), 'copy', minute)).toBe(
        false,
      );
      expect(await store.deliveries.fire(firing({ ...a, id: 'b' }, full), 'copy', minute)).toBe(false);
      expect(await store.subscriptions.get(here, 'a')).toEqual(a);
      expect(await states()).toEqual({ 'now:event': 'due' });
      await store.subscriptions.setNextDue(here, 'a', null);
      expect(await store.deliveries.fire(firing(a, full), 'copy', minute)).toBe(false);
      expect(await states()).toEqual({ 'now:event': 'skipped: paused' });
      await store.subscriptions.remove(here, 'a');
      expect(await store.deliveries.fire(firing(a, full), 'copy', minute)).toBe(false);
      expect(await states()).toEqual({});
    });

    it('is done by exactly one of several copies, for each of many subscriptions', async () => {
      const other = (await opened().another?.()) ?? store;
      const many = Array.from({ length: 60 }, (_, index) => subscription(`many-${index}`, { nextDue: now }));
      await Promise.all(many.map((one) => store.subscriptions.add(one)));
      const fire = (by: Store, holder: string, offset: number) =>
        many.map((one, index) => {
          const post = newDelivery(1, { id: `${holder}-${index}`, subscription: one.id });
          const changes = { post, skippedId: `${holder}-skip-${offset}-${index}` };
          return by.deliveries.fire(firing(one, changes), holder, minute);
        });
      const done = await Promise.all(
        [fire(store, 'x', 0), fire(other, 'y', 1)].map((all) => Promise.all(all)),
      );
      for (const [index, { id }] of many.entries()) {
        expect(done.map((all) => all[index]).filter(Boolean)).toHaveLength(1);
        expect(await store.deliveries.history(here, id, 10)).toMatchObject([
          { id: `${done[0]?.[index] ? 'x' : 'y'}-${index}` },
        ]);
      }
    });

    it('posts no occurrence a second time', async () => {
      await store.deliveries.fire(firing(a, { post: first }), 'copy', minute);
      const moved = await store.subscriptions.get(here, 'a');
      if (!moved) throw new Error('It is there.');
      const again = { ...first, id: 'another' };
      expect(await store.deliveries.fire(firing(moved, { post: again }), 'copy', minute)).toBe(true);
      expect(await store.deliveries.find(here, 'another')).toBeNull();
      expect(
        await store.deliveries.compose('another', 'copy', { posts: [], coversUntil: null, unreadable: 0 }),
      ).toBe(false);
    });
  });

  /** Whatever ends it before it is begun: how, what that is called, and what is there besides. */
  const endings = [
    [
      'overtaken by the next one',
      'overtaken',
      () => store.deliveries.fire(firing(a, { post: second, wasDue: now }), 'later', minute),
      { [second.occurrence]: 'claimed' },
    ],
    [
      'overtaken by what somebody asks for',
      'overtaken',
      () => store.deliveries.add(newDelivery(6, { occurrence: 'now:later' })),
      { 'now:later': 'due' },
    ],
    ['paused', 'paused', () => store.subscriptions.setNextDue(here, 'a', null), {}],
  ] as const;

  describe.each(endings)('what is %s', (_how, code, end, rest) => {
    const skipped = `skipped: ${code}`;

    it('is what waits to be posted', async () => {
      await store.deliveries.add(first);
      expect(await end()).toBe(true);
      expect(await states()).toEqual({ [first.occurrence]: skipped, ...rest });
      expect(await store.deliveries.find(here, first.id)).toMatchObject({ settledAt: now, nextTry: null });
      await opened().advance(minute);
      const claimed = await store.deliveries.claim(['slack'], 'other', minute, 10);
      expect(claimed.map(({ id }) => id)).not.toContain(first.id);
    });

    it.each(['fail', 'quarantine'] as const)('is what waits after a %s', async (how) => {
      await store.deliveries.add(first);
      await store.deliveries.claim(['slack'], 'copy', minute, 1);
      await store.deliveries.begin(first.id, 'copy', minute);
      const failed = { retryInMs: minute, refused: true, reason: { code: 'unforeseen' } } as const;
      await store.deliveries[how](first.id, 'copy', failed);
      await end();
      expect(await states()).toMatchObject({ [first.occurrence]: skipped });
    });

    it('is told with the error that it met last, unless it is nobody’s fault', async () => {
      await store.deliveries.add(first);
      const error = { code: 'channel-gone', facts: { channel: 'C1' } } as const;
      const met = [
        { code: 'error', error: { code: 'token-invalid', facts: { platform: 'slack' } } },
        { code: 'error', error },
        { code: 'unforeseen' },
      ] as const;
      for (const reason of met) {
        await store.deliveries.claim(['slack'], 'copy', minute, 1);
        await store.deliveries.fail(first.id, 'copy', { retryInMs: 0, refused: true, reason });
      }
      await end();
      const found = await store.deliveries.find(here, first.id);
      expect(found?.reason).toEqual(code === 'paused' ? { code } : { code, error });
    });

    it('is what a copy had, has not begun and has lost the lease of; it cannot begin any more', async () => {
      await store.deliveries.add(first);
      await store.deliveries.claim(['slack'], 'copy', minute, 1);
      await opened().advance(minute);
      await end();
      expect(await states()).toMatchObject({ [first.occurrence]: skipped });
      expect(await store.deliveries.begin(first.id, 'copy', minute)).toBe(false);
      expect(await store.deliveries.finish(first.id, 'copy')).toBe(false);
    });

    it('is not what a copy is at', async () => {
      await store.deliveries.add(first);
      await store.deliveries.claim(['slack'], 'copy', minute, 1);
      await end();
      expect(await states()).toMatchObject({ [first.occurrence]: 'claimed' });
      expect(await store.deliveries.begin(first.id, 'copy', minute)).toBe(true);
    });

    it('is not what has begun: tried with an unknown outcome, or posted in part', async () => {
      const partly = newDelivery(4);
      for (const delivery of [first, partly]) {
        const { id } = delivery;
        await store.deliveries.add(delivery);
        await store.deliveries.claim(['slack'], 'copy', minute, 1);
        const content = { posts: posts('head', 'thread'), coversUntil: null, unreadable: 0 };
        await store.deliveries.compose(id, 'copy', content);
        await store.deliveries.begin(id, 'copy', minute);
      }
      await store.deliveries.posted(partly.id, 'copy', ['m1']);
      const failed = { retryInMs: minute, reason: { code: 'unforeseen' } } as const;
      await store.deliveries.fail(first.id, 'copy', { ...failed, refused: false });
      await store.deliveries.fail(partly.id, 'copy', { ...failed, refused: true });
      await end();
      expect(await states()).toMatchObject({
        [first.occurrence]: 'failed: unforeseen',
        [partly.occurrence]: 'failed: unforeseen',
      });
    });

    it('is what somebody asked for as well, but not what is another subscription’s', async () => {
      await store.subscriptions.add(subscription('b'));
      await store.deliveries.add(asked);
      await store.deliveries.add(newDelivery(5, { subscription: 'b' }));
      await end();
      expect(await states()).toEqual({ 'now:event': skipped, ...rest });
      expect(await states('b')).toEqual({ [newDelivery(5).occurrence]: 'due' });
    });
  });

  it('nothing is overtaken where there is nothing to post', async () => {
    await store.deliveries.add(first);
    const skipped = { first: second, last: second, count: 1, reason: { code: 'missed' } } as const;
    await store.deliveries.fire(firing(a, { skipped }), 'copy', minute);
    expect(await states()).toEqual({ [first.occurrence]: 'due', [second.occurrence]: 'skipped: missed' });
  });
}
