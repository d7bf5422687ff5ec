/** A schedule in a time zone → the instants at which it fires. */
import { dayMs, localTimes } from './local-times.ts';
import type { Schedule } from './schedule.ts';

/** As Occurrence, before its name is written. */
export interface Firing {
  /** The scheduled local time, in milliseconds as if it were UTC. */
  readonly local: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Local times that have one offset: up to the change of the clock that comes next. */
interface Stretch {
  /** Local time minus UTC, in milliseconds. */
  readonly offset: number;
  /** The instant of the change. */
  readonly change: number;
  /** The local times from `gap` up to `end` do not exist; the two are the same where the change leaves none out. */
  readonly gap: number;
  /** The first local time to which the next offset belongs: one that comes twice belongs to the offset before the change. */
  readonly end: number;
}

/**
 * Those after `after`, in order. A local time that does not exist fires as much later as the clock leaves out; one that
 * comes twice fires the first time (`disambiguation: 'compatible'`). Of those that fall on the same instant, the
 * earliest local time stands for all. Ends where nothing is due for nine years.
 */
export function* firings(schedule: Schedule, timeZone: string, after: number): Generator<Firing, void> {
  // No change leaves out more than a day: what the one before `after` has shifted beyond it is seen from here.
  let stretch = stretchFrom(after - dayMs, timeZone);
  const from = after + Math.min(stretch.offset, offsetAt(after, timeZone));
  const shifted: Firing[] = [];
  for (const local of localTimes(schedule, from)) {
    while (local >= stretch.end) stretch = stretchFrom(nextStart(stretch, local), timeZone);
    const firing = { local, at: local - stretch.offset };
    if (firing.at <= after) continue;
    if (local >= stretch.gap) {
      shifted.push(firing);
      continue;
    }
    while (shifted[0] && shifted[0].at < firing.at) yield* shifted.splice(0, 1);
    if (shifted[0]?.at !== firing.at) yield firing;
  }
  yield* shifted;
}

/** An instant of a later stretch, not after the one of `local`: mostly the next one, but a rare schedule does not go through all. */
function nextStart({ change }: Stretch, local: number): number {
  return Math.max(change, local - 2 * dayMs);
}

/** `start`: milliseconds since the epoch. */
function stretchFrom(start: number, timeZone: string): Stretch {
  const offset = offsetAt(start, timeZone);
  const change = zoned(start, timeZone).getTimeZoneTransition('next')?.epochMilliseconds;
  if (change === undefined) {
    const never = Number.POSITIVE_INFINITY;
    return { offset, change: never, gap: never, end: never };
  }
  const end = change + Math.max(offset, offsetAt(change, timeZone));
  return { offset, change, gap: change + offset, end };
}

function offsetAt(instant: number, timeZone: string): number {
  return zoned(instant, timeZone).offsetNanoseconds / 1e6;
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}
