/** A schedule → cron, and words. */
import type { Schedule } from './schedule.ts';

/** Five fields, or six with seconds in front; parseSchedule reads it back as the same schedule. */
export function cronOf(_schedule: Schedule): string {
  throw new Error('not written yet');
}

/** `weekdays at 9:00`; what has no words of its own is given as cron. */
export function wordSchedule(_schedule: Schedule): string {
  throw new Error('not written yet');
}
