/** What somebody did in Discord, as a neutral request. */
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteractionDataOption,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import type {
  ActionRequest,
  CommandRequest,
  FormRequest,
  Invocation,
  Origin,
  SuggestRequest,
} from '../../commands/request.ts';
import { ephemeralFlag } from './discord-api.ts';
import type { DiscordFile, DiscordFiles } from './discord-files.ts';
import { plainActionId } from './render-actions.ts';
import { fileFieldId } from './render-form.ts';

/** Administrator and Manage Guild: https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const managing = (1n << 3n) | (1n << 5n);

const threadTypes: readonly number[] = [10, 11, 12];

export function isThreadType(type: number): boolean {
  return threadTypes.includes(type);
}

/** In direct messages everybody may change what is kept: it is their own. */
export function readOrigin(interaction: APIInteraction): Origin {
  const { guild_id: guild, member } = interaction;
  const user = (member?.user ?? interaction.user)?.id ?? '';
  const channel = interaction.channel;
  const id = channel?.id ?? interaction.channel_id ?? '';
  const inThread = channel !== undefined && isThreadType(channel.type);
  const parent = channel !== undefined && 'parent_id' in channel ? channel.parent_id : null;
  return {
    platform: 'discord',
    workspace: workspaceOf(guild, user),
    channel: inThread ? (parent ?? id) : id,
    thread: inThread ? id : null,
    user,
    mayManage: member ? (BigInt(member.permissions) & managing) !== 0n : guild === undefined,
  };
}

export function workspaceOf(guild: string | undefined, user: string): string {
  return guild === undefined ? `discord:dm:${user}` : `discord:${guild}`;
}

type CommandLike = APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction;

function readInvocation(
  { data }: CommandLike,
  files: DiscordFiles,
): Invocation & { readonly focused: Focused } {
  const [first] = data.options ?? [];
  const subcommand = first?.type === 1 ? first : null;
  const given = (subcommand ? subcommand.options : data.options) ?? [];
  const options: Record<string, string | boolean> = {};
  let attachment: Invocation['attachment'];
  let focused: Focused = { option: '', typed: '' };
  for (const option of given as readonly APIApplicationCommandInteractionDataOption[]) {
    if (!('value' in option)) continue;
    if ('focused' in option && option.focused) focused = { option: option.name, typed: String(option.value) };
    if (option.type === 11) {
      const file = fileOf(data, String(option.value));
      if (file) attachment = files.attachment(file);
    } else options[option.name] = typeof option.value === 'boolean' ? option.value : String(option.value);
  }
  return {
    command: data.name,
    subcommand: subcommand?.name ?? null,
    options,
    ...(attachment && { attachment }),
    focused,
  };
}

interface Focused {
  readonly option: string;
  readonly typed: string;
}

function fileOf(data: { readonly resolved?: unknown }, id: string): DiscordFile | undefined {
  const { attachments = {} } = (data.resolved ?? {}) as { attachments?: Record<string, DiscordFile> };
  return attachments[id];
}

/** Its name over all platforms. */
export function eventOf({ id }: Pick<APIInteraction, 'id'>): string {
  return `discord:interaction:${id}`;
}

export function readCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  files: DiscordFiles,
): CommandRequest {
  const { focused: _, ...invocation } = readInvocation(interaction, files);
  return { ...invocation, origin: readOrigin(interaction), event: eventOf(interaction) };
}

export function readSuggest(
  interaction: APIApplicationCommandAutocompleteInteraction,
  files: DiscordFiles,
): SuggestRequest {
  const { focused, ...invocation } = readInvocation(interaction, files);
  return { ...invocation, ...focused, origin: readOrigin(interaction) };
}

export function readAction(interaction: APIMessageComponentInteraction): ActionRequest {
  const { data, message } = interaction;
  return {
    origin: readOrigin(interaction),
    id: plainActionId(data.custom_id),
    choice: 'values' in data ? (data.values[0] ?? null) : null,
    onPrivate: ((message.flags ?? 0) & ephemeralFlag) !== 0,
  };
}

interface Submitted {
  readonly custom_id?: string;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly component?: Submitted;
  readonly components?: readonly Submitted[];
}

export function readForm(interaction: APIModalSubmitInteraction, files: DiscordFiles): FormRequest {
  const fields: Record<string, string> = {};
  let file: DiscordFile | undefined;
  const visit = ({ custom_id: id, value, values, component, components = [] }: Submitted): void => {
    const [chosen] = values ?? [];
    if (id === fileFieldId) file = fileOf(interaction.data, chosen ?? '');
    else if (id !== undefined && (value || chosen)) fields[id] = value || (chosen ?? '');
    if (component) visit(component);
    components.forEach(visit);
  };
  (interaction.data.components as readonly Submitted[]).forEach(visit);
  return {
    origin: readOrigin(interaction),
    id: interaction.data.custom_id,
    fields,
    ...(file && { attachment: files.attachment(file) }),
  };
}
