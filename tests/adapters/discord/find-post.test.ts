/** What became of a post whose answer was lost, long after: looked for among the messages of the loopback Discord. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordPoster } from '../../../src/adapters/discord/discord-poster.ts';
import { postMark } from '../../../src/adapters/discord/plan-posts.ts';
import type { UncertainPost } from '../../../src/commands/channel-poster.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import {
  botUser,
  channelIds,
  people,
  permissionBits,
  secrets,
} from '../../fakes/discord/fake-discord-cast.ts';
import type { FakeMessage } from '../../fakes/discord/fake-discord-model.ts';

const delivery = '0123456789abcdef';
const minute = 60_000;
const waits = { settle: 1000, withinMs: 5000 };
const post = { place: 'channel', payload: null, topic: null } as const;

let discord: FakeDiscord;
beforeEach(async () => {
  discord = await createFakeDiscord();
});
afterEach(() => discord.close());

/** Tried once, ten minutes ago, unless something else is said. */
function resolve(uncertain: Partial<UncertainPost> = {}, apiUrl = discord.apiUrl) {
  const poster = createDiscordPoster({
    token: secrets.token,
    apiUrl,
    timings: { request: 2000, retries: [], settle: waits.settle, nonceWindow: 2 * minute, lookAgain: 77 },
  });
  const firstTriedMsAgo = uncertain.firstTriedMsAgo ?? 10 * minute;
  return poster.resolve({
    delivery,
    number: 0,
    channel: channelIds.general,
    head: null,
    post,
    withinMs: waits.withinMs,
    firstTriedAt: Date.now() - firstTriedMsAgo,
    firstTriedMsAgo,
    lastTriedMsAgo: firstTriedMsAgo,
    ...uncertain,
  });
}

/** As the bot has posted it. */
function posted(channel: string, number: number, more: Partial<FakeMessage> = {}): FakeMessage {
  const components = [
    { type: 1, components: [{ type: 2, style: 2, label: 'About', custom_id: postMark(delivery, number) }] },
  ];
  return discord.model.add({ channel, author: botUser, content: '…', components, ...more });
}

function fill(channel: string, count: number): void {
  for (let n = 0; n < count; n++) discord.model.add({ channel, author: people.ada, content: `${n}` });
}
const looks = () =>
  discord.rest.calls.filter(({ method, path }) => method === 'GET' && /messages$/.test(path));
const startThread = (head: FakeMessage) => discord.model.startThread(head, 'Digest');

/** Messages are posted now: no later than the last of the tries, as far as clocks agree. */
const now = { firstTriedMsAgo: 3 * minute };
/** By a store whose clock is so far ahead. */
const ahead = (ms: number) => ({ ...now, firstTriedAt: Date.now() + ms - now.firstTriedMsAgo });

describe('a post that was first tried', () => {
  it('just now can be repeated, without a look', async () => {
    expect(await resolve({ firstTriedMsAgo: 2 * minute - 1 })).toEqual({ kind: 'repeatable', forMs: 1 });
    expect(discord.rest.calls).toEqual([]);
  });

  it('longer ago is found by what it carries', async () => {
    fill(channelIds.general, 150);
    const message = posted(channelIds.general, 0);
    fill(channelIds.general, 150);
    expect(await resolve({ firstTriedMsAgo: 2 * minute })).toEqual({
      kind: 'posted',
      message: message.id,
      threads: [message.id],
    });
  });

  it.each([4, -4])('with a clock that is %i minutes ahead of Discord’s is found', async (minutes) => {
    fill(channelIds.general, 150);
    const message = posted(channelIds.general, 0);
    const uncertain = { ...ahead(minutes * minute), lastTriedMsAgo: 0 };
    expect(await resolve(uncertain)).toMatchObject({ message: message.id });
  });

  it.each([6, -6, 600])(
    'with a clock that is %i minutes ahead is unclear where it is not found',
    async (minutes) => {
      expect(await resolve({ ...ahead(minutes * minute), lastTriedMsAgo: 0 })).toMatchObject({
        kind: 'wait',
      });
      expect(await resolve(ahead(minutes * minute))).toMatchObject({
        kind: 'unclear',
        error: {
          code: 'post-unclear',
          facts: { problem: { aheadMs: expect.closeTo(minutes * minute, -5) } },
        },
      });
    },
  );

  it('and is not there, is absent', async () => {
    fill(channelIds.general, 100);
    expect(await resolve(now)).toEqual({ kind: 'absent' });
  });
});

describe('what it carries', () => {
  it('is that of this post, of this delivery, and on a message of the bot', async () => {
    posted(channelIds.general, 1);
    posted(channelIds.general, 0, { author: people.robot });
    posted(channelIds.random, 0);
    expect(await resolve(now)).toEqual({ kind: 'absent' });
  });
});

