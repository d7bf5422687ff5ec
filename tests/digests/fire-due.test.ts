import { expect, it } from 'vitest';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import { fireDue } from '../../src/digests/fire-due.ts';
import type { Firing } from '../../src/ports/delivery.ts';
import { start } from './digest-room.ts';

/** More than are fired together, so that copies that begin elsewhere meet. */
const many = 450;

it('lets copies share what is due: each occurrence is one copy’s, and few are tried twice', async () => {
  const store = await createSqliteStore({ file: ':memory:', clock: { now: () => start } });
  try {
    await Promise.all(
      Array.from({ length: many }, (_, number) =>
        store.subscriptions.add({
          id: String(number).padStart(8, '0'),
          workspace: 'slack:T1',
          platform: 'slack',
          channel: `C${number}`,
          schedule: '59 8 * * *',
          timeZone: 'UTC',
          themes: [],
          briefs: [],
          quiet: false,
          createdBy: 'U1',
          fromConfig: false,
          nextDue: start,
          coveredUntil: null,
        }),
      ),
    );
    let tries = 0;
    const fire = (firing: Firing, holder: string, leaseMs: number) => {
      tries += 1;
      return store.deliveries.fire(firing, holder, leaseMs);
    };
    let ids = 0;
    const claimed: string[] = [];
    const copy = (holder: string, random: number) =>
      fireDue(
        {
          store: { ...store, deliveries: { ...store.deliveries, fire } },
          platforms: () => ['slack'],
          logger: { info() {}, warn() {}, error() {} },
          holder,
          newDeliveryId: () => String(++ids).padStart(16, '0'),
          random: () => random,
          isStopping: () => false,
          timings: digestTimings,
        },
        ({ subscription }) => claimed.push(subscription),
      );
    await Promise.all([copy('copy1', 0), copy('copy2', 0.5)]);
    expect(new Set(claimed).size).toBe(many);
    expect(claimed).toHaveLength(many);
    expect(tries).toBeLessThan(1.7 * many);
    expect(await store.subscriptions.due(['slack'], 1)).toEqual([]);
  } finally {
    await store.close();
  }
});
