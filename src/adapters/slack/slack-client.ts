/** How Slack's Web API is called: nothing is repeated and nothing waited for but by whoever calls. */
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../ports/logger.ts';
import { createBoltLogger } from './bolt-logger.ts';

export const slackApiUrl = 'https://slack.com/api/';

/** `timeoutMs`: for one call. */
export function slackClientOptions(config: {
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly timeoutMs: number;
}): WebClientOptions {
  return {
    slackApiUrl: config.apiUrl,
    logger: createBoltLogger(config.logger),
    // By itself it would post again after a 500, and so twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: config.timeoutMs,
  };
}
