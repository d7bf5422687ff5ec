/** What people say, or cron → a schedule. */
import type { Schedule } from './schedule.ts';

/** Throws BriefingError `schedule-invalid`. */
export function parseSchedule(_text: string): Schedule {
  throw new Error('not written yet');
}
