/** The platforms that have a token, and what it takes to set each of them up. */
import type { PostingPlatform } from '../commands/channel-poster.ts';
import type { Handlers } from '../commands/handlers.ts';
import type { BriefwireConfig } from '../config/briefwire-config.ts';
import { BriefingError } from '../core/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../ports/store.ts';
import type { Environment } from './environment.ts';

export interface PlatformParts {
  readonly environment: Environment;
  readonly config: BriefwireConfig;
  readonly handlers: Handlers;
  readonly store: Store;
  readonly logger: Logger;
  readonly clock: Clock;
}

export const platformNames = ['discord', 'slack'] as const;
export type PlatformName = (typeof platformNames)[number];

/** Which platforms have any token; one whose second token is missing counts, so that the lack of it is told. */
export function platformsWithToken(environment: Environment): readonly PlatformName[] {
  const { discordToken, slackBotToken, slackAppToken } = environment;
  return [
    ...(discordToken === null ? [] : (['discord'] as const)),
    ...(slackBotToken === null && slackAppToken === null ? [] : (['slack'] as const)),
  ];
}

/** Loads the SDK of one platform only where it is wanted. Throws BriefingError `token-missing`. */
export async function createPlatform(name: PlatformName, parts: PlatformParts): Promise<PostingPlatform> {
  return name === 'discord' ? createDiscord(parts) : createSlack(parts);
}

async function createDiscord(parts: PlatformParts): Promise<PostingPlatform> {
  const { environment, config, handlers, store, logger, clock } = parts;
  const token = required('discord', 'DISCORD_TOKEN', environment.discordToken);
  const { createDiscordPlatform } = await import('../adapters/discord/discord-platform.ts');
  const { guild, messageContent, requestsPerSecond } = config.discord;
  return createDiscordPlatform({
    token,
    handlers,
    store,
    logger,
    clock,
    config: { guild, messageContent, requestsPerSecond, ...apiUrl(environment.discordApiUrl) },
  });
}

async function createSlack(parts: PlatformParts): Promise<PostingPlatform> {
  const { environment, config, handlers, logger, clock } = parts;
  const { mode, port, managers } = config.slack;
  const botToken = required('slack', 'SLACK_BOT_TOKEN', environment.slackBotToken);
  const second =
    mode === 'socket'
      ? { appToken: required('slack', 'SLACK_APP_TOKEN', environment.slackAppToken) }
      : { signingSecret: required('slack', 'SLACK_SIGNING_SECRET', environment.slackSigningSecret) };
  const { createSlackPlatform } = await import('../adapters/slack/slack-platform.ts');
  return createSlackPlatform({
    botToken,
    ...second,
    handlers,
    logger,
    clock,
    config: { mode, port, managers, ...apiUrl(environment.slackApiUrl) },
  });
}

function apiUrl(address: string | null) {
  return address === null ? {} : { apiUrl: address };
}

function required(platform: PlatformName, variable: string, value: string | null): string {
  if (value === null) throw new BriefingError('token-missing', { platform, variable });
  return value;
}
