/** Starting and stopping: every fault is named and none ends the process. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { botScopes } from '../../../src/adapters/slack/slack-scopes.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { answer } from '../../fakes/fake-handlers.ts';
import { signatureOf } from '../../fakes/slack/fake-delivery.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';
import { createSlackStand, type SlackStand } from './slack-stand.ts';

const stands: SlackStand[] = [];
async function stand(options: Parameters<typeof createSlackStand>[0]): Promise<SlackStand> {
  const made = await createSlackStand(options);
  stands.push(made);
  return made;
}
afterEach(async () => {
  for (const made of stands.splice(0)) await made.close();
});

async function startError({ platform }: SlackStand): Promise<BriefingError> {
  const error = await platform.start().then(
    () => new Error('it started'),
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(BriefingError);
  return error as BriefingError;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('start', () => {
  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'names the bot token where Slack says %s',
    async (name) => {
      const made = await stand({ start: false });
      made.slack.api.failing.set('auth.test', name);
      expect(await startError(made)).toMatchObject({
        code: 'token-invalid',
        facts: { variable: 'SLACK_BOT_TOKEN' },
      });
    },
  );

  it('names the app token where Slack does not take it', async () => {
    const made = await stand({ start: false, parts: { appToken: 'xapp-1-wrong' } });
    const error = await startError(made);
    expect(error).toMatchObject({ code: 'token-invalid', facts: { variable: 'SLACK_APP_TOKEN' } });
    expect([...made.log, JSON.stringify(error.facts)].join()).not.toContain('xapp-1-wrong');
  });

  it('names the scopes that are missing', async () => {
    const made = await stand({ start: false });
    made.slack.api.scopes = botScopes.filter((scope) => scope !== 'files:read' && scope !== 'commands');
    expect(await startError(made)).toMatchObject({
      code: 'scope-missing',
      facts: { scopes: ['commands', 'files:read'] },
    });
  });

  it('names the scope that the app token lacks', async () => {
    const made = await stand({ start: false });
    made.slack.api.appScopes = [];
    expect(await startError(made)).toMatchObject({
      code: 'scope-missing',
      facts: { scopes: ['connections:write'] },
    });
  });

  it.each([
    ['an error of the server', 'auth.test', 'HTTP 500'],
    ['an error when connecting', 'apps.connections.open', 'HTTP 500'],
  ])('gives up on %s', async (_name, method, problem) => {
    const made = await stand({ start: false });
    made.slack.api.failing.set(method, 'http-500');
    expect(await startError(made)).toMatchObject({ code: 'platform-unreachable', facts: { problem } });
    expect(made.slack.api.calls.filter((call) => call.method === method)).toHaveLength(1);
  });

  it('gives up where nobody is at the address', async () => {
    const apiUrl = `http://127.0.0.1:${await freePort()}/api/`;
    const made = await stand({ start: false, config: { apiUrl } });
    expect(await startError(made)).toMatchObject({
      code: 'platform-unreachable',
      facts: { address: apiUrl, problem: 'ECONNREFUSED' },
    });
  });

  it.each(['refusing', 'silent'] as const)('gives up on a %s connection', async (mood) => {
    const made = await stand({ start: false, timings: { hello: 200 } });
    made.slack.delivery.mood = mood;
    expect((await startError(made)).code).toBe('platform-unreachable');
  });

  it('names the variable of a token that is not there', async () => {
    const made = await stand({ start: false, config: { mode: 'http' } });
    expect(await startError(made)).toMatchObject({
      code: 'token-missing',
      facts: { variable: 'SLACK_SIGNING_SECRET' },
    });
  });

  it('says so where its port is taken', async () => {
    const made = await stand({ start: false });
    const port = Number(new URL(made.slack.apiUrl).port);
    const second = await stand({
      start: false,
      config: { mode: 'http', port },
      parts: { signingSecret: secrets.signingSecret },
    });
    expect(await startError(second)).toMatchObject({
      code: 'platform-unreachable',
      facts: { address: `port ${port}`, problem: 'EADDRINUSE' },
    });
  });

  it('asks only once who it is', async () => {
    const made = await stand({});
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.slack.api.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  it('takes signed requests only', async () => {
    const port = await freePort();
    const made = await stand({
      config: { mode: 'http', port },
      parts: { signingSecret: secrets.signingSecret },
    });
    const url = `http://127.0.0.1:${port}/slack/events`;
    const body = new URLSearchParams({
      command: '/ask',
      text: 'x',
      user_id: 'U0ADA',
      channel_id: 'C0GENERAL',
      team_id: 'T0FAKE',
      trigger_id: 't1',
      response_url: made.slack.responseUrl({ channel: 'C0GENERAL', user: 'U0ADA', message: null }),
    }).toString();
    const send = (headers: Record<string, string>) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    expect((await send({})).status).toBe(401);
    expect((await send(signatureOf(body, 'another secret'))).status).toBe(401);
    expect((await send({ ...signatureOf(body), 'x-slack-request-timestamp': '1700000000' })).status).toBe(
      401,
    );
    await made.quiet();
    expect(made.asked).toEqual([]);
    expect((await send(signatureOf(body))).status).toBe(200);
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['command']);
  });
});

describe('stop', () => {
  it('finishes what was begun, takes nothing new, and can be called twice', async () => {
    let release = () => {};
    const made = await stand({
      handlers: {
        command: () =>
          new Promise((resolve) => {
            release = () => resolve(answer('late'));
          }),
      },
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = made.platform.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made.slack.delivery.connections()).toBe(0);
    release();
    await stopped;
    expect(made.messages().map(({ read }) => read)).toEqual(['late']);
    await made.platform.stop();
  });

  it('does not wait for ever', async () => {
    const made = await stand({
      handlers: { command: () => new Promise(() => {}) },
      timings: { stop: 100 },
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    const began = performance.now();
    await made.platform.stop();
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
