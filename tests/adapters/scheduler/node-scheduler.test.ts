import { afterEach, describe, expect, it } from 'vitest';
import { createNodeScheduler } from '../../../src/adapters/scheduler/node-scheduler.ts';
import type { Scheduler } from '../../../src/ports/scheduler.ts';

const clock = { now: () => Date.now() };
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the scheduler over node-schedule', () => {
  const errors: string[] = [];
  let scheduler: Scheduler;
  let woken: number;
  const open = () => {
    errors.length = 0;
    woken = 0;
    const logger = { info() {}, warn() {}, error: (message: string) => void errors.push(message) };
    scheduler = createNodeScheduler({ clock, logger });
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

  it('repeats work, and does nothing once it is stopped', async () => {
    open();
    let times = 0;
    scheduler.repeat(10, () => {
      times += 1;
    });
    await wait(100);
    expect(times).toBeGreaterThan(2);
    scheduler.wakeAt(clock.now() + 10);
    scheduler.stop();
    const before = [woken, times];
    scheduler.wakeAt(clock.now() - 1);
    await wait(60);
    expect([woken, times]).toEqual(before);
  });
});
