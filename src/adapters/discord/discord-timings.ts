/** How long things may take, in milliseconds. Tests use shorter ones. */
import { interactionLimits, nonceWindowMs } from './discord-limits.ts';

export interface DiscordTimings {
  /** A shard belongs to a copy for so long after it last said so. */
  readonly lease: number;
  /** How often a lease is renewed, or tried for where another copy holds it. */
  readonly renew: number;
  /** How long an answer waits for others' acknowledgements. */
  readonly gate: number;
  /** One request over HTTP. */
  readonly request: number;
  /** Before each further try of a request that may be repeated. */
  readonly retries: readonly number[];
  /** How long an interaction can be answered. */
  readonly token: number;
  /** For fetching a file. */
  readonly file: number;
  /** A connection lost for longer than this is an error in the log. */
  readonly dead: number;
  /** For the gateway to greet a shard at the start; while it waits for its turn to begin a session, this does not run. */
  readonly ready: number;
  /** Before a shard is tried again that the gateway has refused; Discord takes away the token of who identifies too often. */
  readonly again: number;
  /** For a connection to close. */
  readonly close: number;
  /** For an acknowledgement, each time it is tried: all of them within three seconds. */
  readonly acknowledge: number;
  /** Before each further try of an acknowledgement. */
  readonly acknowledgeAgain: readonly number[];
  /** For finishing what was begun when stopping. */
  readonly stop: number;
  /** For so long after it was first tried a post can be repeated under its nonce. */
  readonly nonceWindow: number;
  /** So long after it may have been sent a post can be found, if it is there. */
  readonly settle: number;
  /** Before a post is looked for again where Discord did not answer. */
  readonly lookAgain: number;
}

export const discordTimings: DiscordTimings = {
  lease: 30_000,
  renew: 10_000,
  gate: 200,
  request: 15_000,
  retries: [250, 1000, 3000],
  // A little less, since what is sent at the end arrives later.
  token: interactionLimits.tokenMs - 10_000,
  file: 20_000,
  dead: 60_000,
  ready: 30_000,
  again: 5 * 60_000,
  close: 2000,
  acknowledge: 900,
  acknowledgeAgain: [50, 150],
  stop: 7500,
  nonceWindow: nonceWindowMs,
  settle: 10_000,
  lookAgain: 5000,
};
