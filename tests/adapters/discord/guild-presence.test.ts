import { beforeEach, expect, it } from 'vitest';
import { createGuildPresence } from '../../../src/adapters/discord/guild-presence.ts';
import type { Handlers } from '../../../src/commands/handlers.ts';
import { createWorkUnderWay } from '../../../src/commands/work-under-way.ts';
import { recordIn, until } from './discord-stand.ts';

const told: string[] = [];
const log: string[] = [];
const covered: ((workspace: string) => boolean)[] = [];
beforeEach(() => {
  for (const list of [told, log, covered]) list.length = 0;
});

function presenceOf(more: Partial<Handlers> = {}) {
  const handlers = {
    joined: async (workspace: string) => void told.push(`joined ${workspace}`),
    left: async (workspace: string) => void told.push(`left ${workspace}`),
    async stillIn(platform: string, present: readonly string[], covers: (workspace: string) => boolean) {
      told.push(`still in ${platform} ${present.join()}`);
      covered.push(covers);
    },
    ...more,
  };
  return createGuildPresence({ handlers, logger: recordIn(log), work: createWorkUnderWay() });
}

it('is told in order, one after the other', async () => {
  let underWay = 0;
  const slow = (name: string) => async (workspace: string) => {
    expect(++underWay).toBe(1);
    await new Promise((done) => setTimeout(done, 1));
    underWay--;
    told.push(`${name} ${workspace}`);
  };
  const events = presenceOf({ joined: slow('joined'), left: slow('left') }).of(0, 1);
  events.all(['1', '2']);
  events.joined('1');
  events.left('1');
  events.joined('1');
  await until(() => told.length === 4);
  expect(told).toEqual([
    'still in discord discord:1,discord:2',
    'joined discord:1',
    'left discord:1',
    'joined discord:1',
  ]);
});

it('tells of the guilds of its shard only, and of no direct messages', async () => {
  const guildOn = (shard: number) => `discord:${(BigInt(3 * 1000 + shard) << 22n) + 5n}`;
  presenceOf().of(2, 3).all([]);
  await until(() => covered.length === 1);
  const workspaces = [guildOn(0), guildOn(1), guildOn(2), 'discord:dm:301000000000000001', 'slack:T1'];
  expect(workspaces.map((workspace) => covered[0]?.(workspace))).toEqual([false, false, true, false, false]);
});

it('goes on after one that fails, and says so in the log', async () => {
  const events = presenceOf({ left: () => Promise.reject(new Error('broken')) }).of(0, 1);
  events.left('1');
  events.joined('2');
  await until(() => told.length === 1);
  expect(told).toEqual(['joined discord:2']);
  expect(log).toEqual([expect.stringMatching(/^error Discord: what is known of servers.*broken/)]);
});

it('tells nothing while nobody serves', async () => {
  const presence = presenceOf();
  const events = presence.of(0, 1);
  events.left('1');
  presence.pause();
  await new Promise((done) => setTimeout(done, 5));
  presence.resume();
  events.joined('2');
  await until(() => told.length === 1);
  expect(told).toEqual(['joined discord:2']);
});
