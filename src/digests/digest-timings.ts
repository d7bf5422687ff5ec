/** How long things may take and how far apart they are, in milliseconds. Tests use shorter ones. */

export interface DigestTimings {
  /** A delivery belongs to a copy for so long after it last said so. */
  readonly lease: number;
  /** How often leases are renewed. */
  readonly renew: number;
  /** For one request to a platform. */
  readonly request: number;
  /** Kept free between the end of a request and that of the lease, for clocks that do not run alike. */
  readonly margin: number;
  /** What is in work for so long hangs: its lease is no longer renewed. */
  readonly longestWork: number;
  /** An occurrence that could not be posted for so long is skipped. */
  readonly catchUp: number;
  /** A delivery that has begun is given up after so long. */
  readonly giveUp: number;
  /** Before the second try; doubled for each further one, up to {@link longestRetry}. */
  readonly retry: number;
  readonly longestRetry: number;
  /** Between looks at what a person must mend. */
  readonly recheck: number;
  /** Before the store is tried again that could not be used. */
  readonly storeRetry: number;
  /** What appeared later than so long ago waits for the next digest: a database may show it only after others. */
  readonly appearance: number;
}

const minute = 60_000;
const hour = 60 * minute;

export const digestTimings: DigestTimings = {
  lease: 30_000,
  renew: 10_000,
  request: 10_000,
  margin: 5_000,
  longestWork: 10 * minute,
  catchUp: 6 * hour,
  giveUp: 7 * 24 * hour,
  retry: 2_000,
  longestRetry: 10 * minute,
  recheck: 15 * minute,
  storeRetry: 5_000,
  appearance: 3_000,
};
