/** Starts each platform by itself: one that fails leaves the others running. */
import { setTimeout as sleep } from 'node:timers/promises';
import { wordError } from '../commands/messages.ts';
import { BriefingError } from '../core/errors.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Logger } from '../ports/logger.ts';

export interface StartOptions<P extends ChatPlatform> {
  readonly platforms: readonly P[];
  readonly logger: Logger;
  /** Ends the waiting between tries. */
  readonly signal: AbortSignal;
  /** Milliseconds before the second try and at the most; each wait is twice the one before. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** Told of each that serves, once it does. */
  readonly onServing?: (platform: P) => void;
}

/**
 * Resolves once every platform serves or has been given up, to those that serve. A network that is down is tried
 * again until it is up; what only a person can mend (a token, an intent, a scope) is not.
 */
export async function startPlatforms<P extends ChatPlatform>(
  options: StartOptions<P>,
): Promise<readonly P[]> {
  const started = await Promise.all(options.platforms.map((platform) => startPlatform(platform, options)));
  return options.platforms.filter((_, index) => started[index]);
}

async function startPlatform<P extends ChatPlatform>(
  platform: P,
  { logger, signal, firstWaitMs = 2000, longestWaitMs = 60_000, onServing }: StartOptions<P>,
): Promise<boolean> {
  for (let wait = firstWaitMs; !signal.aborted; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      await platform.start();
      logger.info(`${platform.name} serves`);
      onServing?.(platform);
      return true;
    } catch (error) {
      const passing = error instanceof BriefingError && error.code === 'platform-unreachable';
      tellNotStarted(logger, platform.name, error, passing ? ' It is tried again.' : '');
      if (!passing) return false;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}

/** What was foreseen is said in full with what led to it; a stack would only bury it. `next`: what comes of it. */
export function tellNotStarted(logger: Logger, platform: string, error: unknown, next = ''): void {
  const facts =
    error instanceof BriefingError
      ? { code: error.code, ...(error.cause !== undefined && { cause: String(error.cause) }) }
      : { error };
  logger.error(`${platform} does not start: ${wordError(error)}${next}`, facts);
}
