/** Waking by node-schedule. It only wakes: by itself it does not keep daylight saving, and it remembers nothing. */
import { type Job, scheduleJob } from 'node-schedule';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Scheduler } from '../../ports/scheduler.ts';

const everyMinute = { rule: '* * * * *', tz: 'Etc/UTC' };
const minuteMs = 60_000;

export function createNodeScheduler({
  clock,
  logger,
  minutelyMs = minuteMs,
}: {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often it wakes whatever the clock says; a minute unless given. */
  readonly minutelyMs?: number;
}): Scheduler {
  const repeating: NodeJS.Timeout[] = [];
  let wake: (() => void) | null = null;
  let minutely: Job | null = null;
  let near: Job | null = null;
  let pending: NodeJS.Immediate | null = null;

  /** Runs that a sleep has held back come all at once: one of them does. */
  function ring(): void {
    pending ??= setImmediate(() => {
      pending = null;
      wake?.();
    });
  }

  return {
    start(asked) {
      wake = asked;
      minutely = scheduleJob(everyMinute, ring);
      // It gives null, and nothing else, for a rule that it cannot read.
      if (minutely === null) logger.error('Digests: the scheduler does not run every minute');
      // Where the clock is set back, it waits until its next minute comes once more, be it for hours; timers go on.
      repeating.push(setInterval(ring, minutelyMs));
      ring();
    },
    wakeAt(time) {
      near?.cancel();
      near = null;
      if (wake === null) return;
      // A time that has passed gives no job.
      if (time > clock.now()) near = scheduleJob(new Date(time), ring);
      if (near === null) ring();
    },
    repeat(everyMs, work) {
      repeating.push(setInterval(work, everyMs));
    },
    stop() {
      wake = null;
      minutely?.cancel();
      near?.cancel();
      if (pending) clearImmediate(pending);
      for (const timer of repeating.splice(0)) clearInterval(timer);
    },
  };
}
