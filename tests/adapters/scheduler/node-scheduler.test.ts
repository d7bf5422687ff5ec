import { afterEach, describe, expect, it } from 'vitest';
import { createNodeScheduler } from '../../../src/adapters/scheduler/node-scheduler.ts';
import type { Scheduler } from '../../../src/ports/scheduler.ts';

const clock = { now: () => Date.now() };
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the scheduler over node-schedule', () => {
  const errors: string[] = [];
  let scheduler: Scheduler;
  let woken: number;
  const open = (minutelyMs?: number) => {
    errors.length = 0;
    woken = 0;
    const logger = { info() {}, warn() {}, error: (message: string) => void errors.push(message) };
    scheduler = createNodeScheduler({ clock, logger, ...(minutelyMs !== undefined && { minutelyMs }) });
    scheduler.start(() => {
      woken += 1;
    });
  };
  afterEach(() => scheduler.stop());

  it('wakes once at the start, and runs every minute', async () => {
    open();
    await wait(20);
    expect(woken).toBe(1);
    expect(errors).toEqual([]);
  });

  it('wakes at the time that was told last, and not at the one before', async () => {
    open();
    await wait(20);
    scheduler.wakeAt(clock.now() + 60);
    scheduler.wakeAt(clock.now() + 200);
    await wait(130);
    expect(woken).toBe(1);
    await wait(200);
    expect(woken).toBe(2);
  });

  it('wakes at once for a time that has passed, however often it is told', async () => {
    open();
    await wait(20);
    for (const early of [0, 1000, 5]) scheduler.wakeAt(clock.now() - early);
    await wait(20);
    expect(woken).toBe(2);
  });

  it('takes a time back', async () => {
    open();
    await wait(20);
    scheduler.wakeAt(clock.now() + 50);
    scheduler.wakeAt(null);
    await wait(120);
    expect(woken).toBe(1);
  });

  it('wakes every minute whatever the clock says, until it is stopped', async () => {
    open(30);
    await expect.poll(() => woken).toBeGreaterThan(2);
    scheduler.stop();
    const before = woken;
    await wait(60);
    expect(woken).toBe(before);
  });

  it('wakes once for what a standstill has held back', async () => {
    open(300);
    await wait(20);
    scheduler.wakeAt(clock.now() + 100);
    const before = woken;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 350);
    for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
    expect(woken).toBe(before + 1);
  });

  it('repeats work, and does nothing once it is stopped', async () => {
    open();
    let times = 0;
    scheduler.repeat(10, () => {
      times += 1;
    });
    await expect.poll(() => times).toBeGreaterThan(2);
    scheduler.wakeAt(clock.now() + 10);
    scheduler.stop();
    const before = [woken, times];
    scheduler.wakeAt(clock.now() - 1);
    await wait(60);
    expect([woken, times]).toEqual(before);
  });
});
