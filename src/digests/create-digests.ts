/**
 * createDigests: finds what is due, has it posted once, and goes on after whatever went wrong. The store says what is
 * due and whose it is; several copies may run this over one store.
 */
import type { ClaimedDelivery, DeliveryReason, FailedTry } from '../ports/delivery.ts';
import { createDeliver } from './deliver.ts';
import type { DigestParts } from './digest-parts.ts';
import { fireDue } from './fire-due.ts';
import { type HeldDelivery, named } from './held-delivery.ts';
import { createLanes } from './lanes.ts';
import { reasonOf } from './reason-of.ts';
import { retryDelay } from './retry-delay.ts';

export interface Digests {
  start(): void;
  /** Something has become due, or will sooner than was known; or a platform can be posted to now. */
  wake(): void;
  /** Takes no new work, ends the posts under way, gives back the rest, and resolves when that is done. Never rejects. */
  stop(): Promise<void>;
}

/** Between sweeps, in milliseconds: what is due and escapes every one of them must not keep the process busy. */
const leastPause = 20;
/** The same while more is due than can be claimed, so that what falls due meanwhile is not late to be claimed. */
const crowdedPause = 500;
/** Deliveries of one platform taken over at once; what is composed already is held in memory. */
const mostClaimed = 200;

export function createDigests(parts: DigestParts): Digests {
  const { store, platforms, posterOf, scheduler, clock, logger, random, timings } = parts;
  // What is left of a platform that has gone is given up one by one.
  const lanes = createLanes((platform) => posterOf(platform)?.atOnce ?? 1);
  /** What this copy has, and since when it is in work; null while it waits for its turn. */
  const held = new Map<HeldDelivery, number | null>();
  /** What may still be this copy's though nobody works at it: to be given up as soon as the store can be told. */
  const left = new Map<HeldDelivery, FailedTry>();
  /** Channels in which something hangs here: another copy may fare better with what is for them. */
  const hung = new Set<string>();
  /** Platforms of which there was more to claim than was. */
  const crowded = new Set<string>();
  let claims = 0;
  let sweeping: Promise<void> | null = null;
  let again = false;
  let isStopping = false;
  let nextWake = Number.POSITIVE_INFINITY;
  let storeFails = false;

  const deliver = createDeliver({ ...parts, isStopping: () => isStopping });

  /** A name that no earlier claim had. */
  function nextHolder(): string {
    claims += 1;
    return `${parts.copy}-${claims}`;
  }

  function take(claimed: ClaimedDelivery, holder: string, asked: number): void {
    const delivery: HeldDelivery = { ...claimed, holder, asked, had: clock.now() };
    const { platform, channel } = delivery;
    // It would wait behind what hangs: left to lapse.
    if (hung.has(placeOf(delivery))) return;
    held.set(delivery, null);
    if (isStopping) return;
    lanes.run(platform, channel, async () => {
      held.set(delivery, clock.now());
      await work(delivery);
      held.delete(delivery);
      hung.delete(placeOf(delivery));
      if (crowded.has(platform) && lanes.size(platform) < mostClaimed / 2) wake();
    });
  }

  /** Never rejects. */
  async function work(delivery: HeldDelivery): Promise<void> {
    try {
      const end = await deliver(delivery);
      if (typeof end === 'object') return wakeBy(clock.now() + end.retryInMs);
      if (end !== 'lost') return;
      left.set(delivery, giveUp(delivery, null));
    } catch (error) {
      logger.error('A digest failed and is tried again', { delivery: delivery.id, error });
      left.set(delivery, giveUp(delivery, reasonOf(error)));
    }
    wakeBy(clock.now() + timings.storeRetry);
  }

  function giveUp({ attempts }: HeldDelivery, reason: DeliveryReason | null): FailedTry {
    return { retryInMs: retryDelay(attempts, random(), timings), refused: false, reason };
  }

  async function sweep(): Promise<void> {
    nextWake = Number.POSITIVE_INFINITY;
    for (const [delivery, how] of left) {
      await store.deliveries.fail(delivery.id, delivery.holder, how);
      left.delete(delivery);
    }
    const holder = nextHolder();
    await fireDue({ ...parts, holder, isStopping: () => isStopping }, (fired) =>
      take(fired, holder, clock.now()),
    );
    for (const platform of platforms()) await claim(platform);
    const ms = await store.deliveries.nextDueMs(platforms());
    if (ms === null) return;
    // What is due already and could not be claimed waits for those that end.
    const pause = Math.max(ms, crowded.size > 0 ? crowdedPause : leastPause);
    // Where something hangs, other copies go first.
    wakeBy(clock.now() + pause + (hung.size > 0 ? crowdedPause : 0));
  }

  /** Each platform by itself: one that does not answer must not keep the others from being claimed. */
  async function claim(platform: string): Promise<void> {
    crowded.add(platform);
    while (!isStopping && lanes.size(platform) < mostClaimed) {
      const holder = nextHolder();
      const asked = clock.now();
      const claimed = await store.deliveries.claim([platform], holder, timings.lease, mostClaimed);
      for (const delivery of claimed) take(delivery, holder, asked);
      if (claimed.length >= mostClaimed) continue;
      crowded.delete(platform);
      return;
    }
  }

  function wakeBy(time: number): void {
    if (time >= nextWake || isStopping) return;
    nextWake = time;
    scheduler.wakeAt(time);
  }

  /** One at a time; never rejects. */
  async function sweepUntilCalm(): Promise<void> {
    while (again && !isStopping) {
      again = false;
      try {
        await sweep();
        if (storeFails) logger.info('Digests: the store can be used again');
        storeFails = false;
      } catch (error) {
        if (!storeFails) logger.error('Digests: what is due cannot be told', { error });
        storeFails = true;
        wakeBy(clock.now() + timings.storeRetry);
        return;
      }
    }
  }

  function wake(): void {
    again = true;
    sweeping ??= sweepUntilCalm().finally(() => {
      sweeping = null;
      // Asked for after the last look and before this.
      if (again && !isStopping && !storeFails) wake();
    });
  }

  /** What hangs for too long is left to lapse, and what waits behind it, so that another copy can help. */
  async function renew(): Promise<void> {
    const now = clock.now();
    for (const [delivery, since] of held) {
      if (since === null || now - since < timings.longestWork || hung.has(placeOf(delivery))) continue;
      hung.add(placeOf(delivery));
      logger.error('A digest hangs, and is left to another copy', named(delivery));
    }
    const ids = new Map<string, string[]>();
    for (const delivery of held.keys())
      if (!hung.has(placeOf(delivery))) push(ids, delivery.holder, delivery.id);
    try {
      await Promise.all([...ids].map(([holder, of]) => store.deliveries.renew(holder, of, timings.lease)));
    } catch (error) {
      logger.warn('Digests: leases could not be renewed', { problem: String(error) });
    }
  }

  return {
    start() {
      scheduler.start(wake);
      scheduler.repeat(timings.renew, () => void renew());
    },
    wake,
    async stop() {
      isStopping = true;
      scheduler.stop();
      await sweeping;
      const holders = new Set([...held.keys()].map(({ holder }) => holder));
      await lanes.drain();
      try {
        await Promise.all([...holders].map((holder) => store.deliveries.release(holder)));
      } catch (error) {
        logger.warn('Digests: what was claimed could not be given back', { problem: String(error) });
      }
    },
  };
}

function placeOf({ platform, channel }: ClaimedDelivery): string {
  return `${platform} ${channel}`;
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
