/** What became of a post of which nobody knew whether Slack has accepted it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { slackTimings } from '../../../src/adapters/slack/slack-timings.ts';
import type { UncertainPost } from '../../../src/commands/channel-poster.ts';
import { type DigestStand, delivery, idOf, useDigestStands } from './slack-digest-stand.ts';

const stand = useDigestStands();

/** Posts so that the poster does not hear of it. */
async function postUnheard(made: DigestStand, number: number, head: string | null): Promise<string> {
  made.slack.faults.failNext('error-after', 1);
  expect(await made.post(number, { head })).toMatchObject({ kind: 'unknown' });
  return made.slack.model.messages.at(-1)?.ts ?? '';
}

const resolve = (made: DigestStand, number: number, over: Partial<UncertainPost> = {}) =>
  made.poster.resolve(made.uncertain(number, over));

const minute = 60_000;
/** Tried a minute ago, by a store whose clock is so far ahead. */
const ahead = (ms: number) => ({ firstTriedAt: Date.now() + ms - minute, firstTriedMsAgo: minute });

/** Somebody else's message, with metadata or without. */
function say(made: DigestStand, over: object = {}) {
  return made.slack.model.add({
    channel: 'C0GENERAL',
    threadTs: null,
    user: 'U0ADA',
    botId: null,
    onlyFor: null,
    text: 'hello',
    blocks: [],
    mrkdwn: true,
    ...over,
  });
}

describe('a post that was accepted', () => {
  it('is found: the head in the channel, the others in its thread', async () => {
    const made = await stand();
    const head = await postUnheard(made, 0, null);
    const second = await postUnheard(made, 1, head);
    const third = await postUnheard(made, 2, head);
    const threads = [`C0GENERAL/${head}`];
    expect(await resolve(made, 0)).toEqual({ kind: 'posted', message: head, threads });
    expect(await resolve(made, 1, { head })).toEqual({ kind: 'posted', message: second, threads });
    expect(await resolve(made, 2, { head })).toEqual({ kind: 'posted', message: third, threads });
  });

  it('is found by another process, in direct messages and private channels too', async () => {
    const made = await stand();
    for (const channel of [made.slack.model.directOf('U0ADA').id, 'G0PRIVATE', 'G0PARTY']) {
      const message = idOf(await made.post(0, { channel }));
      expect(await resolve(made, 0, { channel })).toMatchObject({ kind: 'posted', message });
    }
  });

  it('is found among many others', async () => {
    const made = await stand();
    const head = idOf(await made.post(0));
    for (let count = 0; count < 450; count++) say(made);
    expect(await resolve(made, 0)).toMatchObject({ kind: 'posted', message: head });
    const second = await postUnheard(made, 1, head);
    for (let count = 0; count < 450; count++) say(made, { threadTs: head });
    expect(await resolve(made, 1, { head })).toMatchObject({ kind: 'posted', message: second });
  });

  it('is waited for until it can be seen', async () => {
    const made = await stand({ timings: { request: 2000, settle: 5000 } });
    await made.post(0);
    made.slack.api.visibilityMs = 60_000;
    expect(await resolve(made, 0, { lastTriedMsAgo: 50 })).toEqual({ kind: 'wait', ms: 6950 });
    made.slack.api.visibilityMs = 0;
    expect(await resolve(made, 0, { lastTriedMsAgo: 50 })).toMatchObject({ kind: 'posted' });
  });
});

describe('a post that is not there', () => {
  it('is absent once Slack has had its time, which includes that of the last try', async () => {
    const made = await stand();
    const { request, settle } = slackTimings;
    expect(await resolve(made, 0, { lastTriedMsAgo: request + settle - 1 })).toEqual({ kind: 'wait', ms: 1 });
    expect(await resolve(made, 0, { lastTriedMsAgo: request + settle })).toEqual({ kind: 'absent' });
  });

  it('is not mistaken for another of the delivery, one of another delivery, or a stranger’s', async () => {
    const made = await stand();
    const head = idOf(await made.post(0));
    await made.post(1, { head });
    const metadata = { event_type: 'briefwire_delivery', event_payload: { delivery, post: 2 } };
    say(made, { threadTs: head, metadata });
    say(made, { threadTs: head, metadata, user: 'U0ROBOT', botId: 'B0ROBOT' });
    expect(await resolve(made, 2, { head })).toEqual({ kind: 'absent' });
    expect(await resolve(made, 0, { delivery: 'another000000000' })).toEqual({ kind: 'absent' });
  });

  it('is looked for from the first try until the last, and as far beyond as clocks may differ', async () => {
    const made = await stand();
    // What was said since does not make the look too long.
    for (let count = 0; count < 1001; count++) say(made);
    const tried = { firstTriedAt: Date.now() - 20 * minute, firstTriedMsAgo: 20 * minute };
    const lastTriedMsAgo = 10 * minute;
    expect(await resolve(made, 0, { ...tried, lastTriedMsAgo })).toEqual({ kind: 'absent' });
    const [look, ...more] = made.slack.api.calls.filter(({ method }) => method === 'conversations.history');
    expect(more).toEqual([]);
    expect(Number(look?.params.oldest) * 1000).toBeCloseTo(tried.firstTriedAt - 5 * minute, 0);
    expect(Number(look?.params.latest) * 1000).toBeCloseTo(
      tried.firstTriedAt + 15 * minute + slackTimings.request,
      0,
    );
  });

  it.each([4, -4])('is found with a clock that is %i minutes ahead of Slack’s', async (minutes) => {
    const made = await stand();
    const message = idOf(await made.post(0));
    expect(await resolve(made, 0, ahead(minutes * minute))).toMatchObject({ kind: 'posted', message });
  });

  it('is looked for in all of its thread, whatever the clocks say', async () => {
    const made = await stand();
    const head = idOf(await made.post(0));
    const message = idOf(await made.post(1, { head }));
    for (const days of [1, -1]) {
      const wrong = { head, ...ahead(days * 24 * 60 * minute) };
      expect(await resolve(made, 1, wrong)).toMatchObject({ kind: 'posted', message });
      expect(await resolve(made, 2, wrong)).toEqual({ kind: 'absent' });
    }
  });
});

