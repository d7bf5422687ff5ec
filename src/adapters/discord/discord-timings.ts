/** How long things may take, in milliseconds. Tests use shorter ones. */

export interface DiscordTimings {
  /** A shard belongs to a copy for so long after it last said so. */
  readonly lease: number;
  /** How often a lease is renewed, or tried for where another copy holds it. */
  readonly renew: number;
  /** One request over HTTP. */
  readonly request: number;
  /** For fetching a file. */
  readonly file: number;
  /** A connection lost for longer than this is an error in the log. */
  readonly dead: number;
  /** For the gateway to greet a shard at the start. */
  readonly ready: number;
  /** For finishing what was begun when stopping. */
  readonly stop: number;
}

export const discordTimings: DiscordTimings = {
  lease: 30_000,
  renew: 10_000,
  request: 15_000,
  file: 20_000,
  dead: 60_000,
  ready: 30_000,
  stop: 7500,
};
