/** A schedule in a time zone → its next firings, named. */
import { type Firing, firings } from './firings.ts';
import type { Occurrence } from './occurrence.ts';
import type { Schedule } from './schedule.ts';

/**
 * The first `count` that lie after `after` (milliseconds since the epoch), in order. Fewer where nothing is due within nine
 * years of the last of them. `timeZone` as readTimeZone gives it.
 */
export function nextOccurrences(
  schedule: Schedule,
  timeZone: string,
  after: number,
  count: number,
): Occurrence[] {
  return firings(schedule, timeZone, after).take(count).map(nameFiring).toArray();
}

export function nameFiring({ local, at }: Firing): Occurrence {
  return { local: Temporal.Instant.fromEpochMilliseconds(local).toString().slice(0, -1), at };
}
