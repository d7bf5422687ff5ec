/** A time after which something must not be begun any more, whatever has held the process up. */

export interface Deadline {
  /** Milliseconds; 0 or less: it is too late. */
  leftMs(): number;
}

/** The clock that never jumps stands still while a machine sleeps, the other one may be set back: whichever runs ahead counts. */
export function createDeadline(withinMs: number): Deadline {
  const steady = performance.now() + withinMs;
  const shown = Date.now() + withinMs;
  return { leftMs: () => Math.min(steady - performance.now(), shown - Date.now()) };
}
