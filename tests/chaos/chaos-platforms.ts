/** The loopback platforms of the chaos test: as strict and as unreliable as the real ones can be. */
import type { APIMessage } from 'discord-api-types/v10';
import { postMark } from '../../src/adapters/discord/plan-posts.ts';
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import { createFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { bot, secrets as discordSecrets, guilds } from '../fakes/discord/fake-discord-cast.ts';
import { createFakeSlack } from '../fakes/slack/fake-slack.ts';
import { secrets as slackSecrets, team } from '../fakes/slack/fake-slack-model.ts';
import type { SeenPost } from './account.ts';
import { fakeTimes } from './chaos-settings.ts';

export interface ChaosPlatform {
  readonly platform: 'discord' | 'slack';
  readonly workspace: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Makes a channel and gives its id. */
  addChannel(number: number): string;
  /** From now on requests fail by chance, or no longer. */
  disturb(faults: Chances | null, random: () => number): void;
  seen(): readonly SeenPost[];
  /** What broke a rule of the platform. */
  violations(): readonly string[];
  close(): Promise<void>;
}

/** How likely it is that a request is limited, fails before or after it was accepted, or loses its connection. */
export type Chances = Readonly<
  Partial<Record<'rate-limit' | 'error' | 'error-after' | 'drop' | 'drop-after', number>>
>;

export const usualChances: Chances = {
  'rate-limit': 0.03,
  error: 0.02,
  'error-after': 0.03,
  drop: 0.02,
  'drop-after': 0.03,
};

export async function openChaosDiscord(): Promise<ChaosPlatform> {
  const fake = await createFakeDiscord({
    nonceWindowMs: fakeTimes.nonceWindow,
    visibilityMs: fakeTimes.visibility,
    requestsPerSecond: 50,
    paceChannels: true,
  });
  return {
    platform: 'discord',
    workspace: `discord:${guilds.home}`,
    apiUrl: fake.apiUrl,
    token: discordSecrets.token,
    addChannel: (number) => fake.model.addChannel({ name: `chaos-${number}` }).id,
    disturb: (faults, random) => fake.faults.often(faults ?? {}, random),
    seen: () =>
      fake.model.messages
        .filter(({ author }) => author.id === bot.id)
        .map(({ components, channel }) => ({ ...markOf(components as APIMessage['components']), channel })),
    violations: () => fake.model.violations,
    close: () => fake.close(),
  };
}

const markStart = postMark('', 0).split(':')[0];

function markOf(rows: APIMessage['components']): Omit<SeenPost, 'channel'> {
  for (const row of rows ?? [])
    for (const component of 'components' in row ? row.components : []) {
      const [verb, delivery, number] = 'custom_id' in component ? component.custom_id.split(':') : [];
      if (verb === markStart && delivery !== undefined) return { delivery, number: Number(number) };
    }
  return { delivery: 'a message without a mark', number: 0 };
}

export async function openChaosSlack(): Promise<ChaosPlatform> {
  const fake = await createFakeSlack();
  Object.assign(fake.api, { scopes: botScopes, gapMs: 1000, visibilityMs: fakeTimes.visibility });
  // One process cannot know what another was told.
  fake.faults.strict = false;
  return {
    platform: 'slack',
    workspace: `slack:${team}`,
    apiUrl: fake.apiUrl,
    token: slackSecrets.botToken,
    addChannel: (number) => fake.model.addChannel({ id: `C9${String(number).padStart(6, '0')}` }).id,
    disturb: (faults, random) => fake.faults.often(faults ?? {}, random),
    seen: () =>
      fake.model.messages.map(({ channel, metadata }) => ({
        delivery: String(metadata?.event_payload.delivery ?? 'a message without a mark'),
        number: Number(metadata?.event_payload.post ?? 0),
        channel,
      })),
    violations: () => fake.model.violations,
    close: () => fake.close(),
  };
}
