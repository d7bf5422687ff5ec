import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  discordPermissions,
  inviteLink,
  missingPermissions,
} from '../../../src/adapters/discord/discord-permissions.ts';
import { createDiscordSetup, type DiscordSetupParts } from '../../../src/adapters/discord/discord-setup.ts';
import { specsToDiscordCommands } from '../../../src/adapters/discord/render-commands.ts';
import { commandSpecs } from '../../../src/commands/command-specs.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { bot, channelIds, guilds, secrets } from '../../fakes/discord/fake-discord-cast.ts';

const allOf = (names: readonly string[]) =>
  String(
    discordPermissions.filter(({ name }) => names.includes(name)).reduce((all, { bit }) => all | bit, 0n),
  );
const everything = discordPermissions.map(({ name }) => name);

describe('the invite link', () => {
  it('asks for the two scopes and for the permissions that are named, and no others', () => {
    const url = new URL(inviteLink('1'));
    expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(url.searchParams.get('client_id')).toBe('1');
    expect(url.searchParams.get('scope')?.split(' ')).toEqual(['bot', 'applications.commands']);
    const asked = BigInt(url.searchParams.get('permissions') ?? '');
    expect([...asked.toString(2).replaceAll('0', '')]).toHaveLength(discordPermissions.length);
    // Neither Administrator, nor managing, nor mentioning everyone.
    for (const bit of [3n, 4n, 5n, 13n, 17n, 28n, 34n]) expect((asked >> bit) & 1n).toBe(0n);
  });
});

describe('what the bot lacks in a channel', () => {
  const lacks = (more: Partial<Parameters<typeof missingPermissions>[0]>) =>
    missingPermissions({
      guild: 'g',
      bot: 'b',
      roles: [{ id: 'g', permissions: '0' }],
      member: { roles: ['r'] },
      overwrites: [],
      ...more,
    });
  const everyone = (permissions: string) => [{ id: 'g', permissions }];
  const overwrite = (id: string, allow: readonly string[], deny: readonly string[]) =>
    ({ id, type: id === 'b' ? 1 : 0, allow: allOf(allow), deny: allOf(deny) }) as never;

  it.each([
    ['nothing is allowed', {}, everything],
    ['everybody may', { roles: everyone(allOf(everything)) }, []],
    ['a role of its own may', { roles: [...everyone('0'), { id: 'r', permissions: allOf(everything) }] }, []],
    [
      'a role of others may',
      { roles: [...everyone('0'), { id: 'x', permissions: allOf(everything) }] },
      everything,
    ],
    ['it is an administrator', { roles: everyone('8'), overwrites: [overwrite('g', [], everything)] }, []],
    [
      'everybody is denied',
      { roles: everyone(allOf(everything)), overwrites: [overwrite('g', [], ['Embed Links'])] },
      ['Embed Links'],
    ],
    [
      'everybody is denied, and its role is not',
      {
        roles: everyone(allOf(everything)),
        overwrites: [overwrite('r', ['Embed Links'], []), overwrite('g', [], ['Embed Links'])],
      },
      [],
    ],
    [
      'its role may, and it itself may not',
      {
        roles: everyone(allOf(everything)),
        overwrites: [overwrite('b', [], ['Send Messages']), overwrite('r', ['Send Messages'], [])],
      },
      ['Send Messages'],
    ],
  ] as const)('where %s', (_name, more, missing) => expect(lacks(more)).toEqual(missing));
});

describe('setup', () => {
  let discord: FakeDiscord;
  beforeEach(async () => {
    discord = await createFakeDiscord();
  });
  afterEach(() => discord.close());

  const setup = (more: Partial<DiscordSetupParts> = {}) =>
    createDiscordSetup({
      specs: commandSpecs,
      token: secrets.token,
      apiUrl: discord.apiUrl,
      guild: null,
      messageContent: false,
      channels: [],
      ...more,
    });
  const remedies = async (more: Partial<DiscordSetupParts> = {}) =>
    (await setup(more).check()).filter(({ ok }) => !ok).map(({ what, remedy }) => `${what}: ${remedy}`);

  it('prints the link, each permission and why, and what to switch on', async () => {
    const told = await setup().instructions();
    expect(told).toContain(inviteLink(bot.id));
    for (const { name, why } of discordPermissions) expect(told).toContain(`${name}, ${why}`);
    expect(told).toContain('No privileged intent is needed');
    expect(await setup({ messageContent: true }).instructions()).toContain(
      'Switch on the Message Content Intent',
    );
  });

  it('without a token, or with a wrong one, says how to get on', async () => {
    expect(await setup({ token: null }).instructions()).toContain('DISCORD_TOKEN=');
    await expect(setup({ token: 'a.b.c' }).instructions()).rejects.toMatchObject({ code: 'token-invalid' });
    expect(await remedies({ token: null })).toMatchObject([
      expect.stringContaining('DISCORD_TOKEN is not set'),
    ]);
    expect(await remedies({ token: 'a.b.c' })).toMatchObject([
      expect.stringContaining('does not accept the token'),
    ]);
    expect(await remedies({ apiUrl: 'http://127.0.0.1:1/api' })).toMatchObject([
      expect.stringContaining('ECONNREFUSED'),
    ]);
  });

  it('names no password of a proxy where Discord cannot be reached', async () => {
    const told = await remedies({ apiUrl: 'http://user:pass-word@127.0.0.1:1/api' });
    expect(told).toMatchObject([expect.stringContaining('http://127.0.0.1:1/api')]);
    expect(told.join()).not.toContain('pass-word');
  });

  it('finds nothing where all is well', async () => {
    discord.model.commands.set(guilds.home, specsToDiscordCommands(commandSpecs, 'guild') as never);
    expect(await remedies({ guild: guilds.home, messageContent: true })).toEqual([]);
  });

  it('finds commands that are not registered, an intent that is off, a server it is not in', async () => {
    discord.applicationFlags = 0;
    const found = await remedies({ guild: '499', messageContent: true });
    expect(found).toMatchObject([
      expect.stringMatching(/Message Content Intent.*Switch it on/),
      expect.stringMatching(/commands.*npm start registers/),
      expect.stringContaining(`choose it: ${inviteLink(bot.id)}`),
    ]);
  });

  it('finds what the bot may not do in a channel, and a channel that it cannot see', async () => {
    const channels = [channelIds.general, '599'];
    discord.model.commands.set('global', specsToDiscordCommands(commandSpecs, 'global') as never);
    const granted = allOf(everything.filter((name) => name !== 'Create Public Threads'));
    discord.rest.instead.set('GET /guilds/{guild_id}/roles', [
      { status: 200, body: [{ id: guilds.home, permissions: granted }] },
    ]);
    discord.rest.instead.set('GET /guilds/{guild_id}/members/{user_id}', [
      { status: 200, body: { roles: [] } },
    ]);
    expect(await remedies({ channels })).toMatchObject([
      expect.stringMatching(/lacks Create Public Threads in #general/),
      expect.stringMatching(/599.*is no channel/),
    ]);
    expect(discord.rest.calls.every(({ method }) => method === 'GET')).toBe(true);
  });
});
