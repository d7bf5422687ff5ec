/** What the chaos test and its copies agree on. Everything is shorter than in service, in the same proportions. */
import type { DigestTimings } from '../../src/digests/digest-timings.ts';

export interface CopySettings {
  /** PostgreSQL, or null for the file. */
  readonly databaseUrl: string | null;
  readonly file: string;
  readonly discord: { readonly apiUrl: string; readonly token: string };
  readonly slack: { readonly apiUrl: string; readonly token: string };
  /** What is switched off, so that the test shows that it notices. */
  readonly without: 'claim' | 'lookup' | null;
}

/** How long the loopback platforms let things last, in milliseconds. */
export const fakeTimes = { nonceWindow: 4_000, visibility: 500 } as const;

export const copyTimings: DigestTimings = {
  lease: 3_000,
  renew: 1_000,
  request: 1_000,
  margin: 500,
  longestWork: 60_000,
  catchUp: 60_000,
  giveUp: 600_000,
  retry: 100,
  longestRetry: 1_000,
  recheck: 2_000,
  storeRetry: 300,
  appearance: 0,
};

/** The window is shorter than the fakes', and what is accepted can be seen sooner than it is settled. */
export const posterTimes = { nonceWindow: 2_500, settle: 1_000 } as const;
