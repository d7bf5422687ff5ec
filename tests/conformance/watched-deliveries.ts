/** A store that tells which deliveries are under way over all copies, so that a driver knows when all is quiet. */
import type { FailedTry } from '../../src/ports/delivery.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription.ts';

export interface WatchedDeliveries {
  /** The same store, with what is done to deliveries in it noted. */
  watch(store: Store): Store;
  /** Whether no delivery is under way, or to be tried again within a moment; one that needs a person waits longer. */
  isIdle(): boolean;
  /** Those that have been added, removed ones included. */
  readonly subscriptions: readonly Pick<Subscription, 'workspace' | 'id'>[];
}

/** Longer than any wait between tries on the stage, and than Retry-After. */
const momentMs = 5000;

export function watchDeliveries(): WatchedDeliveries {
  const underWay = new Set<string>();
  const subscriptions: Pick<Subscription, 'workspace' | 'id'>[] = [];

  async function done(id: string, work: Promise<boolean>): Promise<boolean> {
    const own = await work;
    if (own) underWay.delete(id);
    return own;
  }

  return {
    isIdle: () => underWay.size === 0,
    subscriptions,
    watch(store) {
      const { deliveries } = store;
      const failed =
        (how: 'fail' | 'quarantine') =>
        async (id: string, holder: string, given: FailedTry): Promise<boolean> => {
          const isSoon = how === 'fail' && given.retryInMs < momentMs;
          const work = deliveries[how](id, holder, given);
          return isSoon ? work : done(id, work);
        };
      return {
        ...store,
        subscriptions: {
          ...store.subscriptions,
          async add(subscription) {
            const { workspace, id } = subscription;
            subscriptions.push({ workspace, id });
            return store.subscriptions.add(subscription);
          },
        },
        deliveries: {
          ...deliveries,
          // Noted before it is there, so that no moment looks idle in between.
          async add(delivery) {
            underWay.add(delivery.id);
            const added = await deliveries.add(delivery);
            if (!added) underWay.delete(delivery.id);
            return added;
          },
          async fire(firing, ...by) {
            const { post } = firing;
            if (post) underWay.add(post.id);
            const fired = await deliveries.fire(firing, ...by);
            if (post && !fired) underWay.delete(post.id);
            return fired;
          },
          async claim(...given) {
            const claimed = await deliveries.claim(...given);
            for (const { id } of claimed) underWay.add(id);
            return claimed;
          },
          finish: (id, holder) => done(id, deliveries.finish(id, holder)),
          skip: (id, holder, reason) => done(id, deliveries.skip(id, holder, reason)),
          fail: failed('fail'),
          quarantine: failed('quarantine'),
        },
      };
    },
  };
}
