/** What became of a post of which nobody knew whether Slack has accepted it. */
import { describe, expect, it } from 'vitest';
import { slackTimings } from '../../../src/adapters/slack/slack-timings.ts';
import type { UncertainPost } from '../../../src/commands/channel-poster.ts';
import { type DigestStand, delivery, idOf, useDigestStands } from './digest-stand.ts';

const stand = useDigestStands();

/** Posts so that the poster does not hear of it. */
async function postUnheard(made: DigestStand, number: number, head: string | null): Promise<string> {
  made.slack.faults.failNext('error-after', 1);
  expect(await made.post(number, { head })).toMatchObject({ kind: 'unknown' });
  return made.slack.model.messages.at(-1)?.ts ?? '';
}

const resolve = (made: DigestStand, number: number, over: Partial<UncertainPost> = {}) =>
  made.poster.resolve(made.uncertain(number, over));

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
    const made = await stand({ timings: { request: 100, settle: 5000 } });
    await made.post(0);
    made.slack.api.visibilityMs = 60_000;
    expect(await resolve(made, 0, { lastTriedMsAgo: 50 })).toEqual({ kind: 'wait', ms: 5050 });
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

  it('is not looked for before it was tried', async () => {
    const made = await stand();
    await made.post(0);
    const later = Date.now() + 10 * 60_000;
    expect(await resolve(made, 0, { firstTriedAt: later })).toEqual({ kind: 'absent' });
    // But for clocks that differ.
    expect(await resolve(made, 0, { firstTriedAt: Date.now() + 60_000 })).toMatchObject({ kind: 'posted' });
  });
});

describe('what cannot be told', () => {
  it('is unclear where there are too many messages', async () => {
    const made = await stand();
    for (let count = 0; count < 1001; count++) say(made);
    expect(await resolve(made, 0)).toMatchObject({ kind: 'unclear', error: { code: 'post-unclear' } });
    expect(made.slack.api.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(5);
  });

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

  it('is asked again where nobody is at the address', async () => {
    const made = await stand({ apiUrl: 'http://127.0.0.1:1/api/' });
    expect(await resolve(made, 0)).toMatchObject({ kind: 'wait', error: { code: 'platform-unreachable' } });
  });
});
