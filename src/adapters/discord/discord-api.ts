/** The part of Discord's HTTP API that is used, with plain JSON in and out. */
import { REST, Routes } from 'discord.js';
import type {
  APIApplication,
  APIChannel,
  APIInteractionResponse,
  APIMessage,
  RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
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

export interface DiscordApi {
  readonly address: string;
  gateway(): Promise<RESTGetAPIGatewayBotResult>;
  application(): Promise<APIApplication>;
  channel(id: string): Promise<APIChannel>;
  guildIds(): Promise<readonly string[]>;
  commands(application: string, guild: string | null): Promise<readonly DiscordCommand[]>;
  setCommands(application: string, guild: string | null, commands: readonly DiscordCommand[]): Promise<void>;
  acknowledge(interaction: Answerable, body: APIInteractionResponse): Promise<void>;
  editOriginal(interaction: Answerable, payload: DiscordMessagePayload): Promise<APIMessage>;
  deleteOriginal(interaction: Answerable): Promise<void>;
  /** Not repeated by itself after a server error: it might be posted twice. */
  followUp(
    interaction: Answerable,
    payload: DiscordMessagePayload,
    toAskerOnly: boolean,
  ): Promise<APIMessage>;
  /** Repeated after a server error: the nonce makes it the same message for some minutes. */
  createMessage(
    channel: string,
    payload: DiscordMessagePayload,
    how: { readonly nonce: string; readonly replyTo: string | null },
  ): Promise<APIMessage>;
  /** The id of the thread. */
  startThread(channel: string, message: string, name: string): Promise<string>;
}

/** Waits out rate limits by itself. Rejects with DiscordAPIError, HTTPError or an error of the network. */
export function createDiscordApi(config: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly timeoutMs: number;
}): DiscordApi {
  const { token, apiUrl, timeoutMs } = config;
  const options = { version: '10', timeout: timeoutMs, ...(apiUrl !== undefined && { api: apiUrl }) };
  const rest = new REST(options).setToken(token);
  const once = new REST({ ...options, retries: 0 }).setToken(token);
  const commandRoute = (application: string, guild: string | null) =>
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);

  return {
    address: apiUrl ?? 'https://discord.com/api',
    gateway: async () => (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult,
    application: async () => (await rest.get(Routes.currentApplication())) as APIApplication,
    channel: async (id) => (await rest.get(Routes.channel(id))) as APIChannel,
    guildIds: async () => ((await rest.get(Routes.userGuilds())) as { id: string }[]).map(({ id }) => id),
    commands: async (application, guild) =>
      (await rest.get(commandRoute(application, guild))) as DiscordCommand[],
    async setCommands(application, guild, body) {
      await rest.put(commandRoute(application, guild), { body });
    },
    async acknowledge({ id, token: secret }, body) {
      await once.post(Routes.interactionCallback(id, secret), { body, auth: false });
    },
    editOriginal: async ({ application_id, token: secret }, body) =>
      (await rest.patch(Routes.webhookMessage(application_id, secret, '@original'), {
        body,
        auth: false,
      })) as APIMessage,
    async deleteOriginal({ application_id, token: secret }) {
      await rest.delete(Routes.webhookMessage(application_id, secret, '@original'), { auth: false });
    },
    followUp: async ({ application_id, token: secret }, payload, toAskerOnly) =>
      (await once.post(Routes.webhook(application_id, secret), {
        body: toAskerOnly ? { ...payload, flags: ephemeralFlag } : payload,
        auth: false,
      })) as APIMessage,
    createMessage: async (channel, payload, { nonce, replyTo }) =>
      (await rest.post(Routes.channelMessages(channel), {
        body: {
          ...payload,
          nonce,
          enforce_nonce: true,
          ...(replyTo !== null && {
            message_reference: { message_id: replyTo, fail_if_not_exists: false },
          }),
        },
      })) as APIMessage,
    startThread: async (channel, message, name) =>
      ((await rest.post(Routes.threads(channel, message), { body: { name } })) as APIChannel).id,
  };
}
