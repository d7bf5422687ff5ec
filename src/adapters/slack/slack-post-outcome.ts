/** What became of a post, by the error that trying it ended in. */
import type { PostOutcome } from '../../commands/channel-poster.ts';
import type { BriefingError } from '../../core/errors.ts';
import { httpStatusOf, retryAfterOf, slackErrorName } from './slack-error.ts';
import { NotSentError } from './timely-call.ts';

/**
 * "It's possible some aspect of the operation succeeded before the error was raised", Slack says of the first two:
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const doubtful = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);
/** Refused for the moment. */
const passing = new Set(['message_limit_exceeded', 'rate_limited', 'ratelimited', 'team_added_to_org']);
/** With these a proxy on the way, or Slack's front door, lets a request go no further. Others, such as 408 and 499, may come after. */
const refusals = new Set([400, 401, 403, 404, 405, 407, 411, 413, 414, 415, 426, 431, 451]);
/** How Slack's own errors look; anything else came from in between. */
const slackWord = /^[a-z][a-z0-9_]*$/;

/** Whether Slack, or the way to it, may answer otherwise in a moment. */
export function isPassing(error: unknown): boolean {
  const name = slackErrorName(error);
  return name === null || !slackWord.test(name) || doubtful.has(name) || passing.has(name);
}

/** `told`: the same error in Briefwire's terms. */
export function outcomeOf(error: unknown, told: BriefingError): Exclude<PostOutcome, { kind: 'posted' }> {
  const seconds = retryAfterOf(error);
  if (seconds !== null) return { kind: 'refused', retryAfterMs: seconds * 1000, error: told };
  if (error instanceof NotSentError) return { kind: 'refused', retryAfterMs: null, error: told };
  const name = slackErrorName(error);
  if (name === null) {
    const status = httpStatusOf(error);
    return status !== null && refusals.has(status)
      ? { kind: 'refused', retryAfterMs: null, error: told }
      : { kind: 'unknown', error: told };
  }
  if (passing.has(name)) return { kind: 'refused', retryAfterMs: null, error: told };
  if (doubtful.has(name) || !slackWord.test(name)) return { kind: 'unknown', error: told };
  return { kind: 'impossible', error: told };
}
