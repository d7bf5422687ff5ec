/** What a subscription that is due does: posts the latest missed occurrence if it is young enough, and skips the others. */
import type { Occurrence } from '../calendar/occurrence.ts';
import type { Schedule } from '../calendar/schedule.ts';

export interface PlannedFiring {
  readonly post: Occurrence | null;
  readonly skipped: { readonly first: Occurrence; readonly last: Occurrence; readonly count: number } | null;
  /** Milliseconds since the epoch; null where it fires no more. */
  readonly nextDue: number | null;
}

/** `due`: when it was to fire, `now` at the latest. All times in milliseconds (since the epoch). Never a burst: at most one is posted. */
export function planFiring(_given: {
  readonly schedule: Schedule;
  readonly timeZone: string;
  readonly due: number;
  readonly now: number;
  readonly catchUpMs: number;
}): PlannedFiring {
  throw new Error('not written yet');
}
