import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeScheduler } from '../../../src/adapters/scheduler/node-scheduler.ts';
import type { Scheduler } from '../../../src/ports/scheduler.ts';

const clock = { now: () => Date.now() };

describe('the scheduler over node-schedule', () => {
  const errors: string[] = [];
  let scheduler: Scheduler;
  let woken: number;
  const open = async (minutelyMs: number) => {
    errors.length = 0;
    woken = 0;
    const logger = { info() {}, warn() {}, error: (message: string) => void errors.push(message) };
    scheduler = createNodeScheduler({ clock, logger, minutelyMs });
    scheduler.start(() => {
      woken += 1;
    });
    await turn();
  };
  /** The event loop goes on between one millisecond and the next. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed++) {
      vi.advanceTimersByTime(1);
      await turn();
    }
  };
  /** It stands still for so long, and then goes on. */
  const standStill = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    await turn();
  };
  /** So that what is tried is another of its wake-ups. */
  const never = 2 ** 31 - 1;

  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      now: Date.parse('2026-06-01T09:00:30Z'),
    });
  });
  afterEach(() => {
    scheduler.stop();
    vi.useRealTimers();
  });

  it('wakes once at the start, and when a minute begins', async () => {
    await open(never);
    expect(woken).toBe(1);
    await standStill(29_900);
    expect(woken).toBe(1);
    await standStill(200);
    expect(woken).toBe(2);
    await standStill(60_000);
    expect(woken).toBe(3);
    expect(errors).toEqual([]);
  });

  it('wakes every minute though the clock is set back, until it is stopped', async () => {
    await open(60_000);
    await standStill(100);
    vi.setSystemTime(Date.parse('2026-06-01T06:00:00Z'));
    await standStill(60_000);
    await standStill(60_000);
    expect(woken).toBeGreaterThan(2);
    scheduler.stop();
    const before = woken;
    await standStill(600_000);
    expect(woken).toBe(before);
  });

  it('wakes at the time that was told last, and not at the one before', async () => {
    await open(never);
    scheduler.wakeAt(clock.now() + 60);
    scheduler.wakeAt(clock.now() + 200);
    await pass(150);
    expect(woken).toBe(1);
    await pass(100);
    expect(woken).toBe(2);
  });

  it('wakes at once for a time that has passed, however often it is told', async () => {
    await open(never);
    for (const early of [0, 1000, 5]) scheduler.wakeAt(clock.now() - early);
    await turn();
    expect(woken).toBe(2);
  });

  it('wakes once for what a standstill has held back', async () => {
    await open(300);
    scheduler.wakeAt(clock.now() + 100);
    await standStill(350);
    expect(woken).toBe(2);
  });

  it('repeats work, and does nothing once it is stopped', async () => {
    await open(never);
    let times = 0;
    scheduler.repeat(10, () => {
      times += 1;
    });
    await pass(35);
    expect(times).toBe(3);
    scheduler.wakeAt(clock.now() + 10);
    scheduler.stop();
    scheduler.wakeAt(clock.now() - 1);
    await pass(60);
    expect([woken, times]).toEqual([1, 3]);
  });
});