describe('what cannot be told', () => {
  it('is unclear where there are too many messages', async () => {
    const made = await stand();
    for (let count = 0; count < 1001; count++) say(made);
    expect(await resolve(made, 0)).toMatchObject({ kind: 'unclear', error: { code: 'post-unclear' } });
    expect(made.slack.api.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(5);
  });

  it.each([6, -6, -600])(
    'is unclear where nothing is found and the clock is %i minutes ahead',
    async (minutes) => {
      const made = await stand();
      const wrong = ahead(minutes * minute);
      expect(await resolve(made, 0, { ...wrong, lastTriedMsAgo: 0 })).toMatchObject({ kind: 'wait' });
      expect(await resolve(made, 0, wrong)).toMatchObject({
        kind: 'unclear',
        error: {
          code: 'post-unclear',
          facts: { problem: { aheadMs: expect.closeTo(minutes * minute, -5) } },
        },
      });
    },
  );

  it.each(['missing_scope', 'not_in_channel', 'channel_not_found', 'invalid_auth', 'something_new'])(
    'is unclear where Slack says %s',
    async (problem) => {
      const made = await stand();
      made.slack.api.failing.set('conversations.history', problem);
      expect(await resolve(made, 0)).toMatchObject({
        kind: 'unclear',
        error: { code: 'post-unclear', facts: { platform: 'slack', problem } },
      });
    },
  );

  it('is unclear where the head has been deleted, since a reply to it may stand in the channel', async () => {
    const made = await stand();
    const head = idOf(await made.post(0));
    const message = made.slack.model.find('C0GENERAL', head);
    if (message) made.slack.model.remove(message);
    await postUnheard(made, 1, head);
    expect(made.slack.model.messages).toMatchObject([{ threadTs: null }]);
    expect(await resolve(made, 1, { head, lastTriedMsAgo: 1000 })).toMatchObject({ kind: 'wait' });
    expect(await resolve(made, 1, { head })).toMatchObject({
      kind: 'unclear',
      error: { facts: { problem: 'thread_not_found' } },
    });
  });

  it.each([
    ['http-429', 1000],
    ['http-500', slackTimings.lookAgain],
    ['drop', slackTimings.lookAgain],
    ['internal_error', slackTimings.lookAgain],
  ])('is asked again after %s', async (failure, ms) => {
    const made = await stand();
    made.slack.faults.strict = false;
    for (const method of ['conversations.history', 'auth.test']) {
      made.slack.api.failing.clear();
      made.slack.api.failing.set(method, failure);
      const fresh = await stand({ apiUrl: made.slack.apiUrl });
      expect(await resolve(fresh, 0)).toMatchObject({ kind: 'wait', ms });
    }
  });

  it.each([
    ['an answer without messages', 'conversations.history', '{"ok":true}'],
    ['an answer that says neither yes nor no', 'conversations.history', '{"messages":[]}'],
    ['an answer without the bot', 'auth.test', '{"ok":true}'],
    ['a page in place of an answer', 'auth.test', '<html>Welcome</html>'],
  ])('is asked again after %s', async (_name, method, body) => {
    const server = createServer((request, response) => {
      const asked = request.url?.endsWith(method);
      const usual = { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', messages: [] };
      request.resume().on('end', () => response.end(asked ? body : JSON.stringify(usual)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const made = await stand({ apiUrl });
    expect(await resolve(made, 0)).toMatchObject({ kind: 'wait', ms: slackTimings.lookAgain });
    server.closeAllConnections();
    server.close();
  });

  it('is asked again where nobody is at the address', async () => {
    const made = await stand({ apiUrl: 'http://127.0.0.1:1/api/' });
    expect(await resolve(made, 0)).toMatchObject({ kind: 'wait', error: { code: 'platform-unreachable' } });
  });
});
