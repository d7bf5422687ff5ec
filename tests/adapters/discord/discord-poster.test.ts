/** Posting of digests against the loopback Discord: what is posted, and what each failure says of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createDiscordPoster,
  type DiscordPosterParts,
} from '../../../src/adapters/discord/discord-poster.ts';
import type { DiscordPost } from '../../../src/adapters/discord/plan-posts.ts';
import type { PostAttempt, PostOutcome } from '../../../src/commands/channel-poster.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import {
  channelIds,
  type FakeChannel,
  guilds,
  people,
  permissionBits,
  secrets,
} from '../../fakes/discord/fake-discord-cast.ts';
import { reply, section } from './replies.ts';

const delivery = '0123456789abcdef';
let discord: FakeDiscord;
beforeEach(async () => {
  discord = await createFakeDiscord();
});
afterEach(() => discord.close());

const posterOf = (more: Partial<DiscordPosterParts> = {}) =>
  createDiscordPoster({
    token: secrets.token,
    apiUrl: discord.apiUrl,
    ...more,
    timings: { request: 2000, retries: [], ...more.timings },
  });
type Poster = ReturnType<typeof posterOf>;

function attempt(poster: Poster, number: number, more: Partial<PostAttempt> = {}): PostAttempt {
  const digest = {
    head: reply([section('head')]),
    thread: [reply([section('one')]), reply([section('two')])],
    threadName: 'Digest',
  };
  const post = poster.plan(digest, delivery)[number];
  if (!post) throw new Error(`no post ${number}`);
  return { delivery, number, channel: channelIds.general, head: null, post, withinMs: 3000, ...more };
}

/** The id, of what must be posted. */
function idOf(outcome: PostOutcome): string {
  expect(outcome).toMatchObject({ kind: 'posted' });
  return outcome.kind === 'posted' ? outcome.message : '';
}

const change = (id: string, with_: Partial<FakeChannel>) =>
  Object.assign(discord.model.channels.get(id) ?? {}, with_);
const deny = (bits: bigint) => change(channelIds.general, { denied: bits });
const starts = () => discord.rest.calls.filter(({ path }) => path.endsWith('/threads')).length;
const posts = () =>
  discord.rest.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));

describe('a digest', () => {
  it('stands in the channel and in one thread on its head', async () => {
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0)));
    const one = await poster.post(attempt(poster, 1, { head }));
    const two = await poster.post(attempt(poster, 2, { head }));
    expect(one).toEqual({ kind: 'posted', message: idOf(one), threads: [head, idOf(one)] });
    expect(discord.model.messagesIn(channelIds.general).map(({ id }) => id)).toEqual([head]);
    expect(discord.model.messagesIn(head).map(({ id }) => id)).toEqual([idOf(one), idOf(two)]);
    expect(discord.model.channels.get(head)).toMatchObject({ type: 11, name: 'Digest' });
    expect(starts()).toBe(1);
    expect(discord.model.violations).toEqual([]);
  });

  it('tells the thread that replies to its head will be in', async () => {
    const poster = posterOf();
    const outcome = await poster.post(attempt(poster, 0));
    expect(outcome).toEqual({ kind: 'posted', message: idOf(outcome), threads: [idOf(outcome)] });
  });

  it('carries nonces within 25 characters, by which a repeated post is the same message', async () => {
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0)));
    expect(idOf(await poster.post(attempt(posterOf(), 0)))).toBe(head);
    expect(discord.model.messages).toHaveLength(1);
    expect(posts().map(({ body }) => body)).toMatchObject([
      { nonce: `${delivery}-0`, enforce_nonce: true },
      { nonce: `${delivery}-0`, enforce_nonce: true },
    ]);
  });

  it('repeated when its nonce is forgotten is another message', async () => {
    discord.settings.nonceWindowMs = 0;
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0)));
    expect(idOf(await poster.post(attempt(poster, 0)))).not.toBe(head);
  });

  it('goes on in a thread that another copy has started', async () => {
    const first = posterOf();
    const head = idOf(await first.post(attempt(first, 0)));
    idOf(await first.post(attempt(first, 1, { head })));
    const second = posterOf();
    const two = idOf(await second.post(attempt(second, 2, { head })));
    expect(discord.model.find(head, two)).toBeDefined();
  });

  it.each([
    ['direct messages', () => discord.model.directOf(people.ada).id],
    ['a voice channel', () => discord.model.addChannel({ type: 2 }).id],
    ['a thread', () => discord.model.addChannel({ type: 11, parent: channelIds.general }).id],
  ])('in %s stands below its head, since there are no threads', async (_name, open) => {
    const channel = open();
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0, { channel })));
    const one = await poster.post(attempt(poster, 1, { channel, head }));
    expect(one).toEqual({ kind: 'posted', message: idOf(one), threads: [idOf(one)] });
    idOf(await poster.post(attempt(poster, 2, { channel, head })));
    expect(discord.model.messagesIn(channel)).toHaveLength(3);
    expect(starts()).toBe(1);
  });

  it('opens an archived thread again, and may not write in a locked one', async () => {
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0)));
    idOf(await poster.post(attempt(poster, 1, { head })));
    change(head, { archived: true });
    idOf(await poster.post(attempt(poster, 2, { head })));
    expect(discord.model.channels.get(head)?.archived).toBe(false);
    change(head, { locked: true });
    expect(await poster.post(attempt(poster, 2, { head }))).toMatchObject({
      kind: 'impossible',
      error: { code: 'permission-missing', facts: { channel: '#Digest', permissions: ['Manage Threads'] } },
    });
  });

  it('whose thread was deleted gets one again with the next try', async () => {
    const poster = posterOf();
    const head = idOf(await poster.post(attempt(poster, 0)));
    idOf(await poster.post(attempt(poster, 1, { head })));
    discord.model.removeChannel(head);
    expect(await poster.post(attempt(poster, 2, { head }))).toMatchObject({
      kind: 'impossible',
      error: { code: 'channel-gone' },
    });
    idOf(await poster.post(attempt(poster, 2, { head })));
  });
});

