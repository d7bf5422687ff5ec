/** Waiting for another process's lock without holding up the event loop. */
import { setTimeout } from 'node:timers/promises';
import { isBusy, storeUnavailable } from './sqlite-errors.ts';

const longestPauseMs = 20;

/**
 * Tries at once, and again for as long as SQLite says that it is busy, at most `waitMs`. Throws BriefingError
 * `store-unavailable`. `attempt` must have changed nothing where it throws.
 */
export async function retryWhileBusy<T>(waitMs: number, attempt: () => T): Promise<T> {
  const started = performance.now();
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() - started >= waitMs) throw storeUnavailable(error);
    }
    await setTimeout(pauseMs);
  }
}
