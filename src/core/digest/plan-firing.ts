/** What a subscription that is due does: posts the latest missed occurrence if it is young enough, and skips the others. */
import { type Firing, firings } from '../calendar/firings.ts';
import { nameFiring } from '../calendar/next-occurrences.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import type { Schedule } from '../calendar/schedule.ts';

export interface PlannedFiring {
  readonly post: Occurrence | null;
  readonly skipped: { readonly first: Occurrence; readonly last: Occurrence; readonly count: number } | null;
  /** Milliseconds since the epoch; null where it fires no more. */
  readonly nextDue: number | null;
}

/**
 * `due`: when it was to fire, `now` at the latest; it need not be an occurrence any more, as the rules of a time zone may
 * have changed. All times in milliseconds (since the epoch). Never a burst: at most one is posted.
 */
export function planFiring({
  schedule,
  timeZone,
  due,
  now,
  catchUpMs,
}: {
  readonly schedule: Schedule;
  readonly timeZone: string;
  readonly due: number;
  readonly now: number;
  readonly catchUpMs: number;
}): PlannedFiring {
  let first: Firing | null = null;
  let beforeLast: Firing | null = null;
  let last: Firing | null = null;
  let count = 0;
  let nextDue: number | null = null;
  for (const firing of firings(schedule, timeZone, due - 1)) {
    if (firing.at > now) {
      nextDue = firing.at;
      break;
    }
    first ??= firing;
    beforeLast = last;
    last = firing;
    count++;
  }
  const posts = last !== null && now - last.at <= catchUpMs;
  return {
    post: posts && last ? nameFiring(last) : null,
    skipped: skippedOf(first, posts ? beforeLast : last, posts ? count - 1 : count),
    nextDue,
  };
}

function skippedOf(first: Firing | null, last: Firing | null, count: number): PlannedFiring['skipped'] {
  return first && last && { first: nameFiring(first), last: nameFiring(last), count };
}
