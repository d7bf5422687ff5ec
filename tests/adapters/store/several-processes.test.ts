import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { newDelivery, subscription } from '../../contract/store/store-samples.ts';
import { runStoreProcess, runTogether } from './run-store-process.ts';

const clock = { now: () => Date.now() };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  file = join(folder, 'data', 'briefwire.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('several processes on one file', () => {
  it('open it at the same moment while it is not there yet: all of them can work', async () => {
    for (let round = 0; round < 3; round++) {
      const fresh = join(folder, `round-${round}`, 'briefwire.db');
      expect(await runTogether(5, [fresh, 'open'])).toEqual(Array.from({ length: 5 }, () => 'here'));
    }
  });

  it('claim several hundred ids: each has exactly one winner', async () => {
    const won = (await runTogether(4, [file, 'claim', '400'])) as number[][];
    const ids = won.flat().sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 400 }, (_, index) => index));
    // Else they did not compete.
    expect(won.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });

  it('one that is killed in the middle of writing loses nothing that was acknowledged', async () => {
    const writer = await runStoreProcess([file, 'write']);
    writer.go();
    let acknowledged = 0;
    while (acknowledged < 50) acknowledged = Number(await writer.next());
    await writer.kill();
    const store = await createSqliteStore({ file, clock });
    for (let key = 0; key <= acknowledged; key++)
      expect(await store.places.briefOf('w', [`p${key}`])).toBe(`b${key}`);
    await store.close();
  });
});

describe('several processes that post', () => {
  it('share what is due: each subscription fires in one of them, each delivery is claimed by one', async () => {
    const store = await createSqliteStore({ file, clock });
    const ids = Array.from({ length: 150 }, (_, index) => `s${index}`);
    for (const id of ids) await store.subscriptions.add(subscription(id, { nextDue: 1 }));
    const resting = Array.from({ length: 150 }, (_, index) => `r${index}`);
    for (const id of resting) await store.subscriptions.add(subscription(id));
    const asked = resting.map((id, index) => newDelivery(index, { subscription: id }));
    await Promise.all(asked.map((delivery) => store.deliveries.add(delivery)));
    const won = (await runTogether(3, [file, 'fire'], 2)) as string[][];
    expect(won.flat().sort()).toEqual([...ids, ...asked.map(({ id }) => id)].sort());
    for (const id of ids) expect(await store.deliveries.history('slack:T1', id, 10)).toHaveLength(1);
    await store.close();
  });

  it('one that is killed in the middle of it leaves nothing behind what it had been told', async () => {
    const poster = await runStoreProcess([file, 'post']);
    poster.go();
    const steps = ['claimed', 'sending', 'posted', 'sent'];
    let last: [number, string] = [-1, ''];
    while (last[0] < 12) last = (await poster.next()) as [number, string];
    await poster.kill();
    const store = await createSqliteStore({ file, clock });
    for (let key = 0; key < last[0]; key++)
      expect(await store.deliveries.find('slack:T1', `d${key}`)).toMatchObject({ state: 'sent', posted: 1 });
    const found = await store.deliveries.find('slack:T1', `d${last[0]}`);
    const isPosted = found?.posted === 1;
    const come = found?.state === 'claimed' && isPosted ? 'posted' : found?.state;
    expect(steps.indexOf(String(come))).toBeGreaterThanOrEqual(steps.indexOf(last[1]));
    await store.close();
  });
});

describe('a lock that another process holds', () => {
  it('is waited for without holding up the event loop, reads go on, and too long a wait is an error that passes', async () => {
    const store = await createSqliteStore({ file, clock, waitMs: 600 });
    await store.places.setBrief('w', 'p', 'before');
    const holder = await runStoreProcess([file, 'hold']);
    holder.go();
    await holder.next();
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);

    const began = performance.now();
    const writes = [store.seen.claim('a', 60_000), store.seen.claim('b', 60_000)];
    const locked = {
      code: 'store-unavailable',
      facts: { problem: 'the database is locked by another process' },
    };
    for (const write of writes) await expect(write).rejects.toMatchObject(locked);
    clearInterval(beat);
    expect(performance.now() - began).toBeGreaterThan(500);
    expect(longest).toBeLessThan(300);
    expect(await store.places.briefOf('w', ['p'])).toBe('before');

    // Opening takes the lock as well, to migrate, and waits for it.
    const opening = createSqliteStore({ file, clock });
    const pause = new Promise<string>((resolve) => setTimeout(resolve, 50, 'still waiting'));
    expect(await Promise.race([opening, pause])).toBe('still waiting');
    const waited = store.seen.claim('a', 60_000);
    holder.go();
    await holder.next();
    // Neither of the refused claims has been kept.
    expect(await waited).toBe(true);
    expect(await store.seen.claim('b', 60_000)).toBe(true);
    await Promise.all([store.close(), (await opening).close()]);
  });
});
