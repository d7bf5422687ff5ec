/** The part of Discord's HTTP API that is used, with plain JSON in and out. */
import { setTimeout as sleep } from 'node:timers/promises';
import { REST, RequestMethod, Routes } from 'discord.js';
import type {
  APIApplication,
  APIChannel,
  APIGuildMember,
  APIInteractionResponse,
  APIMessage,
  APIRole,
  APIUser,
  RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
import { addressWithoutUser } from '../http/address-without-user.ts';
import { DiscordRequestError, isAcknowledged, isThreadThere, isUncertain } from './discord-error.ts';
import type { DiscordTimings } from './discord-timings.ts';
import type { DiscordCommand } from './render-commands.ts';
import type { DiscordMessagePayload } from './render-reply.ts';

/** How a message that only the asker sees is marked: https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const ephemeralFlag = 64;

/** Names an interaction that can be answered. */
export interface Answerable {
  readonly id: string;
  readonly token: string;
  readonly application_id: string;
}

/**
 * Waits out rate limits by itself. What may be repeated without being done twice is repeated after a server error.
 * Everything rejects with DiscordRequestError.
 */
export interface DiscordApi {
  readonly address: string;
  gateway(): Promise<RESTGetAPIGatewayBotResult>;
  application(): Promise<APIApplication>;
  /** The bot. */
  self(): Promise<APIUser>;
  channel(id: string): Promise<APIChannel>;
  roles(guild: string): Promise<readonly APIRole[]>;
  member(guild: string, user: string): Promise<APIGuildMember>;
  guildIds(): Promise<readonly string[]>;
  commands(application: string, guild: string | null): Promise<readonly DiscordCommand[]>;
  setCommands(application: string, guild: string | null, commands: readonly DiscordCommand[]): Promise<void>;
  acknowledge(interaction: Answerable, body: APIInteractionResponse): Promise<void>;
  editOriginal(interaction: Answerable, payload: DiscordMessagePayload): Promise<APIMessage>;
  deleteOriginal(interaction: Answerable): Promise<void>;
  /** Never repeated after a server error: it might be posted twice. */
  followUp(
    interaction: Answerable,
    payload: DiscordMessagePayload,
    toAskerOnly: boolean,
  ): Promise<APIMessage>;
  /** The nonce makes a repeated one the same message for some minutes. */
  createMessage(
    channel: string,
    payload: DiscordMessagePayload,
    how: { readonly nonce: string; readonly replyTo: string | null },
  ): Promise<APIMessage>;
  /** The id of the thread, which is that of the message, whether it was there already or not. */
  startThread(channel: string, message: string, name: string): Promise<string>;
  /** The id of the channel of direct messages. */
  openDirect(user: string): Promise<string>;
}

interface Call {
  readonly method: RequestMethod;
  readonly path: `/${string}`;
  readonly body?: unknown;
  /** Whether doing it twice is like doing it once. */
  readonly repeatable: boolean;
  /** Instead of the time that a request usually has. */
  readonly withinMs?: number;
}

export function createDiscordApi(config: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly timings: Pick<DiscordTimings, 'request' | 'retries' | 'acknowledge' | 'acknowledgeAgain'>;
}): DiscordApi {
  const { token, apiUrl, timings } = config;
  // The SDK would repeat everything, and at once.
  const options = {
    version: '10',
    retries: 0,
    timeout: timings.request,
    ...(apiUrl !== undefined && { api: apiUrl }),
  };
  const rest = new REST(options).setToken(token);
  // Interactions are not bound to the global rate limit: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
  const open = new REST({ ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });

  /** `auth: false`: the path holds a token; were it refused, the SDK would forget the bot's own. */
  async function callOnce({ method, path, body, withinMs }: Call, auth: boolean): Promise<unknown> {
    try {
      return await (auth ? rest : open).request({
        method,
        fullRoute: path,
        auth,
        ...(body !== undefined && { body }),
        ...(withinMs !== undefined && { signal: AbortSignal.timeout(withinMs) }),
      });
    } catch (error) {
      const failure = new DiscordRequestError(`${method} ${withoutToken(path)}`, error);
      // The SDK forgets a token that was refused, and says something else from then on.
      if (auth) rest.setToken(token);
      throw failure;
    }
  }

  async function call<T>(asked: Call, auth = true): Promise<T> {
    for (const wait of asked.repeatable ? timings.retries : []) {
      try {
        return (await callOnce(asked, auth)) as T;
      } catch (error) {
        if (!isUncertain(error)) throw error;
        await sleep(wait);
      }
    }
    return (await callOnce(asked, auth)) as T;
  }

  const get = <T>(path: `/${string}`) => call<T>({ method: RequestMethod.Get, path, repeatable: true });
  const commandRoute = (application: string, guild: string | null) =>
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const originalRoute = ({ application_id, token: secret }: Answerable) =>
    Routes.webhookMessage(application_id, secret, '@original');

  return {
    address: addressWithoutUser(apiUrl ?? 'https://discord.com/api'),
    gateway: () => get(Routes.gatewayBot()),
    application: () => get(Routes.currentApplication()),
    self: () => get(Routes.user()),
    channel: (id) => get(Routes.channel(id)),
    roles: (guild) => get(Routes.guildRoles(guild)),
    member: (guild, user) => get(Routes.guildMember(guild, user)),
    guildIds: async () => (await get<{ id: string }[]>(Routes.userGuilds())).map(({ id }) => id),
    commands: (application, guild) => get(commandRoute(application, guild)),
    async setCommands(application, guild, body) {
      await call({
        method: RequestMethod.Put,
        path: commandRoute(application, guild),
        body,
        repeatable: true,
      });
    },
    async acknowledge({ id, token: secret }, body) {
      const path = Routes.interactionCallback(id, secret);
      let tried = false;
      for (const wait of [...timings.acknowledgeAgain, null]) {
        try {
          const withinMs = timings.acknowledge;
          await call({ method: RequestMethod.Post, path, body, repeatable: false, withinMs }, false);
          return;
        } catch (error) {
          if (tried && isAcknowledged(error)) return;
          if (wait === null || !isUncertain(error)) throw error;
          tried = true;
          await sleep(wait);
        }
      }
    },
    editOriginal: (interaction, body) =>
      call({ method: RequestMethod.Patch, path: originalRoute(interaction), body, repeatable: true }, false),
    async deleteOriginal(interaction) {
      await call({ method: RequestMethod.Delete, path: originalRoute(interaction), repeatable: true }, false);
    },
    followUp: ({ application_id, token: secret }, payload, toAskerOnly) => {
      const body = toAskerOnly ? { ...payload, flags: ephemeralFlag } : payload;
      const path = Routes.webhook(application_id, secret);
      return call({ method: RequestMethod.Post, path, body, repeatable: false }, false);
    },
    createMessage: (channel, payload, { nonce, replyTo }) => {
      const reference = { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const body = { ...payload, nonce, enforce_nonce: true, ...(replyTo !== null && reference) };
      return call({
        method: RequestMethod.Post,
        path: Routes.channelMessages(channel),
        body,
        repeatable: true,
      });
    },
    async startThread(channel, message, name) {
      try {
        const path = Routes.threads(channel, message);
        return (
          await call<APIChannel>({ method: RequestMethod.Post, path, body: { name }, repeatable: true })
        ).id;
      } catch (error) {
        if (isThreadThere(error)) return message;
        throw error;
      }
    },
    async openDirect(user) {
      const body = { recipient_id: user };
      const asked = { method: RequestMethod.Post, path: Routes.userChannels(), body, repeatable: true };
      return (await call<APIChannel>(asked)).id;
    },
  };
}

/** `/webhooks/1/aW50…/messages/@original` → `/webhooks/1/…/messages/@original`. */
function withoutToken(path: string): string {
  return path.replace(/^(\/(?:webhooks|interactions)\/\d+\/)[^/]+/, '$1…');
}
