/**
 * createDigests: finds what is due, has it posted once, and goes on after whatever went wrong. The store says what is
 * due and whose it is; several copies may run this over one store.
 */
import type { ClaimedDelivery, FailedTry } from '../ports/store.ts';
import { type ClaimSpan, createDeliver } from './deliver.ts';
import type { DigestParts } from './digest-parts.ts';
import { fireDue } from './fire-due.ts';
import { createLanes } from './lanes.ts';
import { retryDelay } from './retry-delay.ts';

export interface Digests {
  start(): void;
  /** Something has become due, or will sooner than was known; or a platform can be posted to now. */
  wake(): void;
  /** Takes no new work, ends the posts under way, gives back the rest, and resolves within the time set for it. Never rejects. */
  stop(): Promise<void>;
}

/** Deliveries under way on a platform that does not say how many. */
const usuallyAtOnce = 50;
/** Known to the store as it is then, whatever that is. */
const claimAnew: FailedTry = { retryInMs: 0, refused: false, reason: { code: 'unforeseen' } };
/** Between sweeps, in milliseconds: what is due and escapes every one of them must not keep the process busy. */
const leastPause = 20;
/** The same while more is due than can be claimed, so that what falls due meanwhile is not late to be claimed. */
const crowdedPause = 500;
/** Deliveries taken over at once; what is composed already is held in memory. */
const mostClaimed = 200;

export function createDigests(parts: DigestParts): Digests {
  const { store, platforms, posterOf, scheduler, clock, logger, holder, random, timings } = parts;
  const lanes = createLanes((platform) => posterOf(platform)?.atOnce ?? usuallyAtOnce);
  /** In work here. */
  const held = new Set<string>();
  /** Claimed while it was in work here: after a lapse, as in a sleep, or between giving it back and being done with it. */
  const claimedMeanwhile = new Set<string>();
  /** What may still be this copy's though nobody works at it: to be given up as soon as the store can be told. */
  const left = new Map<string, FailedTry>();
  let sweeping: Promise<void> | null = null;
  let again = false;
  let isStopping = false;
  /** Whether there was more to claim than was. */
  let more = false;
  let nextWake = Number.POSITIVE_INFINITY;
  let storeFails = false;

  const deliver = createDeliver({ ...parts, isStopping: () => isStopping });

  function take(delivery: ClaimedDelivery, asked: number): void {
    const { id, platform, channel } = delivery;
    // Whoever works at it here goes on, or has just given it back. What is known of it now may be old by the end of that.
    if (held.has(id)) return void claimedMeanwhile.add(id);
    held.add(id);
    const claimed = { asked, had: clock.now() };
    lanes.run(platform, channel, async () => {
      await work(delivery, claimed);
      held.delete(id);
      if (claimedMeanwhile.delete(id)) {
        left.set(id, claimAnew);
        wake();
      }
      if (more && lanes.size() < mostClaimed / 2) wake();
    });
  }

  /** Never rejects. */
  async function work(delivery: ClaimedDelivery, claimed: ClaimSpan): Promise<void> {
    try {
      const end = await deliver(delivery, claimed);
      if (typeof end === 'object') return wakeBy(clock.now() + end.retryInMs);
      if (end !== 'lost') return;
    } catch (error) {
      logger.error('A digest failed and is tried again', { delivery: delivery.id, error });
    }
    const retryInMs = retryDelay(delivery.attempts, random(), timings);
    left.set(delivery.id, { retryInMs, refused: false, reason: { code: 'unforeseen' } });
    wakeBy(clock.now() + timings.storeRetry);
  }

  async function sweep(): Promise<void> {
    nextWake = Number.POSITIVE_INFINITY;
    for (const [id, how] of left) {
      await store.deliveries.fail(id, holder, how);
      left.delete(id);
    }
    await fireDue(parts, (delivery) => take(delivery, clock.now()));
    await claim();
    const ms = await store.deliveries.nextDueMs(platforms());
    // What is due already and could not be claimed waits for those that end.
    if (ms !== null) wakeBy(clock.now() + Math.max(ms, more ? crowdedPause : leastPause));
  }

  async function claim(): Promise<void> {
    do {
      if (isStopping || lanes.size() >= mostClaimed) {
        more = true;
        return;
      }
      const asked = clock.now();
      const claimed = await store.deliveries.claim(platforms(), holder, timings.lease, mostClaimed);
      for (const delivery of claimed) take(delivery, asked);
      more = claimed.length >= mostClaimed;
    } while (more);
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

  async function renew(): Promise<void> {
    try {
      await store.deliveries.renew(holder, [...held], timings.lease);
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
      await lanes.drain();
      try {
        await store.deliveries.release(holder);
      } catch (error) {
        logger.warn('Digests: what was claimed could not be given back', { problem: String(error) });
      }
    },
  };
}