describe('what fails', () => {
  const head = (poster: Poster, more: Partial<PostAttempt> = {}) => poster.post(attempt(poster, 0, more));

  it.each([
    ['a server error', 'error', 0],
    ['a server error after it was accepted', 'error-after', 1],
    ['a broken connection', 'drop', 0],
    ['a broken connection after it was accepted', 'drop-after', 1],
  ] as const)('with %s is unknown, and tried once only', async (_name, fault, posted) => {
    discord.faults.failNext(fault, 1);
    expect(await head(posterOf())).toMatchObject({
      kind: 'unknown',
      error: { code: 'platform-unreachable' },
    });
    expect(discord.model.messages).toHaveLength(posted);
    expect(posts()).toHaveLength(1);
  });

  it('without an answer in time is unknown', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`;
    expect(await head(posterOf({ apiUrl }), { withinMs: 200 })).toMatchObject({
      kind: 'unknown',
      error: { code: 'platform-unreachable', facts: { problem: 'no answer in time' } },
    });
    silent.closeAllConnections();
    silent.close();
  });

  it('while something else answers that a thread is started is refused', async () => {
    const poster = posterOf();
    const on = idOf(await head(poster));
    const route = 'POST /channels/{channel_id}/messages/{message_id}/threads';
    discord.rest.instead.set(route, [{ status: 200, body: { portal: true } }]);
    expect(await poster.post(attempt(poster, 1, { head: on }))).toMatchObject({
      kind: 'refused',
      error: { facts: { problem: 'an answer that is not Discord’s' } },
    });
    idOf(await poster.post(attempt(poster, 1, { head: on })));
    expect(discord.model.messagesIn(on)).toHaveLength(1);
  });

  it.each([
    ['http://127.0.0.1:1/api', 'ECONNREFUSED'],
    ['http://nowhere.invalid/api', /ENOTFOUND|EAI_AGAIN/],
  ])('at %s is refused, since it was not sent', async (apiUrl, problem) => {
    expect(await head(posterOf({ apiUrl }))).toMatchObject({
      kind: 'refused',
      retryAfterMs: null,
      error: { code: 'platform-unreachable', facts: { problem: expect.stringMatching(problem) } },
    });
  });

  it('with a rate limit is refused, for as long as Discord says, and not waited out', async () => {
    discord.faults.failNext('rate-limit', 1);
    const outcome = await head(posterOf());
    expect(outcome).toMatchObject({ kind: 'refused', error: { facts: { problem: 'rate limited' } } });
    const wait = outcome.kind === 'refused' ? outcome.retryAfterMs : null;
    expect(wait).toBeGreaterThanOrEqual(200);
    expect(wait).toBeLessThan(400);
    expect(posts()).toHaveLength(1);
  });

  it('with the limit of a channel is refused, from then on without asking', async () => {
    discord.settings.paceChannels = true;
    const poster = posterOf();
    const outcomes: PostOutcome[] = [];
    for (let n = 0; n < 7; n++) outcomes.push(await head(poster, { delivery: `${n}123456789abcdef` }));
    expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(5).fill('posted'), 'refused', 'refused']);
    const [, wait] = outcomes.flatMap((one) => (one.kind === 'refused' ? [one.retryAfterMs ?? 0] : []));
    expect(wait).toBeGreaterThan(1000);
    expect(wait).toBeLessThan(5500);
    expect(posts()).toHaveLength(5);
    idOf(await head(poster, { channel: channelIds.random }));
  });

  it('with the limit of all requests is refused', async () => {
    discord.settings.requestsPerSecond = 3;
    const poster = posterOf();
    const outcomes = [];
    for (let n = 0; n < 5; n++) outcomes.push(await head(poster, { delivery: `${n}123456789abcdef` }));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['posted', 'posted', 'posted', 'refused', 'refused']);
    expect(posts()).toHaveLength(4);
  });

  it('with a queue that is longer than there is time is refused', async () => {
    const poster = posterOf({ requestsPerSecond: 1 });
    idOf(await head(poster));
    expect(await head(poster, { withinMs: 300 })).toMatchObject({ kind: 'refused' });
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ['may not write', permissionBits.sendMessages, ['Send Messages']],
    ['may not see it', permissionBits.viewChannel, ['View Channel']],
  ])('where the bot %s is impossible, and says what it lacks', async (_name, bits, permissions) => {
    deny(bits);
    expect(await head(posterOf())).toMatchObject({
      kind: 'impossible',
      error: { code: 'permission-missing', facts: { permissions } },
    });
  });

  it('where it may start no thread is impossible', async () => {
    const poster = posterOf();
    const on = idOf(await head(poster));
    deny(permissionBits.createThreads);
    expect(await poster.post(attempt(poster, 1, { head: on }))).toMatchObject({
      kind: 'impossible',
      error: {
        code: 'permission-missing',
        facts: { channel: '#general', permissions: ['Create Public Threads'] },
      },
    });
  });

  it('in a channel that is gone is impossible', async () => {
    discord.model.removeChannel(channelIds.general);
    expect(await head(posterOf())).toMatchObject({
      kind: 'impossible',
      error: { code: 'channel-gone', facts: { channel: channelIds.general, reason: 'unseen' } },
    });
  });

  it('in a channel that has become a forum is impossible, and is told as that', async () => {
    const forum = discord.model.addChannel({ type: 15 }).id;
    expect(await head(posterOf(), { channel: forum })).toMatchObject({
      kind: 'impossible',
      error: { code: 'channel-gone', facts: { channel: forum, reason: 'kind' } },
    });
  });

  it('in a server that the bot was removed from is impossible', async () => {
    discord.removeGuild(guilds.home);
    expect(await head(posterOf())).toMatchObject({
      kind: 'impossible',
      error: { code: 'permission-missing' },
    });
  });

  it('with a token that is refused is impossible, every time', async () => {
    const poster = posterOf({ token: 'MTk4.secret.token' });
    for (const _ of [1, 2])
      expect(await head(poster)).toMatchObject({ kind: 'impossible', error: { code: 'token-invalid' } });
  });

  it('since Discord takes no such message is impossible, in its words and without ours', async () => {
    discord.rest.instead.set('POST /channels/{channel_id}/messages', [
      { status: 400, body: { code: 50_035, message: 'Invalid Form Body' } },
    ]);
    const outcome = await head(posterOf());
    expect(outcome).toMatchObject({
      kind: 'impossible',
      error: { code: 'post-rejected', facts: { problem: '50035: Invalid Form Body' } },
    });
    const error = (outcome as { error: Error }).error;
    const all = JSON.stringify([error, error.cause], (_, value) =>
      value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
    );
    expect(all).not.toMatch(/MTk4|Cl2FMQ|head/);
  });

  it.each(['error', 'drop', 'drop-after'] as const)(
    'while the thread is started (%s) is refused, since nothing of it stands there',
    async (fault) => {
      const poster = posterOf();
      const on = idOf(await head(poster));
      discord.faults.often({ [fault]: 1 }, () => 0);
      expect(await poster.post(attempt(poster, 1, { head: on }))).toMatchObject({ kind: 'refused' });
      discord.faults.often({}, () => 1);
      idOf(await poster.post(attempt(poster, 1, { head: on })));
      expect(discord.model.messagesIn(on)).toHaveLength(1);
    },
  );

  it('for a reason of ours is said, not thrown', async () => {
    const poster = posterOf();
    const post = { place: 'channel', payload: null, topic: null } as const;
    expect(await head(poster, { post })).toMatchObject({ kind: 'impossible', error: expect.any(TypeError) });
  });
});

describe('a check', () => {
  const home = `discord:${guilds.home}`;
  const check = (channel: string, workspace = home) => posterOf().check(channel, workspace);

  it.each([
    ['a text channel', () => channelIds.general],
    ['direct messages', () => discord.model.directOf(people.ada).id, `discord:dm:${people.ada.id}`],
    ['a thread', () => discord.model.addChannel({ type: 11, parent: channelIds.general }).id],
  ])('passes %s', async (_name, open, workspace = home) => {
    await expect(check(open(), workspace)).resolves.toBeUndefined();
  });

  it.each([
    ['another server', () => channelIds.general, `discord:${guilds.other}`],
    ['a server', () => discord.model.directOf(people.ada).id, home],
    ['another person', () => discord.model.directOf(people.ada).id, `discord:dm:${people.ben.id}`],
  ])('does not take a channel for one of %s', async (_name, open, workspace) => {
    await expect(check(open(), workspace)).rejects.toMatchObject({
      code: 'channel-elsewhere',
      facts: { workspace },
    });
  });

  it('names all that the bot lacks, also in a thread', async () => {
    deny(permissionBits.readHistory | permissionBits.sendInThreads);
    const permissions = ['Read Message History', 'Send Messages in Threads'];
    await expect(check(channelIds.general)).rejects.toMatchObject({
      code: 'permission-missing',
      facts: { channel: '#general', permissions },
    });
    const thread = discord.model.addChannel({ type: 11, parent: channelIds.general });
    await expect(check(thread.id)).rejects.toMatchObject({ facts: { permissions } });
  });

  it('knows a thread that is locked', async () => {
    const { id } = discord.model.addChannel({ type: 11, parent: channelIds.general, locked: true });
    await expect(check(id)).rejects.toMatchObject({ facts: { permissions: ['Manage Threads'] } });
  });

  it.each([
    ['one that is not there', () => '599000000000000001', 'unseen'],
    ['a category', () => discord.model.addChannel({ type: 4 }).id, 'kind'],
    ['a forum', () => discord.model.addChannel({ type: 15 }).id, 'kind'],
  ])('finds no channel in %s', async (_name, open, reason) => {
    await expect(check(open())).rejects.toMatchObject({ code: 'channel-gone', facts: { reason } });
  });

  it('says what it cannot see, and what it cannot reach', async () => {
    deny(permissionBits.viewChannel);
    await expect(check(channelIds.general)).rejects.toMatchObject({
      code: 'permission-missing',
      facts: { permissions: ['View Channel'] },
    });
    await expect(posterOf({ token: 'a.b.c' }).check(channelIds.random, home)).rejects.toMatchObject({
      code: 'token-invalid',
    });
    await expect(posterOf({ apiUrl: 'http://127.0.0.1:1/api' }).check('1', home)).rejects.toMatchObject({
      code: 'platform-unreachable',
    });
  });
});

it('plans payloads that Discord takes as they are', () => {
  const poster = posterOf();
  const { message } = attempt(poster, 0).post.payload as DiscordPost;
  expect(message.allowed_mentions).toEqual({ parse: [] });
});
