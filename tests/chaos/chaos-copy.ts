/** One copy of the bot as a process of its own: the real store, the real posters, the real digests. It runs until it is killed. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNodeScheduler } from '../../src/adapters/scheduler/node-scheduler.ts';
import type { ChannelPoster } from '../../src/commands/channel-poster.ts';
import { createDigests } from '../../src/digests/create-digests.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createOneBriefDesk } from '../digests/one-brief-desk.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import { type CopySettings, copyTimings } from './chaos-settings.ts';
import { openCopyStore, openPosters } from './copy-parts.ts';

const settings = JSON.parse(process.argv[2] ?? '') as CopySettings;
const clock = { now: () => Date.now() };
const hex = (digits: number) => randomBytes(digits / 2).toString('hex');
const copy = hex(16);
const tell = (level: string) => (message: string, facts?: object) =>
  console.error(
    `${new Date().toISOString()} ${copy.slice(0, 4)} ${level} ${message} ${JSON.stringify(facts, plainError) ?? ''}`,
  );
const logger: Logger = { info: tell('info'), warn: tell('warn'), error: tell('error') };

const store = await openCopyStore(settings, clock, logger);
const posters = openPosters(settings, clock, logger);
if (settings.without === 'lookup') for (const poster of posters) withoutLookup(poster);
const posterOf = (platform: string) => posters.find((poster) => poster.platform === platform) ?? null;

const digests = createDigests({
  store: settings.without === 'claim' ? withoutClaim(store) : store,
  desk: await createOneBriefDesk(clock),
  taxonomy: shippedTaxonomy,
  platforms: () => posters.map(({ platform }) => platform),
  posterOf,
  scheduler: createNodeScheduler({ clock, logger }),
  clock,
  logger,
  copy,
  newDeliveryId: () => hex(16),
  random: Math.random,
  timings: copyTimings,
});
digests.start();
process.stdout.write('ready\n');
process.on('SIGTERM', () => void digests.stop().then(() => process.exit(0)));

/** Long enough for a copy whose timer is late on a busy machine to read the same. */
const heldBackMs = 500;

/**
 * Whoever reads that something is due takes it for its own. Each holds its firing back, so that all copies have read before
 * one has written: otherwise it would be chance whether any two meet.
 */
function withoutClaim(real: Store): Store {
  const taken = async (work: Promise<boolean>) => {
    await work;
    return true;
  };
  const { deliveries } = real;
  return {
    ...real,
    deliveries: {
      ...deliveries,
      fire: async (...given) => {
        await sleep(heldBackMs);
        return taken(deliveries.fire(...given));
      },
      compose: (...given) => taken(deliveries.compose(...given)),
      begin: (...given) => taken(deliveries.begin(...given)),
      posted: (...given) => taken(deliveries.posted(...given)),
    },
  };
}

/** What nobody knows about is taken for never sent. */
function withoutLookup(poster: ChannelPoster): void {
  Object.assign(poster, { resolve: async () => ({ kind: 'absent' }) });
}

function plainError(_key: string, value: unknown): unknown {
  return value instanceof Error ? { ...value, message: value.message, cause: String(value.cause) } : value;
}
