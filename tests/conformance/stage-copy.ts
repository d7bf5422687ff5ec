/** One copy of the bot on a stage: handlers, a real adapter, and digests, over one store with the others. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNodeScheduler } from '../../src/adapters/scheduler/node-scheduler.ts';
import type { ChannelPoster } from '../../src/commands/channel-poster.ts';
import { createHandlers } from '../../src/commands/create-handlers.ts';
import { createDigests, type Digests } from '../../src/digests/create-digests.ts';
import { type DigestTimings, digestTimings } from '../../src/digests/digest-timings.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import type { ChatDriver } from './chat-driver.ts';

export interface StageCopy {
  /** Whether it is posting a part of a digest at the moment. */
  isPosting(): boolean;
  /** Looks for what is due, as it does every minute by itself. */
  wake(): void;
  /** As the program does when it is told to end. */
  stop(): Promise<void>;
}

const timings: DigestTimings = {
  ...digestTimings,
  lease: 5000,
  renew: 1500,
  margin: 500,
  request: 2000,
  retry: 50,
  longestRetry: 500,
  recheck: 400,
  storeRetry: 50,
  appearance: 0,
};

const clock = { now: () => Date.now() };
const randomHex = (digits: number) => randomBytes(digits / 2).toString('hex');

export async function startStageCopy(parts: {
  readonly driver: ChatDriver;
  readonly store: Store;
  readonly desk: ArticleDesk;
  readonly logger: Logger;
  readonly name: string;
  readonly newId: () => string;
  readonly isIdle: () => boolean;
  /** Milliseconds that each post in the thread of a digest takes longer. */
  readonly slowThreadMs: number;
}): Promise<StageCopy> {
  const { driver, store, desk, logger, name, newId, isIdle, slowThreadMs } = parts;
  let poster: ChannelPoster | null = null;
  let digests: Digests | null = null;
  let posting = 0;
  const posterOf = (platform: string) => (poster?.platform === platform ? poster : null);

  const handlers = createHandlers({
    desk,
    store,
    taxonomy: shippedTaxonomy,
    newId,
    logger,
    digests: { posterOf, onDue: () => digests?.wake(), leastMinutesApart: 15, timeZone: 'UTC' },
  });
  const platform = await driver.startCopy({ handlers, store, logger, name, isIdle });
  poster = {
    ...platform.poster,
    async post(attempt) {
      posting += 1;
      try {
        if (attempt.head !== null) await sleep(slowThreadMs);
        return await platform.poster.post(attempt);
      } finally {
        posting -= 1;
      }
    },
  };
  digests = createDigests({
    store,
    desk,
    taxonomy: shippedTaxonomy,
    platforms: () => [platform.name],
    posterOf,
    scheduler: createNodeScheduler({ clock, logger }),
    clock,
    logger,
    copy: name,
    newDeliveryId: () => randomHex(16),
    random: Math.random,
    timings,
  });
  digests.start();
  const run = digests;
  return {
    isPosting: () => posting > 0,
    wake: () => run.wake(),
    async stop() {
      await Promise.all([run.stop(), platform.stop()]);
    },
  };
}
