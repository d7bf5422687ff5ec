/** How strict and how slow the loopback Discord is. */

export interface FakeSettings {
  /** A nonce is known for so long. */
  nonceWindowMs: number;
  /** A message stands in lists only so long after it was accepted. */
  visibilityMs: number;
  /** Of the bot, over all routes: more are refused. Null: any number. */
  requestsPerSecond: number | null;
  /** Whether a channel takes no more than five messages in five seconds. */
  paceChannels: boolean;
}

export const fakeSettings: Readonly<FakeSettings> = {
  nonceWindowMs: 3 * 60_000,
  visibilityMs: 0,
  requestsPerSecond: null,
  paceChannels: false,
};
