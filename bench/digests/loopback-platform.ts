/** A process with a loopback platform in it, so that its work does not slow the bot: limits as the real one has, and no faults. */
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import { createFakeDiscord } from '../../tests/fakes/discord/fake-discord.ts';
import { secrets as discordSecrets } from '../../tests/fakes/discord/fake-discord-cast.ts';
import { createFakeSlack } from '../../tests/fakes/slack/fake-slack.ts';
import { secrets as slackSecrets } from '../../tests/fakes/slack/fake-slack-model.ts';
import { childSettings, serveParent, wallClock } from './child-process.ts';

export interface LoopbackSettings {
  readonly platform: 'discord' | 'slack';
  readonly channels: number;
}

export type LoopbackAsked = 'where' | 'what';

export interface LoopbackPlace {
  readonly apiUrl: string;
  readonly token: string;
  readonly channels: readonly string[];
}

/** What has been seen there so far. */
export interface LoopbackSeen {
  readonly requests: number;
  /** Of these, answered with 429. */
  readonly limited: number;
  readonly messages: number;
  /** Channels with a message. */
  readonly reached: number;
  /** When the last message was accepted, in milliseconds since the epoch. */
  readonly lastAt: number;
  readonly violations: readonly string[];
}

const { platform, channels } = childSettings<LoopbackSettings>();
const { place, seen } = await (platform === 'discord' ? openDiscord() : openSlack());
serveParent<LoopbackAsked>(async (asked) => (asked === 'where' ? place : seen()));

type Open = Promise<{ readonly place: LoopbackPlace; readonly seen: () => LoopbackSeen }>;

async function openDiscord(): Open {
  const fake = await createFakeDiscord({ requestsPerSecond: 50, paceChannels: true });
  const made = Array.from({ length: channels }, () => fake.model.addChannel().id);
  const counted = { requests: 0, limited: 0 };
  const { call } = fake.rest;
  fake.rest.call = (given) => count(counted, call(given));
  return {
    place: { apiUrl: fake.apiUrl, token: discordSecrets.token, channels: made },
    seen: () => ({
      ...counted,
      ...seenIn(fake.model.messages, ({ acceptedAt }) => acceptedAt, made),
      violations: fake.model.violations,
    }),
  };
}

async function openSlack(): Open {
  const fake = await createFakeSlack();
  Object.assign(fake.api, { scopes: botScopes, gapMs: 1000 });
  const made = Array.from(
    { length: channels },
    (_, number) => fake.model.addChannel({ id: `C9${String(number).padStart(7, '0')}` }).id,
  );
  const counted = { requests: 0, limited: 0 };
  const { call } = fake.api;
  fake.api.call = (...given) => count(counted, call(...given));
  return {
    place: { apiUrl: fake.apiUrl, token: slackSecrets.botToken, channels: made },
    seen: () => ({
      ...counted,
      ...seenIn(fake.model.messages, ({ postedAt }) => postedAt, made),
      violations: fake.model.violations,
    }),
  };
}

function count<Answer extends { readonly status: number }>(
  counted: { requests: number; limited: number },
  answer: Answer,
): Answer {
  counted.requests += 1;
  if (answer.status === 429) counted.limited += 1;
  return answer;
}

/** `at`: in milliseconds of `performance.now()`. */
function seenIn<Message extends { readonly channel: string }>(
  messages: readonly Message[],
  at: (message: Message) => number,
  made: readonly string[],
) {
  const last = messages.at(-1);
  const reached = new Set(messages.map(({ channel }) => channel));
  return {
    messages: messages.length,
    reached: made.filter((id) => reached.has(id)).length,
    lastAt: last === undefined ? Number.NaN : wallClock() - performance.now() + at(last),
  };
}
