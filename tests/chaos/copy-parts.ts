/** The parts of a copy that speak to the outside, as the chaos test sets them up. */
import { createDiscordPoster } from '../../src/adapters/discord/discord-poster.ts';
import { createSlackDigestPoster } from '../../src/adapters/slack/slack-digest-poster.ts';
import { createPostgresStore } from '../../src/adapters/store/postgres-store.ts';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { ChannelPoster } from '../../src/commands/channel-poster.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { type CopySettings, copyTimings, posterTimes } from './chaos-settings.ts';

export function openCopyStore(
  { databaseUrl, file }: Pick<CopySettings, 'databaseUrl' | 'file'>,
  clock: Clock,
  logger: Logger,
): Promise<Store> {
  return databaseUrl === null
    ? createSqliteStore({ file, clock, logger })
    : createPostgresStore({ url: databaseUrl, logger });
}

export function openPosters({ discord, slack }: CopySettings, clock: Clock, logger: Logger): ChannelPoster[] {
  const timings = { ...posterTimes, request: copyTimings.request };
  return [
    createDiscordPoster({ ...discord, timings }),
    createSlackDigestPoster({ botToken: slack.token, apiUrl: slack.apiUrl, clock, logger, timings }),
  ];
}
