import { expect, it } from 'vitest';
import { parseBriefwireConfig } from '../../src/config/briefwire-config.ts';
import { createPlatform, type PlatformParts } from '../../src/main/create-platforms.ts';
import { createFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { channelIds, secrets } from '../fakes/discord/fake-discord-cast.ts';

it('posts digests in Discord no faster than this copy may', async () => {
  const fake = await createFakeDiscord();
  try {
    const platform = await createPlatform('discord', {
      config: parseBriefwireConfig('discord:\n  requestsPerSecond: 1\n', 'briefwire.yaml'),
      environment: { discordToken: secrets.token, discordApiUrl: fake.apiUrl },
    } as PlatformParts);
    const post = (number: number, withinMs: number) =>
      platform.poster.post({
        delivery: '0'.repeat(16),
        number,
        channel: channelIds.general,
        head: null,
        post: {
          place: 'channel',
          payload: { message: { content: 'news' }, threadName: 'news' },
          topic: null,
        },
        withinMs,
      });
    // The turn of the second is a second later.
    expect(await Promise.all([post(0, 10_000), post(1, 900)])).toMatchObject([
      { kind: 'posted' },
      { kind: 'refused', retryAfterMs: expect.any(Number) },
    ]);
    expect(fake.model.messagesIn(channelIds.general)).toHaveLength(1);
  } finally {
    await fake.close();
  }
});
