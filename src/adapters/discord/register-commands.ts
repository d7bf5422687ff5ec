/** Registers the slash commands where they differ from what Discord has, and nowhere twice. */
import type { CommandSpec } from '../../commands/command-spec.ts';
import type { DiscordApi } from './discord-api.ts';
import { type DiscordCommand, specsToDiscordCommands } from './render-commands.ts';

export interface Registration {
  readonly api: Pick<DiscordApi, 'commands' | 'setCommands' | 'guildIds'>;
  readonly application: string;
  readonly specs: readonly CommandSpec[];
  /** Register in this guild only; null: everywhere. */
  readonly guild: string | null;
}

/** So many guilds are looked through for commands that were registered there while developing. */
const mostGuilds = 20;

/** A command that stood globally and in a guild as well would be shown there twice. */
export async function registerCommands({ api, application, specs, guild }: Registration): Promise<void> {
  const ours = new Set(specs.map(({ name }) => name));
  await replace(api, application, guild, specsToDiscordCommands(specs, guild === null ? 'global' : 'guild'));
  const others = guild === null ? (await api.guildIds()).slice(0, mostGuilds) : [null];
  for (const other of others) {
    const there = await api.commands(application, other).catch(() => []);
    const left = there.filter(({ name }) => !ours.has(name));
    if (left.length < there.length) await api.setCommands(application, other, left);
  }
}

/** Whether Discord has just what would be registered. */
export async function areRegistered({ api, application, specs, guild }: Registration): Promise<boolean> {
  const wanted = specsToDiscordCommands(specs, guild === null ? 'global' : 'guild');
  return same(await api.commands(application, guild), wanted);
}

async function replace(
  api: Registration['api'],
  application: string,
  guild: string | null,
  wanted: readonly DiscordCommand[],
): Promise<void> {
  if (!same(await api.commands(application, guild), wanted))
    await api.setCommands(application, guild, wanted);
}

function same(there: readonly DiscordCommand[], wanted: readonly DiscordCommand[]): boolean {
  const text = (commands: readonly DiscordCommand[]) =>
    JSON.stringify(commands.map(essence).toSorted((a, b) => String(a.name).localeCompare(String(b.name))));
  return text(there) === text(wanted);
}

interface Described {
  readonly type?: number | undefined;
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly max_length?: number | undefined;
  readonly contexts?: readonly number[] | null | undefined;
  readonly default_member_permissions?: string | null | undefined;
  readonly options?: readonly unknown[] | undefined;
}

/** What Discord leaves out and what it adds are no differences. */
function essence(described: Described): Readonly<Record<string, unknown>> {
  const { type = 1, name, description, required, autocomplete, max_length, options } = described;
  return {
    type,
    name,
    description,
    required: required ?? false,
    autocomplete: autocomplete ?? false,
    max_length: max_length ?? null,
    contexts: described.contexts ?? null,
    // Hidden from some: nobody asked for that.
    permissions: described.default_member_permissions ?? null,
    options: (options ?? []).map((option) => essence(option as Described)),
  };
}
