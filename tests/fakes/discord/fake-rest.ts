/** The HTTP API of the loopback Discord: the routes that a bot uses, each body looked at. */
import type { APIInteractionResponse } from 'discord-api-types/v10';
import { createChannelRoutes } from './fake-channels.ts';
import { bot, botUser, type FakeChannel, people, secrets } from './fake-discord-cast.ts';
import { channelToJson, userToJson } from './fake-discord-json.ts';
import type { FakeDiscordModel, FakeMessage } from './fake-discord-model.ts';
import { type FakeAnswer, type FakeFaults, faultAnswers } from './fake-faults.ts';
import type { FakeInteractions, MessageBody } from './fake-interactions.ts';
import { createFakeLimits } from './fake-limits.ts';
import { ok, type Route, refuse } from './fake-route.ts';
import { brokenCommandRules, brokenContract, brokenMessageRules, validatorOf } from './fake-rules.ts';
import type { FakeSettings } from './fake-settings.ts';

export interface FakeCall {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string;
  /** Whether whoever asked has closed the connection. */
  readonly isGone: () => boolean;
}

export interface FakeRest {
  call(call: FakeCall): FakeAnswer;
  /** All calls, in order. */
  readonly calls: FakeCall[];
  /** Answers that are given, one each, instead of what would be done: by method and path as Discord describes it. */
  readonly instead: Map<string, FakeAnswer[]>;
}

export function createFakeRest(config: {
  readonly model: FakeDiscordModel;
  readonly faults: FakeFaults;
  readonly settings: FakeSettings;
  readonly interactions: FakeInteractions;
  readonly gatewayUrl: () => string;
  readonly applicationFlags: () => number;
  readonly onPosted: (message: FakeMessage) => void;
  readonly onThread: (thread: FakeChannel) => void;
}): FakeRest {
  const { model, faults, settings, interactions } = config;
  const limits = createFakeLimits(settings);

  const application = () =>
    ok({
      id: bot.id,
      name: bot.name,
      icon: null,
      description: '',
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: 'f'.repeat(64),
      flags: config.applicationFlags(),
      bot: userToJson(botUser),
      approximate_guild_count: model.guilds.size,
    });

  function setCommands(scope: string, body: unknown): FakeAnswer {
    const commands = (body as Record<string, unknown>[]).map((command) => ({
      ...command,
      id: model.nextId(),
      application_id: bot.id,
      version: model.nextId(),
    }));
    model.violations.push(...brokenCommandRules(commands));
    model.commands.set(scope, commands);
    return ok(commands);
  }

  function openDirect(user: string): FakeAnswer {
    const person = Object.values(people).find(({ id }) => id === user);
    return person ? ok(channelToJson(model.directOf(person))) : refuse(404, 10_013, 'Unknown User');
  }

  const commandsOf = (scope = '') => ok(model.commands.get(scope) ?? []);
  const withId = '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}';
  const original = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
  const ofMessage = (method: string, template: string): Route => ({
    method,
    template,
    open: true,
    message: method === 'PATCH',
    run: ([, token = '', id = '@original'], body) =>
      interactions.message(method, token, id, body as MessageBody),
  });

  const routes: readonly Route[] = [
    {
      method: 'GET',
      template: '/gateway/bot',
      run: () =>
        ok({
          url: config.gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
        }),
    },
    { method: 'GET', template: '/gateway', open: true, run: () => ok({ url: config.gatewayUrl() }) },
    { method: 'GET', template: '/users/@me', run: () => ok(userToJson(botUser)) },
    {
      method: 'GET',
      template: '/users/@me/guilds',
      run: () => ok([...model.guilds].map(([id, name]) => ({ id, name, icon: null, permissions: '0' }))),
    },
    {
      method: 'POST',
      template: '/users/@me/channels',
      run: (_, body) => openDirect((body as { recipient_id: string }).recipient_id),
    },
    { method: 'GET', template: '/applications/@me', run: application },
    { method: 'GET', template: '/oauth2/applications/@me', run: application },
    { method: 'GET', template: '/applications/{application_id}/commands', run: () => commandsOf('global') },
    {
      method: 'PUT',
      template: '/applications/{application_id}/commands',
      run: (_, body) => setCommands('global', body),
    },
    {
      method: 'GET',
      template: '/applications/{application_id}/guilds/{guild_id}/commands',
      run: ([, guild]) => commandsOf(guild),
    },
    {
      method: 'PUT',
      template: '/applications/{application_id}/guilds/{guild_id}/commands',
      run: ([, guild = ''], body) => setCommands(guild, body),
    },
    {
      method: 'POST',
      template: '/interactions/{interaction_id}/{interaction_token}/callback',
      open: true,
      run: ([id = '', token = ''], body, _, isGone) =>
        interactions.callback(id, token, body as APIInteractionResponse, isGone),
    },
    ...['GET', 'PATCH', 'DELETE'].flatMap((method) => [
      ofMessage(method, original),
      ofMessage(method, withId),
    ]),
    {
      method: 'POST',
      template: '/webhooks/{webhook_id}/{webhook_token}',
      open: true,
      message: true,
      run: ([, token = ''], body) => interactions.followUp(token, body as MessageBody),
    },
    ...createChannelRoutes({ ...config, limits }),
  ];
  const patterns = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.template.replace(/\{\w+\}/g, '([^/]+)')}$`),
  }));

  for (const { method, template, open = false } of routes) if (open) validatorOf(method, template);

  function check({ method, template, message }: Route, body: unknown): void {
    if (body === undefined) return;
    model.violations.push(...brokenContract(method, template, body));
    if (message)
      model.violations.push(
        ...brokenMessageRules(body as MessageBody).map((wrong) => `${template}: ${wrong}`),
      );
  }

  const calls: FakeCall[] = [];
  const instead = new Map<string, FakeAnswer[]>();
  return {
    calls,
    instead,
    call(call) {
      const { method, body, query, authorization, isGone } = call;
      const path = decodeURIComponent(call.path);
      calls.push(call);
      for (const { route, pattern } of patterns) {
        const match = route.method === method ? pattern.exec(path) : null;
        if (!match) continue;
        if (!route.open && authorization !== `Bot ${secrets.token}`)
          return ok({ message: '401: Unauthorized', code: 0 }, 401);
        const refusal = route.open ? null : limits.overall();
        if (refusal) return refusal;
        check(route, body);
        const answer = instead.get(`${route.method} ${route.template}`)?.shift();
        if (answer) return answer;
        const fault = route.message || route.near ? faults.take(route.message === true) : null;
        const run = () => route.run(match.slice(1), body, query, isGone);
        if (fault === null) return run();
        if (fault === 'error-after' || fault === 'drop-after') run();
        // Nothing more need come of an interaction that was refused; one that is limited is tried again.
        const interaction = interactions.byToken(match[2] ?? '');
        if (interaction && fault !== 'rate-limit') interaction.state = 'done';
        return faultAnswers[fault];
      }
      model.violations.push(`there is no ${method} ${path.replace(/aW50[^/]+/, '…')}`);
      return ok({ message: '404: Not Found', code: 0 }, 404);
    },
  };
}
