import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DigestRoom, minute, openDigestRoom, start } from './digest-room.ts';

let room: DigestRoom;
beforeEach(async () => {
  room = await openDigestRoom();
});
afterEach(() => room.close());

/** Each in a channel of its own. */
async function subscribeMany(count: number): Promise<void> {
  const one = await room.subscribe({ nextDue: null });
  for (let number = 0; number < count; number++)
    await room.store.subscriptions.add({
      ...one,
      id: `many${number}`,
      channel: `many${number}`,
      nextDue: start + minute,
    });
}

it('a platform that hangs does not keep another from being posted to', async () => {
  const many = 250;
  const held = Promise.withResolvers<'posted'>();
  for (let number = 0; number < many; number++) room.poster.outcomes.push(() => held.promise);
  await subscribeMany(many);
  await room.pass(minute);
  const subscription = await room.subscribe({
    id: 'bbbbbbbb',
    platform: 'discord',
    channel: 'D1',
    nextDue: null,
  });
  const { workspace, platform, channel } = subscription;
  await room.store.deliveries.add({
    id: 'd'.repeat(16),
    workspace,
    subscription: subscription.id,
    platform,
    channel,
    occurrence: 'now:slack:command:1',
    dueAt: room.now(),
  });
  await room.pass(1_000);
  const posted = [...room.poster.posted, ...room.discord.posted];
  held.resolve('posted');
  expect(posted).toEqual(['D1 head', 'D1 under M1']);
});

it('a copy that is stopped while many are due fires no more of them, and leaves them to others', async () => {
  const many = 350;
  await subscribeMany(many);
  await room.pass(minute - 1);
  const { deliveries } = room.store;
  const { fire } = deliveries;
  let fired = 0;
  const stopped = Promise.withResolvers<void>();
  Object.assign(deliveries, {
    fire(...given: Parameters<typeof fire>) {
      if (fired === 0) stopped.resolve(room.digests.stop());
      fired += 1;
      return fire(...given);
    },
  });
  await room.pass(1);
  await stopped.promise;
  expect(fired).toBeGreaterThan(0);
  expect(fired).toBeLessThan(many / 2);
  // Those that it had fired are another's at once, and those that it had not.
  const left = await room.store.subscriptions.due(['slack'], 1_000);
  const given = await deliveries.claim(['slack'], 'another', minute, 1_000);
  expect(given).toHaveLength(fired);
  expect(left).toHaveLength(many - fired);
  expect(room.poster.posted).toEqual([]);
});

it('a post that hangs for good is given to another copy, with all that waits behind it', async () => {
  const held = Promise.withResolvers<'posted'>();
  room.poster.outcomes.push(() => held.promise);
  room.poster.resolutions.push({ kind: 'posted', message: 'M7', threads: [] });
  await room.subscribe();
  await room.subscribe({ id: 'bbbbbbbb' });
  await room.pass(minute);
  for (let third = 0; third < 30; third++) {
    await room.pass(20_000);
    await room.renew();
  }
  // It was alone, and came upon what it had let go: that must not stay with it.
  await room.pass(minute);
  await room.renew();
  const posted = [...room.poster.posted];
  room.another();
  for (let third = 0; third < 6; third++) {
    await room.pass(20_000);
    await room.renew();
  }
  const later = [...room.poster.posted];
  held.resolve('posted');
  expect(posted).toEqual([]);
  expect(later.toSorted()).toEqual(['C1 head', 'C1 under M2', 'C1 under M7']);
  expect(room.logged.filter((line) => line.startsWith('error'))).toEqual([
    'error: A digest hangs, and is left to another copy',
  ]);
});
