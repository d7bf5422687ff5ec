/** One copy of the Slack adapter with handlers of the test's own, against the loopback Slack. */

import { afterEach, expect } from 'vitest';
import { createSlackPlatform, type SlackPlatformParts } from '../../../src/adapters/slack/slack-platform.ts';
import { botScopes } from '../../../src/adapters/slack/slack-scopes.ts';
import type { PostingPlatform } from '../../../src/commands/channel-poster.ts';
import type { CommandSpec } from '../../../src/commands/command-spec.ts';
import type { Handlers } from '../../../src/commands/handlers.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Posted } from '../../../src/commands/request.ts';
import { createFakeHandlers, type PostedReply } from '../../fakes/fake-handlers.ts';
import { createFakePeople, type FakePeople } from '../../fakes/slack/fake-people.ts';
import { createFakeSlack, type FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { bot, type FakeMessage, secrets } from '../../fakes/slack/fake-slack-model.ts';
import { readBlocks } from '../../fakes/slack/read-blocks.ts';

export interface SlackStand {
  readonly slack: FakeSlack;
  readonly people: FakePeople;
  readonly platform: PostingPlatform;
  /** `level message facts`, one each. */
  readonly log: readonly string[];
  /** What the handlers were asked, in order. */
  readonly asked: readonly { readonly what: string; readonly request: unknown }[];
  readonly posted: readonly (Posted & { readonly reply: Reply })[];
  /** The bot's messages as people read them, in order. */
  messages(): readonly (FakeMessage & { readonly read: string })[];
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** One command with one question. */
const askOnly: readonly CommandSpec[] = [
  {
    name: 'ask',
    description: '',
    usageHint: '',
    subcommands: [],
    options: [
      {
        name: 'question',
        description: '',
        kind: 'text',
        required: true,
        suggests: false,
        takesRest: true,
      },
    ],
  },
];

/** `start: false`: the test starts it. */
export async function createSlackStand(
  options: {
    readonly handlers?: Partial<Handlers>;
    readonly timings?: SlackPlatformParts['timings'];
    readonly config?: Partial<SlackPlatformParts['config']>;
    readonly parts?: Partial<SlackPlatformParts>;
    readonly start?: boolean;
  } = {},
): Promise<SlackStand> {
  const slack = await createFakeSlack();
  slack.api.scopes = botScopes;
  const log: string[] = [];
  const asked: { what: string; request: unknown }[] = [];
  const posted: PostedReply[] = [];
  let working = 0;
  const write =
    (level: string) =>
    (message: string, facts: object = {}) => {
      log.push(`${level} ${message} ${JSON.stringify(facts, withErrors)}`);
    };
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const noted =
    <Q, R>(what: string, call: (request: Q) => Promise<R>) =>
    async (request: Q): Promise<R> => {
      asked.push({ what, request });
      working += 1;
      try {
        return await call(request);
      } finally {
        working -= 1;
        slack.stir();
      }
    };
  const own: Handlers = {
    ...createFakeHandlers({ specs: askOnly, log, posted }),
    ...options.handlers,
  };
  const platform = createSlackPlatform({
    botToken: secrets.botToken,
    appToken: secrets.appToken,
    handlers: {
      ...own,
      command: noted('command', own.command),
      action: noted('action', own.action),
      form: noted('form', own.form),
      message: noted('message', own.message),
      home: noted('home', own.home),
    },
    logger,
    clock: { now: () => Date.now() },
    config: {
      mode: 'socket',
      port: 0,
      managers: 'admins',
      apiUrl: slack.apiUrl,
      fileHosts: [slack.fileHost],
      ...options.config,
    },
    timings: { messageGap: 20, reconnect: 20, ...options.timings },
    ...options.parts,
  });
  if (options.start !== false) await platform.start();
  return {
    slack,
    people: createFakePeople(slack),
    platform,
    log,
    asked,
    posted,
    messages: () =>
      slack.model.messages
        .filter(({ user }) => user === bot.user)
        .map((message) => ({ ...message, read: readBlocks(message.blocks).text })),
    async quiet() {
      slack.stir();
      await slack.quiet(() => working === 0);
    },
    async close() {
      await platform.stop();
      await slack.close();
    },
  };
}

function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { ...value, message: value.message, cause: value.cause } : value;
}

/** Stands for the tests of one file: each is closed after its test, and must have broken no rule of Slack. */
export function useStands() {
  const stands: SlackStand[] = [];
  afterEach(async () => {
    for (const made of stands.splice(0)) {
      await made.close();
      expect(made.slack.model.violations).toEqual([]);
    }
  });
  return async (
    handlers: NonNullable<Parameters<typeof createSlackStand>[0]>['handlers'] = {},
    rest: Parameters<typeof createSlackStand>[0] = {},
  ): Promise<SlackStand> => {
    const made = await createSlackStand({ handlers, ...rest });
    stands.push(made);
    return made;
  };
}