describe('a post in a thread', () => {
  it('is looked for in the thread', async () => {
    const head = posted(channelIds.general, 0);
    startThread(head);
    const one = posted(head.id, 1);
    expect(await resolve({ number: 1, head: head.id, ...now })).toEqual({
      kind: 'posted',
      message: one.id,
      threads: [head.id, one.id],
    });
    expect(await resolve({ number: 2, head: head.id, ...now })).toEqual({ kind: 'absent' });
  });

  it.each([1, -1])('is found there whatever the clocks say, %i day ahead', async (days) => {
    const head = posted(channelIds.general, 0);
    startThread(head);
    fill(head.id, 150);
    const one = posted(head.id, 1);
    const wrong = ahead(days * 24 * 60 * minute);
    expect(await resolve({ number: 1, head: head.id, ...wrong })).toMatchObject({ message: one.id });
    expect(await resolve({ number: 2, head: head.id, ...wrong })).toEqual({ kind: 'absent' });
  });

  it('that was never started is absent', async () => {
    const head = posted(channelIds.general, 0);
    expect(await resolve({ number: 1, head: head.id, ...now })).toEqual({ kind: 'absent' });
  });

  it('is looked for below its head where there are no threads', async () => {
    const channel = discord.model.directOf(people.ada).id;
    const head = posted(channel, 0);
    const one = posted(channel, 1);
    expect(await resolve({ number: 1, head: head.id, channel, ...now })).toEqual({
      kind: 'posted',
      message: one.id,
      threads: [one.id],
    });
    expect(await resolve({ number: 2, head: head.id, channel, ...now })).toEqual({ kind: 'absent' });
  });
});

describe('what is not there', () => {
  it('may still appear for a while after the last time it may have been sent', async () => {
    const settled = waits.settle + waits.withinMs;
    expect(await resolve({ lastTriedMsAgo: settled - 400 })).toEqual({ kind: 'wait', ms: 400 });
    expect(await resolve({ lastTriedMsAgo: settled })).toEqual({ kind: 'absent' });
  });

  it('is found as soon as it appears', async () => {
    discord.settings.visibilityMs = 200;
    const message = posted(channelIds.general, 0);
    expect(await resolve({ ...now, lastTriedMsAgo: 0 })).toMatchObject({ kind: 'wait' });
    discord.settings.visibilityMs = 0;
    expect(await resolve({ ...now, lastTriedMsAgo: 0 })).toMatchObject({ message: message.id });
  });

  it('in a channel that is gone is absent', async () => {
    discord.model.removeChannel(channelIds.general);
    expect(await resolve()).toEqual({ kind: 'absent' });
    expect(await resolve({ number: 1, head: '599000000000000001' })).toEqual({ kind: 'absent' });
  });

  it('is unclear where the history may not be read, which looks as if nothing were there', async () => {
    posted(channelIds.general, 0);
    Object.assign(discord.model.channels.get(channelIds.general) ?? {}, {
      denied: permissionBits.readHistory,
    });
    expect(await resolve(now)).toMatchObject({
      kind: 'unclear',
      error: { code: 'post-unclear', facts: { problem: 'Briefwire lacks Read Message History there' } },
    });
  });
});

describe('a look', () => {
  it('ends at a thousand messages, and is unclear then', async () => {
    fill(channelIds.general, 999);
    expect(await resolve(now)).toEqual({ kind: 'absent' });
    expect(looks()).toHaveLength(10);
    fill(channelIds.general, 1);
    posted(channelIds.general, 0);
    expect(await resolve(now)).toMatchObject({ kind: 'unclear', error: { code: 'post-unclear' } });
    expect(looks()).toHaveLength(20);
  });

  it('ends where what follows is younger than the last try', async () => {
    fill(channelIds.general, 1100);
    const hour = { firstTriedAt: Date.now() - 60 * minute, firstTriedMsAgo: 60 * minute };
    expect(await resolve({ ...hour, lastTriedMsAgo: 50 * minute })).toEqual({ kind: 'absent' });
    expect(looks()).toHaveLength(1);
  });

  it('into what the bot may not see is unclear', async () => {
    Object.assign(discord.model.channels.get(channelIds.general) ?? {}, {
      denied: permissionBits.viewChannel,
    });
    expect(await resolve()).toMatchObject({
      kind: 'unclear',
      error: { code: 'post-unclear', facts: { problem: 'Missing Access' } },
    });
  });

  it.each([
    ['a rate limit', { 'rate-limit': 1 }, 200, 400],
    ['a server error', { error: 1 }, 77, 77],
    ['a broken connection', { drop: 1 }, 77, 77],
  ])('that meets %s is to be repeated', async (_name, faults, least, most) => {
    discord.faults.often(faults, () => 0);
    const resolution = await resolve();
    expect(resolution).toMatchObject({ kind: 'wait', error: { code: 'platform-unreachable' } });
    const ms = resolution.kind === 'wait' ? resolution.ms : 0;
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThanOrEqual(most);
  });

  it('is to be repeated where Discord cannot be reached, or there is no time', async () => {
    expect(await resolve({}, 'http://127.0.0.1:1/api')).toMatchObject({ kind: 'wait', ms: 77 });
    expect(await resolve({ withinMs: 0 })).toMatchObject({ kind: 'wait', ms: 77 });
  });

  it.each([
    ['GET /channels/{channel_id}/messages', 200, { portal: 'welcome' }],
    ['GET /channels/{channel_id}/messages', 200, [{ portal: 'welcome' }]],
    ['GET /channels/{channel_id}/messages', 302, undefined],
    ['GET /users/@me', 200, { portal: 'welcome' }],
  ])(
    'that something else answers in Discord’s place is to be repeated: %s, %i, %o',
    async (of, status, body) => {
      discord.rest.instead.set(of, [{ status, body }]);
      expect(await resolve(now)).toMatchObject({
        kind: 'wait',
        ms: 77,
        error: { facts: { problem: 'an answer that is not Discord’s' } },
      });
    },
  );

  it('with a token that is refused is unclear, and says so', async () => {
    discord.rest.instead.set('GET /users/@me', [
      { status: 401, body: { code: 0, message: '401: Unauthorized' } },
    ]);
    expect(await resolve()).toMatchObject({ kind: 'unclear', error: { code: 'token-invalid' } });
  });
});
