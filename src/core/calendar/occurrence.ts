/** One planned firing. */
export interface Occurrence {
  /** Its name within its subscription: the scheduled local date and time, `2026-03-29T02:30:00`, whether that time exists or not. */
  readonly local: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
