import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import {
  firing,
  here,
  minute,
  newArticle,
  newDelivery,
  posts,
  subscription,
} from '../../contract/store/store-samples.ts';
import { openStoreParts } from './open-store-parts.ts';

let folder: string;
let file: string;
let store: Store;
let database: DatabaseSync;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  file = join(folder, 'briefwire.db');
  ({ store, database } = await openStoreParts(file));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const problem = (words: string) => ({ code: 'store-unavailable', facts: { problem: words } });

/** Subscriptions that are due, each with what it would post. */
async function makeDue(count: number) {
  const all = Array.from({ length: count }, (_, index) => {
    const due = subscription(`s${index}`, { nextDue: 1 });
    const post = newDelivery(1, { id: `d${index}`, subscription: due.id, channel: 'C'.repeat(200) });
    return { due, post, firing: firing(due, { post, nextDue: 2, skippedId: `k${index}` }) };
  });
  await Promise.all(all.map(({ due }) => store.subscriptions.add(due)));
  return all;
}

describe('a full disk', () => {
  it('lets a subscription fire wholly or not at all, and it can once there is room', async () => {
    const all = await makeDue(400);
    const fire = (some: typeof all) =>
      Promise.allSettled(some.map((one) => store.deliveries.fire(one.firing, 'copy', minute)));
    const used = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${used + 30}`);
    const results = await fire(all);
    const isDone = (index: number) => results[index]?.status === 'fulfilled';
    const refused = all.filter((_, index) => !isDone(index));
    // Else it was not full in the middle of it.
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(all.length);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(problem('the disk is full'));
    for (const [index, { due, post }] of all.entries()) {
      const kept = await store.subscriptions.get(here, due.id);
      expect(kept?.nextDue).toBe(isDone(index) ? 2 : 1);
      expect((await store.deliveries.find(here, post.id)) !== null).toBe(isDone(index));
    }
    database.exec('PRAGMA max_page_count = 100000');
    for (const result of await fire(refused)) expect(result).toEqual({ status: 'fulfilled', value: true });
    expect(await store.subscriptions.due(['slack'], 1_000)).toMatchObject(all.map(() => ({ nextDue: 2 })));
  });

  it('takes nothing away from a delivery that is under way', async () => {
    const [one] = await makeDue(1);
    if (!one) throw new Error('There is one.');
    await store.deliveries.fire(one.firing, 'copy', minute);
    const large = { posts: posts('x'.repeat(500_000)), coversUntil: 5, unreadable: 0 };
    database.exec('PRAGMA max_page_count = 1');
    await expect(store.deliveries.compose(one.post.id, 'copy', large)).rejects.toMatchObject(
      problem('the disk is full'),
    );
    expect(await store.deliveries.find(here, one.post.id)).toMatchObject({ state: 'claimed', posts: null });
    database.exec('PRAGMA max_page_count = 100000');
    expect(await store.deliveries.compose(one.post.id, 'copy', large)).toBe(true);
    expect(await store.deliveries.begin(one.post.id, 'copy', minute)).toBe(true);
    expect(await store.deliveries.posted(one.post.id, 'copy', ['m'])).toBe(true);
    expect(await store.subscriptions.get(here, one.due.id)).toMatchObject({ coveredUntil: 5 });
  });
});

describe('a lock that another process keeps', () => {
  it('lets nothing fire, begin or be recorded; all can be done once it has ended, and is done once', async () => {
    const [running, waiting] = await makeDue(2);
    if (!running || !waiting) throw new Error('There are two.');
    await store.deliveries.fire(running.firing, 'copy', minute);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const doing = () => [
      store.deliveries.fire(waiting.firing, 'copy', minute),
      store.deliveries.begin(running.post.id, 'copy', minute),
      store.deliveries.posted(running.post.id, 'copy', ['m']),
    ];
    for (const result of await Promise.allSettled(doing()))
      expect(result).toMatchObject({ reason: problem('the database is locked by another process') });
    expect(await store.subscriptions.due(['slack'], 10)).toMatchObject([
      { id: waiting.due.id, nextDue: 1 },
      {},
    ]);
    expect(await store.deliveries.find(here, running.post.id)).toMatchObject({ state: 'claimed', posted: 0 });
    other.exec('ROLLBACK');
    other.close();
    expect(await Promise.all(doing())).toEqual([true, true, true]);
    expect(await store.deliveries.history(here, waiting.due.id, 10)).toHaveLength(1);
    expect(await store.deliveries.find(here, running.post.id)).toMatchObject({ posted: 1 });
  });
});

describe('a file that is damaged while it is open', () => {
  it('is told clearly by whatever meets the damage; put back, it has all that was acknowledged', async () => {
    await makeDue(300);
    const source = 'Words. '.repeat(5_000);
    for (let index = 0; index < 40; index++) await store.articles.add(here, newArticle(`a${index}`, source));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const sound = readFileSync(file);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(statSync(file).size - 4_096, 0x5a), 0, undefined, 4_096);
    closeSync(handle);
    // What it holds in memory is no test.
    database.exec('PRAGMA shrink_memory');
    const calls = [
      () => store.articles.get(here, 'a7'),
      () => store.articles.list(here),
      () => store.subscriptions.due(['slack'], 10),
      () => store.deliveries.fire(firing(subscription('s1', { nextDue: 1 })), 'copy', minute),
      () => store.deliveries.claim(['slack'], 'copy', minute, 10),
      () => store.deliveries.nextDueMs(['slack']),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject(problem('the database is damaged'));

    await store.close();
    writeFileSync(file, sound);
    ({ store } = await openStoreParts(file));
    expect(await store.subscriptions.due(['slack'], 1_000)).toHaveLength(300);
    expect((await store.articles.get(here, 'a39'))?.text.source).toBe(source);
  });
});
