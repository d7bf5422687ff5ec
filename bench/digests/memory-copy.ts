/** A process that keeps many briefs: what it takes of memory, and how long listing them and composing a digest of them takes. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNodeScheduler } from '../../src/adapters/scheduler/node-scheduler.ts';
import { composeDigest } from '../../src/commands/handle/compose-digest.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import { createDigests } from '../../src/digests/create-digests.ts';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';
import { watchLoop } from '../intake/watch-loop.ts';
import { benchLogger, openStoreAt, type StoreAddress } from './bench-store.ts';
import { childSettings, serveParent } from './child-process.ts';

export interface MemorySettings extends StoreAddress {
  readonly workspaces: readonly string[];
}

export interface MemoryStep {
  readonly name: string;
  readonly rssMb: number;
  /** Milliseconds, the mean of one a workspace. */
  readonly ms: number;
  /** Worst of the event loop that answers people, in milliseconds. */
  readonly stallMs: number;
}

const settings = childSettings<MemorySettings>();
const { workspaces } = settings;
const root = join(import.meta.dirname, '../..');
const clock = { now: () => Date.now() };
const hex = () => randomBytes(8).toString('hex');
/** The desk reads a first brief by itself when it starts. */
const warmUpMs = 1500;

serveParent<'run'>(async (): Promise<readonly MemoryStep[]> => {
  const started = performance.now();
  const store = await openStoreAt(settings);
  const desk = createDeskPool({
    thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
    workerData: { root, storeFile: settings.file, databaseUrl: settings.databaseUrl },
    logger: benchLogger,
  });
  const taxonomy = loadTaxonomy(root);
  const digests = createDigests({
    store,
    desk,
    taxonomy,
    platforms: () => ['discord'],
    posterOf: () => null,
    scheduler: createNodeScheduler({ clock, logger: benchLogger }),
    clock,
    logger: benchLogger,
    copy: hex(),
    newDeliveryId: hex,
    random: Math.random,
    timings: digestTimings,
  });
  digests.start();
  await store.deliveries.nextDueMs(['discord']);
  const ready = performance.now() - started;
  await sleep(warmUpMs);
  const rssMb = () => process.memoryUsage.rss() / 2 ** 20;

  async function step(name: string, work: (workspace: string) => Promise<unknown>): Promise<MemoryStep> {
    const stop = watchLoop();
    const from = performance.now();
    for (const workspace of workspaces) await work(workspace);
    const ms = (performance.now() - from) / workspaces.length;
    return { name, rssMb: rssMb(), ms, stallMs: stop().monitored };
  }

  const steps = [
    { name: 'started', rssMb: rssMb(), ms: ready, stallMs: 0 },
    await step('listed', (workspace) => desk.list(workspace)),
    await step('digest composed', (workspace) =>
      composeDigest({ desk, taxonomy, logger: benchLogger }, subscriptionOf(workspace), {
        delivery: hex(),
        upTo: Date.now(),
      }),
    ),
  ];
  await digests.stop();
  await desk.close();
  await store.close();
  return steps;
});

function subscriptionOf(workspace: string) {
  return {
    id: hex(),
    workspace,
    platform: 'discord',
    channel: 'C1',
    schedule: '0 9 * * *',
    timeZone: 'UTC',
    themes: [],
    briefs: [],
    quiet: false,
    createdBy: 'bench',
    fromConfig: false,
    nextDue: null,
    coveredUntil: null,
  };
}
