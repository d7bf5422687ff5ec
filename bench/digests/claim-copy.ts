/** A process that claims what is due, as a copy of the bot does. */
import { randomBytes } from 'node:crypto';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import { fireDue } from '../../src/digests/fire-due.ts';
import { benchLogger, openStoreAt, type StoreAddress } from './bench-store.ts';
import { childSettings, serveParent, wallClock } from './child-process.ts';

/** Milliseconds since the epoch. */
export interface Claimed {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

const store = await openStoreAt(childSettings<StoreAddress>());
const hex = () => randomBytes(8).toString('hex');
const holder = hex();

serveParent<'claim'>(async (): Promise<Claimed> => {
  let count = 0;
  const from = wallClock();
  await fireDue(
    {
      store,
      platforms: () => ['discord'],
      logger: benchLogger,
      holder,
      newDeliveryId: hex,
      random: Math.random,
      isStopping: () => false,
      timings: digestTimings,
    },
    () => {
      count += 1;
    },
  );
  return { count, from, to: wallClock() };
});
