/** What wakes the sweep. It says when to look, never what is due: that lies in the store. */

export interface Scheduler {
  /** Calls `wake` every minute, and at the time of {@link wakeAt}; after a sleep of the machine once, not as often as was missed. */
  start(wake: () => void): void;
  /** Milliseconds since the epoch; takes the place of the time that was set before. */
  wakeAt(time: number): void;
  /** Calls `work` every so many milliseconds until stopped; it never rejects. */
  repeat(everyMs: number, work: () => void): void;
  stop(): void;
}
