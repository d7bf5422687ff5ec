/** Posters of every platform that check channels and post nothing. */
import type { ChannelPoster } from '../../src/commands/channel-poster.ts';

export interface FakeChannels {
  readonly posterOf: (platform: string) => ChannelPoster;
  /** Channels that were checked, each with its platform in front. */
  readonly checked: string[];
  /** What checking a channel rejects with, from now on. */
  refuse(channel: string, error: unknown): void;
}

export function createFakeChannels(): FakeChannels {
  const checked: string[] = [];
  const refusals = new Map<string, unknown>();
  const never = () => {
    throw new Error('nothing is posted here');
  };
  return {
    checked,
    refuse: (channel, error) => void refusals.set(channel, error),
    posterOf: (platform) => ({
      platform,
      atOnce: 1,
      async check(channel) {
        checked.push(`${platform} ${channel}`);
        if (refusals.has(channel)) throw refusals.get(channel);
      },
      plan: never,
      post: never,
      resolve: never,
    }),
  };
}
