/** What a store does with subscriptions. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import { day, difficult, firing, here, minute, newDelivery, subscription, there } from './store-samples.ts';

export function describeSubscriptions(opened: () => OpenedStore): void {
  let store: Store;
  let now: number;
  beforeEach(async () => {
    store = opened().store;
    now = await store.now();
  });

  const ids = async (workspace: string, channel: string | null = null) =>
    (await store.subscriptions.list(workspace, channel)).map(({ id }) => id);

  describe('subscriptions', () => {
    it('are added once, come back as they are, and are removed', async () => {
      const full = subscription('a', {
        themes: ['finance', 'people'],
        briefs: ['shanghai-visit-2023'],
        quiet: true,
        nextDue: now + minute,
        coveredUntil: now - minute,
      });
      expect(await store.subscriptions.add(full)).toBe(true);
      expect(await store.subscriptions.add({ ...full, quiet: false })).toBe(false);
      expect(await store.subscriptions.get(here, 'a')).toEqual(full);
      expect(await store.subscriptions.get(here, 'b')).toBeNull();
      expect(await store.subscriptions.remove(here, 'a')).toBe(true);
      expect(await store.subscriptions.remove(here, 'a')).toBe(false);
      expect(await store.subscriptions.get(here, 'a')).toBeNull();
    });

    it.each(Object.entries(difficult))('keep lists of %s', async (_what, text) => {
      const kept = subscription('a', { themes: [text, ''], briefs: [text] });
      await store.subscriptions.add(kept);
      expect(await store.subscriptions.get(here, 'a')).toEqual(kept);
    });

    it('are listed in the order in which they were added, of a channel or of all', async () => {
      const added = Array.from({ length: 30 }, (_, index) => `s${(index * 7) % 30}`);
      for (const [index, id] of added.entries())
        await store.subscriptions.add(subscription(id, { channel: index % 3 === 0 ? 'C1' : 'C2' }));
      expect(await ids(here)).toEqual(added);
      expect(await ids(here, 'C1')).toEqual(added.filter((_, index) => index % 3 === 0));
      expect(await ids(here, 'C3')).toEqual([]);
    });

    it('are each workspace’s own, whatever id another one tries', async () => {
      const ours = subscription('a', { nextDue: now });
      await store.subscriptions.add(ours);
      await store.deliveries.add(newDelivery(1));
      expect(await store.subscriptions.add(subscription('a', { workspace: there }))).toBe(false);
      expect(await store.subscriptions.get(there, 'a')).toBeNull();
      expect(await ids(there)).toEqual([]);
      expect(await ids(there, 'C1')).toEqual([]);
      expect(await store.subscriptions.setNextDue(there, 'a', null)).toBe(false);
      expect(await store.subscriptions.remove(there, 'a')).toBe(false);
      expect(await store.subscriptions.get(here, 'a')).toEqual(ours);
      expect(await store.deliveries.find(here, newDelivery(1).id)).toMatchObject({ state: 'due' });
    });

    it('take the records of their deliveries with them, and no others', async () => {
      await store.subscriptions.add(subscription('a'));
      await store.subscriptions.add(subscription('b'));
      await store.deliveries.add(newDelivery(1));
      await store.deliveries.add(newDelivery(2, { subscription: 'b' }));
      await store.subscriptions.remove(here, 'a');
      expect(await store.deliveries.history(here, 'a', 10)).toEqual([]);
      expect(await store.deliveries.find(here, newDelivery(1).id)).toBeNull();
      expect(await store.deliveries.history(here, 'b', 10)).toHaveLength(1);
    });

    it('pause and resume', async () => {
      await store.subscriptions.add(subscription('a', { nextDue: now, coveredUntil: 5 }));
      expect(await store.subscriptions.setNextDue(here, 'a', null)).toBe(true);
      expect(await store.subscriptions.get(here, 'a')).toMatchObject({ nextDue: null, coveredUntil: 5 });
      expect(await store.subscriptions.due(['slack'], 10)).toEqual([]);
      expect(await store.subscriptions.setNextDue(here, 'a', now + day)).toBe(true);
      expect(await store.subscriptions.get(here, 'a')).toMatchObject({ nextDue: now + day });
      expect(await store.subscriptions.setNextDue(here, 'b', null)).toBe(false);
    });
  });

  describe('due subscriptions', () => {
    const due = async (limit = 10, platforms: readonly string[] = ['slack']) =>
      (await store.subscriptions.due(platforms, limit)).map(({ id }) => id);

    it('are those whose time has come, the longest due first, over all workspaces', async () => {
      for (const [id, nextDue] of Object.entries({ c: now - 1, a: now, b: now + 1, d: now - 2 }))
        await store.subscriptions.add(subscription(id, { nextDue }));
      await store.subscriptions.add(subscription('e', { nextDue: now - 3, workspace: there }));
      await store.subscriptions.add(subscription('paused'));
      expect(await due()).toEqual(['e', 'd', 'c', 'a']);
      expect(await due(2)).toEqual(['e', 'd']);
      await opened().advance(1);
      expect(await due()).toEqual(['e', 'd', 'c', 'a', 'b']);
      expect((await store.subscriptions.due(['slack'], 1))[0]).toEqual(
        subscription('e', { nextDue: now - 3, workspace: there }),
      );
    });

    it('are those of the platforms that are asked for', async () => {
      await store.subscriptions.add(subscription('a', { nextDue: now }));
      await store.subscriptions.add(subscription('b', { nextDue: now - 1, platform: 'discord' }));
      expect(await due(10, ['discord'])).toEqual(['b']);
      expect(await due(10, ['discord', 'slack'])).toEqual(['b', 'a']);
      expect(await due(1, ['slack'])).toEqual(['a']);
      expect(await due(10, [])).toEqual([]);
    });

    it('are none of a workspace that has been left, until it is remembered', async () => {
      await store.workspaces.remember({ id: here, name: null });
      await store.subscriptions.add(subscription('a', { nextDue: now }));
      await store.subscriptions.add(subscription('b', { nextDue: now, workspace: there }));
      await store.workspaces.leave(here, day);
      expect(await due()).toEqual(['b']);
      await store.workspaces.remember({ id: here, name: null });
      expect((await due()).sort()).toEqual(['a', 'b']);
    });
  });

  describe('subscriptions of the configuration', () => {
    const configured = (name: string, changes = {}) =>
      subscription(`config-${name}`, { fromConfig: true, createdBy: '', nextDue: now + day, ...changes });

    it('become those that stand there, and leave the others alone', async () => {
      const own = subscription('a', { nextDue: now });
      await store.subscriptions.add(own);
      const [x, y, z] = [configured('x'), configured('y', { workspace: there }), configured('z')];
      await store.subscriptions.configure([x, y]);
      expect(await store.subscriptions.list(here, null)).toEqual([own, x]);
      expect(await store.subscriptions.list(there, null)).toEqual([y]);
      await store.deliveries.add(newDelivery(1, { subscription: x.id }));
      await store.subscriptions.configure([z, y]);
      expect(await store.subscriptions.list(here, null)).toEqual([own, z]);
      expect(await store.subscriptions.list(there, null)).toEqual([y]);
      expect(await store.deliveries.find(here, newDelivery(1).id)).toBeNull();
      await store.subscriptions.configure([]);
      expect(await ids(here)).toEqual(['a']);
      expect(await ids(there)).toEqual([]);
    });

    it('keep their next time, paused or not, and what they covered, for as long as their times are as before', async () => {
      const [x, y] = [configured('x', { nextDue: now - 5 }), configured('y')];
      await store.subscriptions.configure([x, y]);
      await store.subscriptions.setNextDue(here, y.id, null);
      await store.deliveries.add(newDelivery(1, { subscription: x.id }));
      await store.deliveries.claim(['slack'], 'copy', minute, 10);
      await store.deliveries.compose(newDelivery(1).id, 'copy', { posts: [], coversUntil: 7, unreadable: 0 });
      await store.deliveries.posted(newDelivery(1).id, 'copy', ['m']);
      const changes = {
        channel: 'C9',
        themes: ['finance'],
        briefs: ['b'],
        quiet: true,
        nextDue: now + 2 * day,
      };
      await store.subscriptions.configure([
        { ...x, ...changes },
        { ...y, ...changes },
      ]);
      expect(await store.subscriptions.list(here, null)).toEqual([
        { ...x, ...changes, nextDue: now - 5, coveredUntil: 7 },
        { ...y, ...changes, nextDue: null },
      ]);
      expect(await store.deliveries.history(here, x.id, 10)).toHaveLength(1);
    });

    it.each([{ schedule: '30 9 * * *' }, { timeZone: 'Asia/Tokyo' }])(
      'fire anew for %o, unless they are paused',
      async (change) => {
        await store.subscriptions.configure([configured('x'), configured('y')]);
        // Who paused it did not mean its times alone.
        await store.subscriptions.setNextDue(here, 'config-y', null);
        const changed = { ...change, nextDue: now + 2 * day };
        await store.subscriptions.configure([configured('x', changed), configured('y', changed)]);
        expect(await store.subscriptions.list(here, null)).toEqual([
          configured('x', changed),
          configured('y', { ...changed, nextDue: null }),
        ]);
      },
    );

    it('may fire at the same local time in another time zone, and lose nothing that waits', async () => {
      const before = configured('x', { nextDue: now });
      await store.subscriptions.configure([before]);
      const [sent, waits] = [
        newDelivery(1, { subscription: before.id }),
        newDelivery(2, { subscription: before.id }),
      ];
      await store.deliveries.fire(firing(before, { post: sent, nextDue: now + day }), 'copy', minute);
      await store.deliveries.finish(sent.id, 'copy');
      await store.deliveries.add(waits);
      const after = configured('x', { timeZone: 'America/New_York', nextDue: now + minute });
      // With every start anew: that changes nothing more.
      for (let start = 0; start < 3; start++) await store.subscriptions.configure([after]);
      const claimed = await store.deliveries.claim(['slack'], 'copy', minute, 10);
      expect(claimed).toMatchObject([
        { id: waits.id, dueAt: waits.dueAt, occurrence: `${waits.occurrence} Europe/Berlin` },
      ]);
      await store.deliveries.finish(waits.id, 'copy');
      const again = { ...sent, id: 'again' };
      expect(await store.deliveries.fire(firing(after, { post: again }), 'copy', minute)).toBe(true);
      expect(await store.deliveries.finish('again', 'copy')).toBe(true);
      const history = await store.deliveries.history(here, before.id, 10);
      expect(history.map(({ occurrence, state }) => [occurrence, state]).sort()).toEqual([
        [sent.occurrence, 'sent'],
        [sent.occurrence, 'sent'],
        [waits.occurrence, 'sent'],
      ]);
    });

    it('post no occurrence twice for a change of anything but their time zone, nor what was asked for', async () => {
      const x = configured('x', { nextDue: now });
      await store.subscriptions.configure([x]);
      const post = newDelivery(1, { subscription: x.id });
      const asked = newDelivery(2, { subscription: x.id, occurrence: 'now:event' });
      await store.deliveries.fire(firing(x, { post, nextDue: now }), 'copy', minute);
      const other = configured('x', { schedule: '0 9 * * 1-5', channel: 'C9', nextDue: now });
      await store.subscriptions.configure([other]);
      await store.deliveries.fire(firing(other, { post: { ...post, id: 'again' } }), 'copy', minute);
      expect(await store.deliveries.find(here, 'again')).toBeNull();
      await store.deliveries.add(asked);
      await store.subscriptions.configure([{ ...other, timeZone: 'Asia/Tokyo' }]);
      expect(await store.deliveries.add({ ...asked, id: 'again' })).toBe(false);
    });

    it('leave nothing behind where they move to another workspace', async () => {
      await store.subscriptions.configure([configured('x', { coveredUntil: 5 })]);
      await store.deliveries.add(newDelivery(1, { subscription: 'config-x' }));
      const moved = configured('x', { workspace: there });
      await store.subscriptions.configure([moved]);
      expect(await ids(here)).toEqual([]);
      expect(await store.subscriptions.list(there, null)).toEqual([moved]);
      expect(await store.deliveries.history(here, 'config-x', 10)).toEqual([]);
    });

    it('end as those of one of several copies that start together', async () => {
      const other = (await opened().another?.()) ?? store;
      const [x, y, z] = [configured('x'), configured('y'), configured('z')];
      for (let round = 0; round < 5; round++) {
        await Promise.all([
          store.subscriptions.configure([x, y]),
          other.subscriptions.configure([y, z]),
          store.subscriptions.configure([x, y]),
        ]);
        expect([
          ['config-x', 'config-y'],
          ['config-y', 'config-z'],
        ]).toContainEqual((await ids(here)).sort());
      }
    });
  });
}
