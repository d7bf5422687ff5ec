/** The part of `doctor` that looks at configured digests: whether each could be posted where it is meant to be. */
import type { CheckedThing } from '../cli/operations.ts';
import type { ChannelPoster } from '../commands/channel-poster.ts';
import { wordError } from '../commands/messages.ts';
import { type ConfiguredSubscription, configuredSubscriptions } from '../config/configured-subscriptions.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';
import { BriefingError } from '../core/errors.ts';
import type { Logger } from '../ports/logger.ts';
import { type PlatformName, platformsWithToken } from './create-platforms.ts';
import type { Environment } from './environment.ts';

const silent: Logger = { info() {}, warn() {}, error() {} };
const variables: Readonly<Record<string, string>> = { discord: 'DISCORD_TOKEN', slack: 'SLACK_BOT_TOKEN' };

/** Read-only calls. Never rejects; the configuration can be read. */
export async function checkDigests(root: string, environment: Environment): Promise<CheckedThing[]> {
  const posters = new Map<string, ChannelPoster>();
  for (const name of platformsWithToken(environment)) {
    const poster = await createPoster(name, environment);
    if (poster) posters.set(name, poster);
  }
  const found: CheckedThing[] = [];
  for (const subscription of configuredSubscriptions(loadBriefwireConfig(root)))
    found.push(await checkOne(subscription, posters));
  return found;
}

async function checkOne(
  { id, platform, channel, workspace }: ConfiguredSubscription,
  posters: ReadonlyMap<string, ChannelPoster>,
): Promise<CheckedThing> {
  const what = `the digest ${id}`;
  try {
    const poster = posters.get(platform);
    if (!poster)
      throw new BriefingError('token-missing', { platform, variable: variables[platform] ?? 'a token' });
    await poster.check(channel, workspace);
    return { ok: true, what: `${what} can be posted in the channel ${channel}`, remedy: null };
  } catch (error) {
    return { ok: false, what: `${what} cannot be posted`, remedy: wordError(error) };
  }
}

async function createPoster(name: PlatformName, environment: Environment): Promise<ChannelPoster | null> {
  const { discordToken, discordApiUrl, slackBotToken, slackApiUrl } = environment;
  if (name === 'discord' && discordToken !== null) {
    const { createDiscordPoster } = await import('../adapters/discord/discord-poster.ts');
    return createDiscordPoster({
      token: discordToken,
      ...(discordApiUrl !== null && { apiUrl: discordApiUrl }),
    });
  }
  if (name === 'slack' && slackBotToken !== null) {
    const { createSlackDigestPoster } = await import('../adapters/slack/slack-digest-poster.ts');
    return createSlackDigestPoster({
      botToken: slackBotToken,
      ...(slackApiUrl !== null && { apiUrl: slackApiUrl }),
      logger: silent,
      clock: { now: () => Date.now() },
    });
  }
  return null;
}
