/** Starting and stopping: what stands in the way is named, what was begun is finished, and another copy takes over. */
import { afterEach, describe, expect, it } from 'vitest';
import { channelIds, guilds, people } from '../../fakes/discord/fake-discord-cast.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { createDiscordStand, createFakeLeases, type DiscordStand, until, wait } from './discord-stand.ts';

let stand: DiscordStand;
afterEach(() => stand.close());

const callsOf = (method: string, pattern: RegExp) =>
  stand.discord.rest.calls.filter((call) => call.method === method && pattern.test(call.path)).length;
const ask = () =>
  stand.people.type(people.ada, channelIds.general, {
    command: 'ask',
    subcommand: null,
    options: { question: 'Who?' },
  });

describe('starting', () => {
  it('registers the commands once, however often', async () => {
    stand = await createDiscordStand();
    await stand.platform.stop();
    await stand.platform.start();
    expect(callsOf('PUT', /commands$/)).toBe(1);
    expect([...stand.discord.model.commands.keys()]).toEqual(['global']);
    await ask();
    await stand.quiet();
    expect(stand.messages()).toHaveLength(1);
  });

  it('in one guild moves them there', async () => {
    stand = await createDiscordStand();
    await stand.close();
    stand = await createDiscordStand({ config: { guild: guilds.home } });
    expect([...stand.discord.model.commands.keys()]).toEqual([guilds.home]);
  });

  it.each([
    [
      'a token that is refused',
      { status: 401, body: { code: 0, message: '401: Unauthorized' } },
      'token-invalid',
    ],
    ['a Discord that is down', { status: 503, body: {} }, 'platform-unreachable'],
  ])('%s is named, and starting again works', async (_name, refusal, code) => {
    stand = await createDiscordStand({ start: false, timings: { retries: [] } });
    stand.discord.rest.instead.set('GET /applications/@me', [refusal]);
    await expect(stand.platform.start()).rejects.toMatchObject({ code });
    await stand.platform.start();
    expect(stand.discord.gateway.connections()).toBe(1);
  });

  it('an intent that is not allowed is named', async () => {
    stand = await createDiscordStand({ start: false, config: { messageContent: true } });
    stand.discord.gateway.disallowed = 1 << 15;
    await expect(stand.platform.start()).rejects.toMatchObject({ code: 'intent-disallowed' });
  });

  it('goes on without its commands where they are refused, and says so', async () => {
    stand = await createDiscordStand({ start: false, config: { guild: guilds.home } });
    const refusal = { status: 403, body: { code: 50_001, message: 'Missing Access' } };
    stand.discord.rest.instead.set('GET /applications/{application_id}/guilds/{guild_id}/commands', [
      refusal,
    ]);
    await stand.platform.start();
    expect(stand.discord.gateway.connections()).toBe(1);
    expect(stand.log.filter((each) => each.startsWith('error'))).toMatchObject([
      expect.stringMatching(/commands could not be registered: Briefwire lacks View Channel in the server/),
    ]);
  });

  it('shows its token to Discord only', async () => {
    stand = await createDiscordStand();
    stand.discord.gateway.drop();
    stand.discord.faults.failNext('error', 5);
    await ask();
    await wait(300);
    await stand.platform.stop();
    expect(stand.log.join()).not.toMatch(/MTk4|Cl2FMQ|aW50/);
  });
});

describe('stopping', () => {
  it('finishes what was begun, hears nothing new, and frees its shard at once', async () => {
    const leases = createFakeLeases();
    stand = await createDiscordStand({
      leases,
      handlers: {
        command: async () => {
          await wait(500);
          return answer('done');
        },
      },
    });
    await ask();
    await wait(100);
    const stopping = stand.platform.stop();
    await until(() => leases.holders.size === 0, 300);
    stand.people.say(people.ada, channelIds.general, `<@198622483471925248> Who?`);
    await stopping;
    expect(stand.messages().map(({ read }) => read)).toEqual(['done']);
    expect(stand.discord.gateway.connections()).toBe(0);
    await stand.platform.stop();
  });

  it('waits for no more than it may', async () => {
    stand = await createDiscordStand({
      timings: { stop: 300 },
      handlers: { command: () => new Promise(() => {}) },
    });
    await ask();
    await wait(100);
    const before = performance.now();
    await stand.platform.stop();
    expect(performance.now() - before).toBeLessThan(600);
  });
});

it('a dropped interaction is answered after resuming', async () => {
  stand = await createDiscordStand();
  stand.discord.gateway.drop();
  const interaction = await ask();
  await stand.quiet();
  expect(stand.messages()).toHaveLength(1);
  expect(interaction.acknowledgedMs).toBeLessThan(2000);
});

it('tells which servers it is in at the start, and of each that comes and goes', async () => {
  const told: string[] = [];
  stand = await createDiscordStand({
    handlers: {
      joined: async (workspace) => void told.push(`joined ${workspace}`),
      left: async (workspace) => void told.push(`left ${workspace}`),
      stillIn: async (platform, present) => void told.push(`still in ${platform} ${present.join()}`),
    },
  });
  await until(() => told.length === 3);
  const [home, other] = [guilds.home, guilds.other].map((guild) => `discord:${guild}`);
  expect(told).toEqual([`still in discord ${home},${other}`, `joined ${home}`, `joined ${other}`]);
  stand.discord.interruptGuild(guilds.home);
  stand.discord.removeGuild(guilds.other);
  await until(() => told.length === 5);
  expect(told.slice(3)).toEqual([`joined ${home}`, `left ${other}`]);
});

it('posts digests, whether it serves or not', async () => {
  stand = await createDiscordStand({ start: false });
  const { poster } = stand.platform;
  expect(poster.platform).toBe('discord');
  await expect(poster.check(channelIds.general, `discord:${guilds.home}`)).resolves.toBeUndefined();
});
