/** How long things may take and how far apart they are, in milliseconds. Tests use shorter ones. */
import { slackLimits } from './slack-limits.ts';

export interface SlackTimings {
  /** Between messages that follow each other in one channel. */
  readonly messageGap: number;
  /** For one call of the Web API or one use of a response_url. */
  readonly request: number;
  /** A Retry-After beyond this is not waited for. */
  readonly longestRetryAfter: number;
  /** For fetching a file. */
  readonly file: number;
  /** For a new connection to be greeted. */
  readonly hello: number;
  /** Before the second attempt to connect; doubled for each further one, up to {@link longestReconnect}. */
  readonly reconnect: number;
  readonly longestReconnect: number;
  /** A connection lost for longer than this is an error in the log. */
  readonly dead: number;
  /** How long it is remembered whether a person is an administrator. */
  readonly adminMemory: number;
  /** For finding that out, within the three seconds in which a form can be opened. */
  readonly adminLookup: number;
  /** For suggestions in a form, within Slack's three seconds. */
  readonly suggest: number;
  /** After {@link request} is over for the last try to post: what cannot be found by then is not there. */
  readonly settle: number;
  /** Until Slack is asked again that could not tell whether something is posted. */
  readonly lookAgain: number;
  /** For finishing what was begun when stopping. */
  readonly stop: number;
}

export const slackTimings: SlackTimings = {
  messageGap: slackLimits.messageGap,
  request: 10_000,
  longestRetryAfter: 30_000,
  file: 20_000,
  hello: 15_000,
  reconnect: 1000,
  longestReconnect: 30_000,
  dead: 60_000,
  adminMemory: 5 * 60_000,
  adminLookup: 1500,
  suggest: 2500,
  settle: 10_000,
  lookAgain: 5000,
  stop: 7500,
};
