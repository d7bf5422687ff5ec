import { describe, expect, it } from 'vitest';
import { BriefingError } from '../../src/core/errors.ts';
import { startPlatforms } from '../../src/main/start-platforms.ts';
import type { ChatPlatform } from '../../src/ports/chat-platform.ts';
import type { Logger } from '../../src/ports/logger.ts';

function recorder() {
  const errors: string[] = [];
  const logger: Logger = { info: () => {}, warn: () => {}, error: (message) => void errors.push(message) };
  return { errors, logger };
}

/** Fails with these errors, one a try, then starts. */
function platform(name: string, ...failures: Error[]): ChatPlatform & { tries(): number } {
  let tries = 0;
  return {
    name,
    tries: () => tries,
    async start() {
      const failure = failures[tries++];
      if (failure) throw failure;
    },
    async stop() {},
  };
}

const unreachable = () =>
  new BriefingError('platform-unreachable', {
    platform: 'slack',
    address: 'slack.test',
    problem: 'ENOTFOUND',
  });
const refused = () => new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' });
const quick = { firstWaitMs: 1, longestWaitMs: 2 };

describe('starting platforms', () => {
  it('leaves the others running when one is refused, and says what to mend', async () => {
    const { errors, logger } = recorder();
    const [discord, slack] = [platform('discord', refused()), platform('slack')];
    const { signal } = new AbortController();
    expect(await startPlatforms({ platforms: [discord, slack], logger, signal, ...quick })).toEqual([slack]);
    expect(errors).toEqual([
      expect.stringMatching(/^discord does not start: .*DISCORD_TOKEN.*setup-discord\.md/),
    ]);
    expect(discord.tries()).toBe(1);
  });

  it('tries again while the network is down', async () => {
    const { errors, logger } = recorder();
    const slack = platform('slack', unreachable(), unreachable(), unreachable());
    const { signal } = new AbortController();
    expect(await startPlatforms({ platforms: [slack], logger, signal, ...quick })).toEqual([slack]);
    expect(slack.tries()).toBe(4);
    expect(errors).toHaveLength(3);
  });

  it('stops waiting when told to', async () => {
    const { logger } = recorder();
    const slack = platform('slack', unreachable(), unreachable());
    const controller = new AbortController();
    const started = startPlatforms({
      platforms: [slack],
      logger,
      signal: controller.signal,
      firstWaitMs: 60_000,
    });
    setImmediate(() => controller.abort());
    expect(await started).toEqual([]);
    expect(slack.tries()).toBe(1);
  });

  it('shows nothing of an error that nobody foresaw', async () => {
    const { errors, logger } = recorder();
    const { signal } = new AbortController();
    await startPlatforms({ platforms: [platform('slack', new Error('xoxb-secret'))], logger, signal });
    expect(errors.join()).not.toContain('xoxb');
  });
});
