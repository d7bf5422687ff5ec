import { describe, expect, it } from 'vitest';
import { areRegistered, registerCommands } from '../../../src/adapters/discord/register-commands.ts';
import {
  type DiscordCommand,
  specsToDiscordCommands,
} from '../../../src/adapters/discord/render-commands.ts';
import { commandSpecs } from '../../../src/commands/command-specs.ts';

/** As Discord tells them: with what it adds, and without what it finds needless. */
function told(commands: readonly DiscordCommand[]): DiscordCommand[] {
  const forgetful = (key: string, value: unknown) =>
    (key === 'required' || key === 'autocomplete') && value === false ? undefined : value;
  const known = JSON.parse(JSON.stringify(commands, forgetful)) as DiscordCommand[];
  return known.map((command, index) => ({
    id: `${index}`,
    version: '1',
    nsfw: false,
    default_member_permissions: null,
    ...command,
  }));
}

function registry(
  there: Record<string, readonly DiscordCommand[]> = {},
  guilds: readonly string[] = ['home'],
) {
  const scopes = new Map(Object.entries(there));
  const writes: string[] = [];
  return {
    scopes,
    writes,
    api: {
      guildIds: async () => guilds,
      commands: async (_: string, guild: string | null) => told(scopes.get(guild ?? 'global') ?? []),
      async setCommands(_: string, guild: string | null, commands: readonly DiscordCommand[]) {
        writes.push(guild ?? 'global');
        scopes.set(guild ?? 'global', commands);
      },
    },
  };
}

const globally = specsToDiscordCommands(commandSpecs, 'global');
const locally = specsToDiscordCommands(commandSpecs, 'guild');
const foreign: DiscordCommand = { type: 1, name: 'other', description: 'of somebody else' };
const names = (commands: readonly DiscordCommand[] = []) => commands.map(({ name }) => name);

describe('registering', () => {
  it('writes once, and not again', async () => {
    const { api, writes, scopes } = registry();
    const registration = { api, application: 'app', specs: commandSpecs, guild: null };
    expect(await areRegistered(registration)).toBe(false);
    await registerCommands(registration);
    await registerCommands(registration);
    expect(writes).toEqual(['global']);
    expect(scopes.get('global')).toEqual(globally);
    expect(await areRegistered(registration)).toBe(true);
  });

  it.each([
    ['another description', globally.map((command) => ({ ...command, description: 'old' }))],
    ['a command too many', [...globally, foreign]],
    [
      'a command hidden behind a permission',
      globally.map((command) => ({ ...command, default_member_permissions: '32' })),
    ],
    ['other contexts', globally.map((command) => ({ ...command, contexts: [0] }))],
    ['an option less', globally.map((command) => ({ ...command, options: [] }))],
  ])('writes over %s', async (_name, there) => {
    const { api, writes } = registry({ global: there });
    await registerCommands({ api, application: 'app', specs: commandSpecs, guild: null });
    expect(writes).toEqual(['global']);
  });

  it('everywhere takes away what a guild has of it, and nothing else', async () => {
    const { api, scopes } = registry({ home: [...locally, foreign] });
    await registerCommands({ api, application: 'app', specs: commandSpecs, guild: null });
    expect(names(scopes.get('home'))).toEqual(['other']);
  });

  it('in one guild takes away what stands there from everywhere, and nothing else', async () => {
    const { api, scopes, writes } = registry({ global: [...globally, foreign] });
    await registerCommands({ api, application: 'app', specs: commandSpecs, guild: 'home' });
    expect(writes).toEqual(['home', 'global']);
    expect([names(scopes.get('home')), names(scopes.get('global'))]).toEqual([
      commandSpecs.map(({ name }) => name),
      ['other'],
    ]);
    expect(scopes.get('home')?.[0]).not.toHaveProperty('contexts');
  });
});
