/** What it takes to bring Briefwire to Discord, and whether all is well there. */
import type { APIApplication } from 'discord-api-types/v10';
import type { CommandSpec } from '../../commands/command-spec.ts';
import { wordError } from '../../commands/messages.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Finding, PlatformSetup } from '../../ports/chat-platform.ts';
import { createDiscordApi, type DiscordApi } from './discord-api.ts';
import { isNoChannel, toBriefingError } from './discord-error.ts';
import { discordPermissions, inviteLink } from './discord-permissions.ts';
import { discordTimings } from './discord-timings.ts';
import { missingIn } from './explain-error.ts';
import { areRegistered } from './register-commands.ts';

export interface DiscordSetupParts {
  readonly specs: readonly CommandSpec[];
  readonly token: string | null;
  readonly apiUrl: string | null;
  readonly guild: string | null;
  readonly messageContent: boolean;
  /** Ids of channels to look at. */
  readonly channels: readonly string[];
}

/** Message content, in full or limited to bots in few guilds: https://docs.discord.com/developers/resources/application#application-object-application-flags */
const messageContentFlags = (1 << 18) | (1 << 19);

export function createDiscordSetup(parts: DiscordSetupParts): PlatformSetup {
  const { specs, token, apiUrl, guild, messageContent, channels } = parts;
  const api =
    token === null
      ? null
      : createDiscordApi({ token, timings: discordTimings, ...(apiUrl !== null && { apiUrl }) });

  return {
    name: 'discord',
    async instructions() {
      if (api === null) return instructionsFor(null, messageContent);
      try {
        return instructionsFor((await api.application()).id, messageContent);
      } catch (error) {
        throw toBriefingError(error, '', api.address);
      }
    },
    async check() {
      if (!api)
        return [
          failure(
            'discord: the token',
            new BriefingError('token-missing', { platform: 'discord', variable: 'DISCORD_TOKEN' }),
          ),
        ];
      let application: APIApplication;
      try {
        application = await api.application();
      } catch (error) {
        return [failure('discord: the token', toBriefingError(error, '', api.address))];
      }
      return [
        fine(`discord: the token belongs to ${application.name}`),
        intentFinding(application, messageContent),
        await finding('discord: the commands', api, async () =>
          (await areRegistered({ api, application: application.id, specs, guild }))
            ? null
            : 'They are not registered yet, or are those of another version. npm start registers them.',
        ),
        ...(guild === null
          ? []
          : [
              await finding(`discord: the server ${guild}`, api, async () =>
                (await api.guildIds()).includes(guild)
                  ? null
                  : `The bot is not in it. Open this link and choose it: ${inviteLink(application.id)}`,
              ),
            ]),
        ...(await Promise.all(
          channels.map((channel) =>
            finding(`discord: the channel ${channel}`, api, () =>
              lookAtChannel(api, channel, application.bot?.id ?? application.id),
            ),
          ),
        )),
      ];
    },
  };
}

/** What to do about a channel, or null where all is well. */
async function lookAtChannel(api: DiscordApi, id: string, bot: string): Promise<string | null> {
  try {
    const { name } = await api.channel(id);
    const permissions = await missingIn(api, id, bot);
    if (permissions.length === 0) return null;
    const channel = name ? `#${name}` : `the channel ${id}`;
    return wordError(new BriefingError('permission-missing', { platform: 'discord', channel, permissions }));
  } catch (error) {
    if (!isNoChannel(error)) throw error;
    return `${id} is no channel of a server that the bot is in. Correct it under discord.channels in config/briefwire.yaml.`;
  }
}

function instructionsFor(application: string | null, messageContent: boolean): string {
  const link =
    application === null
      ? 'Put the bot token into .env (DISCORD_TOKEN=…) and run this again: it prints the link that invites the bot.'
      : `Open this link and choose your server:\n\n  ${inviteLink(application)}`;
  const needs = discordPermissions.map(({ name, why }) => `  ${name}, ${why}`).join('\n');
  const intent = messageContent
    ? 'Switch on the Message Content Intent in the developer portal, under Bot: config/briefwire.yaml asks for it.'
    : 'No privileged intent is needed: in its threads people mention the bot. To do without the mention, switch on the\nMessage Content Intent in the developer portal, under Bot, and set discord.messageContent to true in config/briefwire.yaml.';
  return `${link}\n\nIt asks for these permissions, and no others:\n\n${needs}\n\n${intent}\n\nThen: npm start`;
}

function intentFinding({ flags }: APIApplication, wanted: boolean): Finding {
  const has = (Number(flags ?? 0) & messageContentFlags) !== 0;
  if (!wanted || has)
    return fine(`discord: the Message Content Intent is ${has ? 'on' : 'off, and not asked for'}`);
  return failure(
    'discord: the Message Content Intent',
    new BriefingError('intent-disallowed', { intent: 'MESSAGE_CONTENT' }),
  );
}

async function finding(what: string, api: DiscordApi, look: () => Promise<string | null>): Promise<Finding> {
  try {
    const remedy = await look();
    return { ok: remedy === null, what, remedy };
  } catch (error) {
    return failure(what, toBriefingError(error, what.replace('discord: ', ''), api.address));
  }
}

function fine(what: string): Finding {
  return { ok: true, what, remedy: null };
}

function failure(what: string, error: unknown): Finding {
  return { ok: false, what, remedy: wordError(error) };
}
