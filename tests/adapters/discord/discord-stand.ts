/** One copy of the Discord adapter with handlers of the test's own, against the loopback Discord. */

import {
  createDiscordPlatform,
  type DiscordPlatformParts,
} from '../../../src/adapters/discord/discord-platform.ts';
import type { PostingPlatform } from '../../../src/commands/channel-poster.ts';
import { commandSpecs } from '../../../src/commands/command-specs.ts';
import type { Handlers } from '../../../src/commands/handlers.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Posted } from '../../../src/commands/request.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { Store } from '../../../src/ports/store.ts';
import { countedHandlers } from '../../conformance/counted-handlers.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { bot, secrets } from '../../fakes/discord/fake-discord-cast.ts';
import type { FakeMessage } from '../../fakes/discord/fake-discord-model.ts';
import { createFakePeople, type FakePeople } from '../../fakes/discord/fake-people.ts';
import { readPayload } from '../../fakes/discord/read-payload.ts';
import { createFakeHandlers, type PostedReply } from '../../fakes/fake-handlers.ts';

export interface DiscordStand {
  readonly discord: FakeDiscord;
  readonly people: FakePeople;
  readonly platform: PostingPlatform;
  /** `level message facts`, one each. */
  readonly log: string[];
  readonly posted: readonly (Posted & { readonly reply: Reply })[];
  /** The bot's messages as people read them, in order. */
  messages(): readonly (FakeMessage & { readonly read: string })[];
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** `start: false`: the test starts it. */
export async function createDiscordStand(
  options: {
    readonly handlers?: Partial<Handlers>;
    readonly timings?: DiscordPlatformParts['timings'];
    readonly config?: Partial<DiscordPlatformParts['config']>;
    readonly leases?: Store['leases'];
    readonly start?: boolean;
  } = {},
): Promise<DiscordStand> {
  const discord = await createFakeDiscord();
  const log: string[] = [];
  const posted: PostedReply[] = [];
  let working = 0;
  const own: Handlers = {
    ...createFakeHandlers({ specs: commandSpecs, log, posted }),
    ...options.handlers,
  };
  const platform = createDiscordPlatform({
    token: secrets.token,
    handlers: countedHandlers(own, (change) => {
      working += change;
      discord.stir();
    }),
    store: { leases: options.leases ?? createFakeLeases() },
    logger: recordIn(log),
    clock: { now: () => Date.now() },
    config: { apiUrl: discord.apiUrl, guild: null, messageContent: false, ...options.config },
    timings: {
      lease: 1000,
      renew: 50,
      request: 2000,
      retries: [10, 20, 40],
      ready: 1500,
      ...options.timings,
    },
  });
  if (options.start !== false) await platform.start();
  return {
    discord,
    people: createFakePeople(discord),
    platform,
    log,
    posted,
    messages: () =>
      discord.model.messages
        .filter(({ author, loading }) => author.id === bot.id && !loading)
        .map((message) => ({ ...message, read: readPayload(message).text })),
    quiet: () => discord.quiet(() => working === 0),
    async close() {
      await platform.stop();
      await discord.close();
    },
  };
}

export function recordIn(log: string[]): Logger {
  const write =
    (level: string) =>
    (message: string, facts: object = {}) => {
      log.push(`${level} ${message} ${JSON.stringify(facts, withErrors)}`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function withErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return { ...value, message: value.message, stack: value.stack, cause: value.cause };
}

export interface FakeLeases extends Readonly<Store['leases']> {
  readonly holders: Map<string, { holder: string; until: number }>;
  /** What asking fails with. */
  failure: unknown;
}

export function createFakeLeases(): FakeLeases {
  const leases: FakeLeases = {
    holders: new Map(),
    failure: null,
    async acquire(name, holder, keepMs) {
      if (leases.failure !== null) throw leases.failure;
      const held = leases.holders.get(name);
      if (held && held.holder !== holder && held.until > Date.now()) return false;
      leases.holders.set(name, { holder, until: Date.now() + keepMs });
      return true;
    },
    async release(name, holder) {
      if (leases.holders.get(name)?.holder === holder) leases.holders.delete(name);
    },
  };
  return leases;
}

/** Resolves once `holds` does; rejects after `withinMs`. */
export async function until(holds: () => boolean, withinMs = 4000): Promise<void> {
  const giveUp = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > giveUp) throw new Error(`not within ${withinMs} ms: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Adds `what` to `list`, and hands on `then`. */
export function note<T>(list: unknown[], what: unknown, then: T): T {
  list.push(what);
  return then;
}
