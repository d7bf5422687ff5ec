/** What it takes to set one platform up and to check it, with or without its tokens. */
import { commandSpecs } from '../commands/command-specs.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';
import type { PlatformSetup } from '../ports/chat-platform.ts';
import type { PlatformName } from './create-platforms.ts';
import type { Environment } from './environment.ts';

/** Throws BriefingError `config-…`. */
export async function createSetup(
  name: PlatformName,
  { root, environment }: { readonly root: string; readonly environment: Environment },
): Promise<PlatformSetup> {
  const config = loadBriefwireConfig(root);
  const shared = { specs: commandSpecs };
  if (name === 'discord') {
    const { createDiscordSetup } = await import('../adapters/discord/discord-setup.ts');
    return createDiscordSetup({
      ...shared,
      token: environment.discordToken,
      apiUrl: environment.discordApiUrl,
      ...config.discord,
    });
  }
  const { createSlackSetup } = await import('../adapters/slack/slack-setup.ts');
  return createSlackSetup({
    ...shared,
    botToken: environment.slackBotToken,
    appToken: environment.slackAppToken,
    signingSecret: environment.slackSigningSecret,
    apiUrl: environment.slackApiUrl,
    ...config.slack,
  });
}
