/** A schedule in a time zone → its firings. */
import type { Occurrence } from './occurrence.ts';
import type { Schedule } from './schedule.ts';

/**
 * The first `count` that lie after `after` (milliseconds since the epoch), in order. Fewer where it fires no more often
 * within the next nine years.
 */
export function nextOccurrences(
  _schedule: Schedule,
  _timeZone: string,
  _after: number,
  _count: number,
): Occurrence[] {
  throw new Error('not written yet');
}

/** Least minutes between two firings, by the local clock; infinite where it fires but once. */
export function minutesApart(_schedule: Schedule): number {
  throw new Error('not written yet');
}
