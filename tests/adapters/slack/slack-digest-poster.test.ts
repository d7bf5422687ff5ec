/** Posting digests in Slack: what becomes of each try, and that nothing is sent late. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackPace } from '../../../src/adapters/slack/slack-pace.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { team } from '../../fakes/slack/fake-slack-model.ts';
import { readBlocks } from '../../fakes/slack/read-blocks.ts';
import { brokenMessageRules } from '../../fakes/slack/slack-rules.ts';
import { line, reply, section } from './sample-replies.ts';
import { delivery, digest, idOf, useDigestStands } from './slack-digest-stand.ts';
import { useStands } from './slack-stand.ts';

const stand = useDigestStands();
const platformStand = useStands();

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** The address of a server that answers as told. */
async function server(listener: RequestListener): Promise<string> {
  const made = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => made.once('listening', resolve));
  closing.push(async () => {
    made.closeAllConnections();
    await new Promise((resolve) => made.close(resolve));
  });
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/api/`;
}

const long = (count: number) =>
  reply({
    sections: Array.from({ length: count * 4 }, (_, index) =>
      section({ lines: [line(`${index} ${'word '.repeat(520)}`)] }),
    ),
  });

describe('the plan', () => {
  it('is a head and what goes under it, each with the delivery and its number', async () => {
    const { posts } = await stand();
    expect(posts.map(({ place, topic }) => [place, topic?.brief ?? null])).toEqual([
      ['channel', null],
      ['thread', 'harbour-budget'],
      ['thread', null],
    ]);
    expect(posts.map(({ payload }) => payload)).toMatchObject(
      posts.map((_, post) => ({
        metadata: { event_type: 'briefwire_delivery', event_payload: { delivery, post } },
        unfurl_links: false,
        unfurl_media: false,
      })),
    );
    expect(JSON.parse(JSON.stringify(posts))).toEqual(posts);
  });

  it('puts the rest of a long head into the thread, and each message keeps its topic', async () => {
    const { poster } = await stand();
    const topic = { brief: 'b', conversation: null, shown: [] };
    const posts = poster.plan({ head: long(2), thread: [{ ...long(2), topic }], threadName: '' }, delivery);
    const heads = posts.filter((post) => post.topic === null).length;
    expect(heads).toBeGreaterThan(1);
    expect(posts.length).toBeGreaterThan(heads + 1);
    expect(posts.map(({ place }) => place)).toEqual(posts.map((_, index) => (index ? 'thread' : 'channel')));
    expect(posts.slice(heads).every((post) => post.topic === topic)).toBe(true);
    for (const { payload } of posts) expect(brokenMessageRules(payload as object)).toEqual([]);
  });
});

describe('a post', () => {
  it('is a head, then its thread', async () => {
    const { slack, post } = await stand();
    const head = await post(0);
    const ts = idOf(head);
    const second = await post(1, { head: ts });
    expect([head, second]).toEqual([
      { kind: 'posted', message: ts, threads: [`C0GENERAL/${ts}`] },
      { kind: 'posted', message: idOf(second), threads: [`C0GENERAL/${ts}`] },
    ]);
    expect(
      slack.model.messages.map(({ threadTs, metadata, blocks }) => [
        threadTs,
        metadata?.event_payload,
        readBlocks(blocks).text,
      ]),
    ).toEqual([
      [null, { delivery, post: 0 }, '1 new brief'],
      [ts, { delivery, post: 1 }, 'people'],
    ]);
  });

  it('is refused for as long as Slack says, and not tried again', async () => {
    const { slack, post } = await stand();
    slack.faults.failNext('rate-limit', 1);
    expect(await post(0)).toMatchObject({ kind: 'refused', retryAfterMs: 1000 });
    expect(slack.api.calls).toHaveLength(1);
    expect(slack.model.messages).toEqual([]);
  });

  it.each([
    ['error', 0],
    ['error-after', 1],
    ['drop', 0],
    ['drop-after', 1],
  ] as const)('of which nobody knows after %s is not tried again', async (fault, posted) => {
    const { slack, post } = await stand();
    slack.faults.failNext(fault, 1);
    expect(await post(0)).toMatchObject({ kind: 'unknown', error: { code: 'platform-unreachable' } });
    expect(slack.model.messages).toHaveLength(posted);
    expect(slack.api.calls).toHaveLength(1);
  });

  it.each([
    ['internal_error', { kind: 'unknown', error: { code: 'platform-unreachable' } }],
    ['fatal_error', { kind: 'unknown' }],
    ['service_unavailable', { kind: 'unknown' }],
    ['request_timeout', { kind: 'unknown' }],
    ['ratelimited', { kind: 'refused', retryAfterMs: null }],
    ['not_in_channel', { kind: 'impossible', error: { code: 'permission-missing' } }],
    ['is_archived', { kind: 'impossible', error: { code: 'permission-missing' } }],
    ['restricted_action', { kind: 'impossible', error: { code: 'permission-missing' } }],
    [
      'channel_not_found',
      { kind: 'impossible', error: { code: 'channel-gone', facts: { reason: 'unseen' } } },
    ],
    [
      'token_revoked',
      { kind: 'impossible', error: { code: 'token-invalid', facts: { variable: 'SLACK_BOT_TOKEN' } } },
    ],
    ['missing_scope', { kind: 'impossible', error: { code: 'scope-missing' } }],
    [
      'invalid_blocks',
      { kind: 'impossible', error: { code: 'post-rejected', facts: { problem: 'invalid_blocks' } } },
    ],
    ['msg_too_long', { kind: 'impossible', error: { code: 'post-rejected' } }],
  ])('that Slack answers with %s', async (name, outcome) => {
    const { slack, post } = await stand();
    slack.api.failing.set('chat.postMessage', name);
    expect(await post(0)).toMatchObject(outcome);
  });

  it('names the scope that is missing, and the channel that is gone', async () => {
    const { slack, post } = await stand();
    slack.api.scopes = ['im:read'];
    expect(await post(0)).toMatchObject({ error: { facts: { scopes: ['chat:write'] } } });
    slack.api.scopes = ['chat:write'];
    slack.model.channels.delete('C0GENERAL');
    expect(await post(0)).toMatchObject({ error: { facts: { channel: 'C0GENERAL' } } });
  });

  it('is refused where nobody is at the address', async () => {
    const { post } = await stand({ apiUrl: 'http://127.0.0.1:1/api/' });
    expect(await post(0)).toMatchObject({
      kind: 'refused',
      retryAfterMs: null,
      error: { code: 'platform-unreachable', facts: { problem: 'ECONNREFUSED' } },
    });
  });

  it.each([
    ['a page of a proxy in place of an answer', 200, '<html>Welcome</html>', 'unknown'],
    ['an answer without a message', 200, '{"ok":true}', 'unknown'],
    ['something strange in place of an error', 200, '{"ok":false,"error":"Oh no!"}', 'unknown'],
    ['an answer that says neither yes nor no', 200, '{"message":"hello"}', 'unknown'],
    ['a word that nobody knows whose it is', 200, '{"error":"unauthorized"}', 'unknown'],
    ['a no without a reason', 200, '{"ok":false}', 'unknown'],
    ['a portal', 302, '', 'unknown'],
    ['a proxy that did not wait', 408, '<html>Timeout</html>', 'unknown'],
    ['a proxy that gave up', 499, '', 'unknown'],
    ['a proxy that lets nothing through', 403, '<html>No</html>', 'refused'],
    ['a gateway that waited for too long', 504, '', 'unknown'],
    ['429 without a time', 429, '', 'refused'],
  ] as const)('that meets %s', async (_name, status, body, kind) => {
    const apiUrl = await server((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    const { post } = await stand({ apiUrl });
    expect(await post(0)).toMatchObject({ kind });
  });

  it('is given up after its time, and its outcome is unknown then', async () => {
    const apiUrl = await server((request) => request.resume());
    const { post } = await stand({ apiUrl });
    expect(await post(0, { withinMs: 100 })).toMatchObject({
      kind: 'unknown',
      error: { facts: { problem: 'no answer in time' } },
    });
  });

  it('is not sent where its time is over once there is a connection', async () => {
    let now = 1000;
    const { slack, post } = await stand({ clock: { now: () => now } });
    const outcome = post(0, { withinMs: 5000 });
    // As after a sleep of the machine, in which timers stand still.
    now += 5001;
    expect(await outcome).toMatchObject({ kind: 'refused', retryAfterMs: null });
    await slack.quiet();
    expect(slack.api.calls).toEqual([]);
  });

  it('is not sent late by a process that was stopped', async () => {
    const { slack, post } = await stand();
    const outcome = post(0, { withinMs: 50 });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    expect(await outcome).toMatchObject({ kind: 'refused' });
    await slack.quiet();
    expect(slack.api.calls).toEqual([]);
  });
});

describe('the pace', () => {
  it('is kept by waiting', async () => {
    const { slack, post } = await stand({ pace: createSlackPace(120) });
    slack.api.gapMs = 120;
    const head = idOf(await post(0));
    for (const number of [1, 2]) expect(await post(number, { head })).toMatchObject({ kind: 'posted' });
    expect(slack.api.calls).toHaveLength(3);
  });

  it('refuses what would take longer than there is time, which takes no place then', async () => {
    const { slack, post } = await stand({ pace: createSlackPace(60_000) });
    const head = idOf(await post(0));
    for (const number of [1, 2])
      expect(await post(number, { head })).toMatchObject({
        kind: 'refused',
        retryAfterMs: 60_000,
        error: { code: 'platform-unreachable' },
      });
    expect(slack.api.calls).toHaveLength(1);
  });

  it('of one channel does not hold up another', async () => {
    const { post } = await stand({ pace: createSlackPace(60_000) });
    await post(0);
    expect(await post(0, { channel: 'C0RANDOM' })).toMatchObject({ kind: 'posted' });
  });

  it('is one for digests and replies', async () => {
    const made = await platformStand(
      { command: async () => answer('hello', { audience: 'public' }) },
      { timings: { messageGap: 60_000 } },
    );
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    const [post] = made.platform.poster.plan(digest, delivery);
    if (!post) throw new Error('nothing is planned');
    const attempt = { delivery, number: 0, channel: 'C0GENERAL', head: null, post, withinMs: 500 };
    expect(await made.platform.poster.post(attempt)).toMatchObject({ kind: 'refused' });
    expect(await made.platform.poster.post({ ...attempt, channel: 'C0RANDOM' })).toMatchObject({
      kind: 'posted',
    });
  });
});

describe('the check of a channel', () => {
  const home = `slack:${team}`;

  it('does not take it for one of another workspace', async () => {
    const { poster } = await stand();
    await expect(poster.check('C0GENERAL', 'slack:T0OTHER')).rejects.toMatchObject({
      code: 'channel-elsewhere',
      facts: { workspace: 'slack:T0OTHER' },
    });
  });

  it('passes where the bot is a member, and for direct messages', async () => {
    const { slack, poster } = await stand();
    const direct = slack.model.directOf('U0ADA');
    for (const channel of ['C0GENERAL', 'G0PRIVATE', 'G0PARTY', direct.id]) await poster.check(channel, home);
    expect(slack.model.messages).toEqual([]);
  });

  it.each([
    ['C0STRANGE', 'permission-missing'],
    ['C0OLD', 'permission-missing'],
    ['C0NOWHERE', 'channel-gone'],
  ])('of %s says %s', async (channel, code) => {
    const { slack, poster } = await stand();
    slack.model.addChannel({ id: 'C0OLD', archived: true });
    await expect(poster.check(channel, home)).rejects.toMatchObject({ code, facts: { channel } });
  });

  it.each([
    ['invalid_auth', 'token-invalid'],
    ['http-500', 'platform-unreachable'],
    ['http-429', 'platform-unreachable'],
    ['drop', 'platform-unreachable'],
    ['something_new', 'platform-unreachable'],
    ['missing_scope', 'scope-missing'],
  ])('tells what %s means', async (failure, code) => {
    const { slack, poster } = await stand();
    slack.api.failing.set('conversations.info', failure);
    await expect(poster.check('C0GENERAL', home)).rejects.toMatchObject({ code });
  });
});
