/** The gateway, with the real discord.js: what is refused, what comes back, and what stays away. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openShardSession,
  type ShardSession,
  type ShardSessionParts,
} from '../../../src/adapters/discord/shard-session.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { channelIds, guilds, people, secrets } from '../../fakes/discord/fake-discord-cast.ts';
import { createFakePeople } from '../../fakes/discord/fake-people.ts';
import { recordIn, until, wait } from './discord-stand.ts';

let discord: FakeDiscord;
let opened: ShardSession[] = [];
const heard: string[] = [];
const told: string[] = [];
const log: string[] = [];

beforeEach(async () => {
  discord = await createFakeDiscord();
  heard.length = 0;
  told.length = 0;
  log.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.map((session) => session.close()));
  opened = [];
  await discord.close();
});

async function open(more: Partial<ShardSessionParts> = {}): Promise<ShardSession> {
  const session = await openShardSession({
    token: secrets.token,
    shard: 0,
    shardCount: 1,
    apiUrl: discord.apiUrl,
    address: discord.apiUrl,
    messageContent: false,
    throttler: { waitForIdentify: async () => {} },
    events: {
      interaction: ({ id }) => heard.push(id),
      message: ({ content }) => heard.push(content),
      guilds: {
        all: (guilds) => told.push(`all ${guilds.join()}`),
        joined: (guild) => told.push(`joined ${guild}`),
        left: (guild) => told.push(`left ${guild}`),
      },
    },
    logger: recordIn(log),
    timings: { ready: 1000, dead: 60_000 },
    ...more,
  });
  opened.push(session);
  return session;
}
const say = (text: string) =>
  createFakePeople(discord).say(people.ada, channelIds.general, `<@198622483471925248> ${text}`);

describe('at the start', () => {
  it.each([
    ['a token that Discord does not know', { token: 'a.b.c' }, { code: 'token-invalid' }],
    ['no token at all', { token: '' }, { code: 'token-invalid' }],
  ])('%s is said', async (_name, more, error) => {
    await expect(open(more)).rejects.toMatchObject(error);
  });

  it('an intent that is not allowed is named', async () => {
    discord.gateway.disallowed = 1 << 15;
    await expect(open({ messageContent: true })).rejects.toMatchObject({
      code: 'intent-disallowed',
      facts: { intent: 'MESSAGE_CONTENT' },
    });
    await open();
  });

  it('a token that only the gateway refuses is said', async () => {
    const identify = discord.gateway.counts.identified;
    discord.rest.instead.set('GET /gateway/bot', [{ status: 200, body: await gatewayBody() }]);
    await expect(open({ token: 'x.y.z' })).rejects.toMatchObject({ code: 'token-invalid' });
    expect(discord.gateway.counts.identified).toBe(identify);
  });

  it('a turn to begin a session may be waited for longer than an answer', async () => {
    const waitForIdentify = () => wait(600);
    await open({ timings: { ready: 500, dead: 60_000 }, throttler: { waitForIdentify } });
    expect(discord.gateway.counts.identified).toBe(1);
  });

  it.each(['refusing', 'silent', 'hanging'] as const)(
    'a gateway that is %s is told after a while, and never connected to later',
    async (mood) => {
      discord.gateway.mood = mood;
      await expect(open({ timings: { ready: 300, dead: 60_000 } })).rejects.toMatchObject({
        code: 'platform-unreachable',
      });
      discord.gateway.mood = 'friendly';
      await wait(1200);
      expect(discord.gateway.counts.identified).toBe(0);
    },
  );
});

async function gatewayBody() {
  const url = discord.apiUrl.replace('http', 'ws').replace('/api', '/gateway');
  return {
    url,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 },
  };
}

describe('a connection', () => {
  it('that is cut resumes, and nothing is lost', async () => {
    await open();
    say('one');
    await until(() => heard.length === 1);
    discord.gateway.drop();
    say('two');
    await until(() => heard.length === 2);
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
    expect(log).toEqual([]);
  });

  it('that is asked to reconnect does', async () => {
    await open();
    discord.gateway.askToReconnect();
    await until(() => discord.gateway.counts.resumed === 1);
  });

  it('whose session is gone begins another', async () => {
    await open();
    discord.gateway.resumable = false;
    discord.gateway.drop();
    await until(() => discord.gateway.counts.identified === 2);
    say('three');
    await until(() => heard.length === 1);
  });

  it('that stays dead is an error in the log, and its return is told', async () => {
    await open({ timings: { ready: 1000, dead: 200 } });
    discord.gateway.mood = 'refusing';
    discord.gateway.drop();
    await until(() => log.some((each) => each.startsWith('error Discord: the connection stays dead')));
    discord.gateway.mood = 'friendly';
    await until(() => log.some((each) => each.startsWith('info Discord: the connection is back')));
    expect(log.filter((each) => each.startsWith('error'))).toHaveLength(1);
  });

  it('that Discord ends for good says so', async () => {
    const session = await open();
    discord.gateway.closeAll(4014);
    expect(await session.ended).toMatchObject({ code: 'intent-disallowed' });
  });

  it('knows channels and threads', async () => {
    const session = await open();
    await until(() => session.placeOf(channelIds.general) !== undefined);
    expect(session.placeOf(channelIds.general)).toEqual({ name: 'general', parent: null });
    const message = say('one');
    discord.startThread(message, 'Talk');
    await until(() => session.placeOf(message.id) !== undefined);
    expect(session.placeOf(message.id)).toEqual({ name: 'Talk', parent: channelIds.general });
    expect(session.placeOf('9')).toBeUndefined();
  });
});

describe('of guilds', () => {
  it('all are told at the start of a session, and each as it comes and goes', async () => {
    await open();
    const { home, other } = guilds;
    await until(() => told.length === 3);
    expect(told).toEqual([`all ${home},${other}`, `joined ${home}`, `joined ${other}`]);
    const added = discord.addGuild('new');
    discord.removeGuild(other);
    await until(() => told.length === 5);
    expect(told.slice(3)).toEqual([`joined ${added}`, `left ${other}`]);
  });

  it('one that is down has not been left', async () => {
    await open();
    discord.interruptGuild(guilds.home);
    await until(() => told.length === 4);
    expect(told.at(-1)).toBe(`joined ${guilds.home}`);
  });

  it('one that was left while the connection was lost is told when it resumes', async () => {
    await open();
    await until(() => told.length === 3);
    discord.gateway.drop();
    discord.removeGuild(guilds.home);
    await until(() => told.length === 4);
    expect(told.at(-1)).toBe(`left ${guilds.home}`);
    expect(discord.gateway.counts.resumed).toBe(1);
  });
});

describe('once closed', () => {
  it('nothing is heard any more', async () => {
    const session = await open();
    const closing = session.close();
    say('one');
    await closing;
    await wait(50);
    expect(heard).toEqual([]);
    expect(discord.gateway.connections()).toBe(0);
  });

  it.each([50, 499, 510])('%i ms after the connection was cut it does not come back', async (ms) => {
    const session = await open();
    discord.gateway.drop();
    await wait(ms);
    await session.close();
    await wait(1200);
    say('one');
    await wait(50);
    expect(heard).toEqual([]);
    expect(discord.gateway.connections()).toBe(0);
  });

  it('while the gateway refuses it does not come back either', async () => {
    const session = await open();
    discord.gateway.mood = 'refusing';
    discord.gateway.drop();
    await wait(700);
    await session.close();
    discord.gateway.mood = 'friendly';
    await wait(1200);
    expect(discord.gateway.connections()).toBe(0);
  });
});
