/** The time by which things expire, as part of a query. */
import { type Expression, sql } from 'kysely';

/**
 * The present in milliseconds since the epoch: a value from the clock, or the database's own where several machines
 * share it. There one that stays the same throughout a statement: else PostgreSQL looks nothing up in an index by it.
 */
export type StoreTime = () => Expression<number>;

/** Far enough for everyone, and exact in a 64-bit column. */
const longestKeepMs = 10_000 * 365 * 24 * 3_600_000;

/** The first millisecond at which something kept for `keepMs` from `now` is gone. */
export function expiry(now: Expression<number>, keepMs: number): Expression<number> {
  const whole = Math.min(Math.max(Math.ceil(keepMs), 0), longestKeepMs);
  return sql<number>`${now} + ${whole}`;
}

/** What is not later was at least `ms` before `now`. */
export function ago(now: Expression<number>, ms: number): Expression<number> {
  return sql<number>`${now} - ${ms}`;
}
