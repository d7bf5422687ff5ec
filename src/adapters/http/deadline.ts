/** A time after which something must not be begun any more, whatever has held the process up. */
import type { Clock } from '../../ports/clock.ts';

export interface Deadline {
  /** Milliseconds; 0 or less: it is too late. */
  leftMs(): number;
}

const wallClock: Clock = { now: () => Date.now() };

/**
 * The clock that never jumps stands still while a machine sleeps, the other one (`clock`; the machine's unless given) may
 * be set back: whichever runs ahead counts.
 */
export function createDeadline(withinMs: number, clock: Clock = wallClock): Deadline {
  const steady = performance.now() + withinMs;
  const shown = clock.now() + withinMs;
  return { leftMs: () => Math.min(steady - performance.now(), shown - clock.now()) };
}
