/** The HTTP API of the loopback Discord: the routes that a bot uses, each body looked at. */
import type { APIInteractionResponse } from 'discord-api-types/v10';
import { bot, botUser, type FakeChannel, guilds, people, secrets } from './fake-discord-cast.ts';
import { channelToJson, userToJson } from './fake-discord-json.ts';
import type { FakeDiscordModel, FakeMessage } from './fake-discord-model.ts';
import { type FakeAnswer, type FakeFaults, faultAnswers } from './fake-faults.ts';
import { contentOf, type FakeInteractions, type MessageBody } from './fake-interactions.ts';
import { brokenCommandRules, brokenContract, brokenMessageRules } from './fake-rules.ts';

export interface FakeCall {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string;
}

export interface FakeRest {
  call(call: FakeCall): FakeAnswer;
  /** All calls, in order. */
  readonly calls: FakeCall[];
  /** Answers that are given, one each, instead of what would be done: by method and path as Discord describes it. */
  readonly instead: Map<string, FakeAnswer[]>;
}

interface Route {
  readonly method: string;
  /** As Discord describes it; each `{name}` is handed on, in order. */
  readonly template: string;
  /** Needs no bot token: the path holds one. */
  readonly open?: boolean;
  /** Whether it posts or changes a message. */
  readonly message?: boolean;
  run(ids: readonly string[], body: unknown): FakeAnswer;
}

interface CreateBody extends MessageBody {
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
}

const unknownChannel: FakeAnswer = { status: 404, body: { message: 'Unknown Channel', code: 10_003 } };
const unknownMessage: FakeAnswer = { status: 404, body: { message: 'Unknown Message', code: 10_008 } };
const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body });

export function createFakeRest(config: {
  readonly model: FakeDiscordModel;
  readonly faults: FakeFaults;
  readonly interactions: FakeInteractions;
  readonly gatewayUrl: () => string;
  readonly applicationFlags: () => number;
  readonly onPosted: (message: FakeMessage) => void;
  readonly onThread: (thread: FakeChannel) => void;
}): FakeRest {
  const { model, faults, interactions } = config;
  const byNonce = new Map<string, FakeMessage>();

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
      approximate_guild_count: 2,
    });

  function create(channel: string, body: CreateBody): FakeAnswer {
    if (!model.channels.has(channel)) return unknownChannel;
    const nonce = body.enforce_nonce && body.nonce !== undefined ? `${channel} ${body.nonce}` : null;
    const known = nonce === null ? undefined : byNonce.get(nonce);
    if (known) return ok(model.toJson(known));
    const replyTo = body.message_reference?.message_id ?? null;
    const message = model.add({ ...contentOf(body), channel, author: botUser, replyTo });
    if (nonce !== null) byNonce.set(nonce, message);
    config.onPosted(message);
    return ok(model.toJson(message));
  }

  function change(channel: string, id: string, body: MessageBody): FakeAnswer {
    const message = model.find(channel, id);
    if (!message || message.onlyFor !== null) return unknownMessage;
    if (message.author.id !== bot.id)
      return ok({ message: 'Cannot edit a message authored by another user', code: 50_005 }, 403);
    model.change(message, contentOf(body));
    return ok(model.toJson(message));
  }

  function startThread(channel: string, id: string, { name }: { readonly name?: string }): FakeAnswer {
    const message = model.find(channel, id);
    if (!message || message.onlyFor !== null) return unknownMessage;
    if (model.channels.get(channel)?.type !== 0)
      return ok({ message: 'Cannot execute action on this channel type', code: 50_024 }, 400);
    if (!name || name.length > 100) model.violations.push(`a thread was named "${name}"`);
    const thread = model.startThread(message, name ?? '');
    if (!thread)
      return ok({ message: 'A thread has already been created for this message', code: 160_004 }, 400);
    config.onThread(thread);
    return ok(channelToJson(thread), 201);
  }

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
    return person
      ? ok(channelToJson(model.directOf(person)))
      : ok({ message: 'Unknown User', code: 10_013 }, 404);
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
      run: () => ok(Object.entries(guilds).map(([name, id]) => ({ id, name, icon: null, permissions: '0' }))),
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
      run: ([id = '', token = ''], body) => interactions.callback(id, token, body as APIInteractionResponse),
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
    {
      method: 'GET',
      template: '/channels/{channel_id}',
      run: ([id = '']) => {
        const channel = model.channels.get(id);
        return channel ? ok(channelToJson(channel)) : unknownChannel;
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/roles',
      run: ([id = '']) => ok([{ id, permissions: '0' }]),
    },
    { method: 'GET', template: '/guilds/{guild_id}/members/{user_id}', run: () => ok({ roles: [] }) },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages',
      message: true,
      run: ([channel = ''], body) => create(channel, body as CreateBody),
    },
    {
      method: 'PATCH',
      template: '/channels/{channel_id}/messages/{message_id}',
      message: true,
      run: ([channel = '', id = ''], body) => change(channel, id, body as MessageBody),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages/{message_id}/threads',
      run: ([channel = '', id = ''], body) => startThread(channel, id, body as { name?: string }),
    },
    { method: 'POST', template: '/channels/{channel_id}/typing', run: () => ({ status: 204 }) },
  ];
  const patterns = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.template.replace(/\{\w+\}/g, '([^/]+)')}$`),
  }));

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
      const { method, body, authorization } = call;
      const path = decodeURIComponent(call.path);
      calls.push(call);
      for (const { route, pattern } of patterns) {
        const match = route.method === method ? pattern.exec(path) : null;
        if (!match) continue;
        if (!route.open && authorization !== `Bot ${secrets.token}`)
          return ok({ message: '401: Unauthorized', code: 0 }, 401);
        check(route, body);
        const answer = instead.get(`${route.method} ${route.template}`)?.shift();
        if (answer) return answer;
        const fault = route.message ? faults.take() : null;
        if (fault === null) return route.run(match.slice(1), body);
        if (fault === 'error-after') route.run(match.slice(1), body);
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
