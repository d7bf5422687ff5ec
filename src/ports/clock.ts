/** The time, as a port. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
