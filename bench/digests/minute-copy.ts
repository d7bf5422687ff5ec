/** A copy of the bot as `serve` runs it, but for the gateways: store, article desk in threads, posters, digests. */
import { randomBytes } from 'node:crypto';
import { createDiscordPoster } from '../../src/adapters/discord/discord-poster.ts';
import { createNodeScheduler } from '../../src/adapters/scheduler/node-scheduler.ts';
import { createSlackDigestPoster } from '../../src/adapters/slack/slack-digest-poster.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import { createDigests } from '../../src/digests/create-digests.ts';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import type { Firing } from '../../src/ports/delivery.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';
import { type Stalls, watchLoop } from '../intake/watch-loop.ts';
import { benchLogger, openStoreAt, type StoreAddress } from './bench-store.ts';
import { childSettings, serveParent } from './child-process.ts';

export interface CopySettings extends StoreAddress {
  /** A folder with config/ and briefs/. */
  readonly root: string;
  readonly platform: 'discord' | 'slack';
  readonly apiUrl: string;
  readonly token: string;
  /** Of Discord, where it is not the usual pace. */
  readonly requestsPerSecond?: number;
}

export interface CopyReport {
  /** Milliseconds from due to claimed, of each occurrence. */
  readonly late: readonly number[];
  readonly stalls: Stalls;
  /** Posts that failed and were tried again. */
  readonly retried: number;
  /** Share of one processor that all threads used, from the start until now. */
  readonly busy: number;
  readonly rssMb: number;
}

const settings = childSettings<CopySettings>();
const { root, platform, apiUrl, token, requestsPerSecond } = settings;
const clock = { now: () => Date.now() };
const hex = () => randomBytes(8).toString('hex');
let retried = 0;
const logger: Logger = {
  ...benchLogger,
  warn() {
    retried += 1;
  },
};
const late: number[] = [];
const store = await openStoreAt(settings);
const poster =
  platform === 'discord'
    ? createDiscordPoster({ token, apiUrl, ...(requestsPerSecond !== undefined && { requestsPerSecond }) })
    : createSlackDigestPoster({ botToken: token, apiUrl, logger, clock });
const desk = createDeskPool({
  thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
  workerData: { root, storeFile: settings.file, databaseUrl: settings.databaseUrl },
  logger,
});
// The briefs have appeared by then, and the desk is warm.
await desk.list(`${platform}:0`);
const digests = createDigests({
  store: timed(store),
  desk,
  taxonomy: loadTaxonomy(root),
  platforms: () => [platform],
  posterOf: (asked) => (asked === platform ? poster : null),
  scheduler: createNodeScheduler({ clock, logger }),
  clock,
  logger,
  copy: hex(),
  newDeliveryId: hex,
  random: Math.random,
  timings: digestTimings,
});
const stop = watchLoop();
const started = { at: performance.now(), used: process.cpuUsage() };
digests.start();

serveParent<'stop'>(async (): Promise<CopyReport> => {
  const stalls = stop();
  const { user, system } = process.cpuUsage(started.used);
  const report = {
    stalls,
    late,
    retried,
    busy: (user + system) / 1000 / (performance.now() - started.at),
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
  await digests.stop();
  await desk.close();
  await store.close();
  return report;
});

function timed(real: Store): Store {
  const fire = async (firing: Firing, holder: string, leaseMs: number) => {
    const fired = await real.deliveries.fire(firing, holder, leaseMs);
    if (fired && firing.post) late.push(Date.now() - firing.post.dueAt);
    return fired;
  };
  return { ...real, deliveries: { ...real.deliveries, fire } };
}
