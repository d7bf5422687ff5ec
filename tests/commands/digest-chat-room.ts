/** A room on a day in 2026, and people who subscribe its channel. */
import type { CommandRequest, Origin } from '../../src/commands/request.ts';
import type { DeliveryReason } from '../../src/ports/delivery.ts';
import type { Subscription } from '../../src/ports/subscription.ts';
import { command, openRoom, origin } from './chat-room.ts';

/** A Monday, at 8:00 in London and 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 30, 8);

const minute = 60_000;
export const hour = 60 * minute;

/** May change what the workspace keeps. */
export const manager = origin({ user: 'mia', mayManage: true });

export async function openDigestChat(names: readonly string[] = ['harbour-budget.md', 'museum-theft.md']) {
  const room = await openRoom(names, { now: monday });
  const { handlers, store } = room;
  const type = (name: string, options: CommandRequest['options'] = {}, from: Origin = manager) =>
    handlers.command(command(`digest ${name}`, options, from));
  return {
    ...room,
    /** Types `/digest` and this, as somebody who may unless told otherwise. */
    type,
    /** The subscriptions of the workspace. */
    kept: () => store.subscriptions.list('discord:1', null),
    /** Subscribes, and gives what is kept of it. */
    async subscribed(options: CommandRequest['options'] = {}, from: Origin = manager) {
      const before = new Set((await store.subscriptions.list('discord:1', null)).map(({ id }) => id));
      await type('subscribe', { schedule: 'weekdays 9:00', timezone: 'Europe/Berlin', ...options }, from);
      const added = (await store.subscriptions.list('discord:1', null)).find(({ id }) => !before.has(id));
      if (!added) throw new Error('nothing was subscribed');
      return added;
    },
    /** What is kept of one now. */
    async again({ id }: Pick<Subscription, 'id'>) {
      return store.subscriptions.get('discord:1', id);
    },
    /** Lets one fire for `dueAt`, and gives the id of its delivery, claimed by `copy`. */
    async fired(subscription: Subscription, dueAt: number, nextDue: number, id: string) {
      const { workspace, platform, channel } = subscription;
      const local = new Date(dueAt).toISOString().slice(0, 19);
      const post = {
        id,
        workspace,
        platform,
        channel,
        subscription: subscription.id,
        occurrence: local,
        dueAt,
      };
      const wasDue = (await store.subscriptions.get(workspace, subscription.id))?.nextDue ?? 0;
      const firing = { subscription, wasDue, nextDue, post, skippedId: `${id}-skipped`, skipped: null };
      if (!(await store.deliveries.fire(firing, 'copy', minute))) throw new Error('it did not fire');
      return id;
    },
    /** Records occurrences that were not posted, the first and last of them by their local times. */
    async skipped(
      subscription: Subscription,
      first: string,
      last: string,
      count: number,
      reason: DeliveryReason,
    ) {
      const of = (local: string) => ({ occurrence: local, dueAt: Date.parse(`${local}Z`) - hour });
      const wasDue = (await store.subscriptions.get(subscription.workspace, subscription.id))?.nextDue ?? 0;
      const skipped = { first: of(first), last: of(last), count, reason };
      const nextDue = of(last).dueAt + 24 * hour;
      const firing = { subscription, wasDue, nextDue, post: null, skippedId: `skip-${first}`, skipped };
      if (!(await store.deliveries.fire(firing, 'copy', minute))) throw new Error('it did not fire');
    },
  };
}

export type DigestChat = Awaited<ReturnType<typeof openDigestChat>>;
