/** When to try again. */
import type { DigestTimings } from './digest-timings.ts';

/**
 * Milliseconds: doubled with every failure (`attempts` before this one), from half of that to all of it by chance
 * (`random`, from 0 to 1), so that what failed together does not come back together.
 */
export function retryDelay(
  attempts: number,
  random: number,
  { retry, longestRetry }: Pick<DigestTimings, 'retry' | 'longestRetry'>,
): number {
  const longest = Math.min(retry * 2 ** Math.min(attempts, 30), longestRetry);
  return Math.round(longest * (0.5 + random / 2));
}
