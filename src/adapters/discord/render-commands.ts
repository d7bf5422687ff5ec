/** Command specs → what Discord registers, and suggestions → what it offers while typing. */
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOptionChoice,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandSpec, OptionSpec, SubcommandSpec } from '../../commands/command-spec.ts';
import type { Suggestion } from '../../commands/request.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { autocompleteLimits, commandLimits } from './discord-limits.ts';

export type DiscordCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * `guild`: registered in one guild only, where contexts do not apply. No default permissions: they would hide the
 * commands that read along with those that change; the handlers check instead.
 */
export function specsToDiscordCommands(
  specs: readonly CommandSpec[],
  scope: 'global' | 'guild',
): DiscordCommand[] {
  return specs.map((spec) => ({
    type: 1,
    name: spec.name,
    description: describe(spec.description),
    options: [...spec.subcommands.map(subcommandOf), ...optionsOf(spec.options)],
    // In guilds and in direct messages with the bot, where it is a member of the guild.
    ...(scope === 'global' ? { contexts: [0, 1], integration_types: [0] } : {}),
  }));
}

/** At most 25; one whose value would have to be cut is left out, since it would mean another. */
export function suggestionsToChoices(
  suggestions: readonly Suggestion[],
): APIApplicationCommandOptionChoice<string>[] {
  const { choices, nameLength, valueLength } = autocompleteLimits;
  return suggestions
    .filter(({ value }) => value !== '' && value.length <= valueLength)
    .slice(0, choices)
    .map(({ label, value }) => ({ name: shorten(visibleText(label).trim(), nameLength) || value, value }));
}

function subcommandOf(spec: SubcommandSpec): APIApplicationCommandSubcommandOption {
  return {
    type: 1,
    name: spec.name,
    description: describe(spec.description),
    options: optionsOf(spec.options),
  };
}

/** Discord wants required options first. */
function optionsOf(specs: readonly OptionSpec[]): APIApplicationCommandBasicOption[] {
  return specs.toSorted((a, b) => Number(b.required) - Number(a.required)).map(optionOf);
}

function optionOf(spec: OptionSpec): APIApplicationCommandBasicOption {
  const base = { name: spec.name, description: describe(spec.description), required: spec.required };
  if (spec.kind === 'switch') return { ...base, type: 5 };
  if (spec.kind === 'file') return { ...base, type: 11 };
  const longest = Math.min(spec.maxLength ?? commandLimits.optionMaxLength, commandLimits.optionMaxLength);
  return { ...base, type: 3, max_length: longest, ...(spec.suggests ? { autocomplete: true } : {}) };
}

function describe(text: string): string {
  return shorten(text, commandLimits.descriptionLength);
}
