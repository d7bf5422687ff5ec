/** The HTTP API by itself, against a server that answers as it is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordApi } from '../../../src/adapters/discord/discord-api.ts';
import { isLapsed, toBriefingError } from '../../../src/adapters/discord/discord-error.ts';
import { replyToDiscordMessages } from '../../../src/adapters/discord/render-reply.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { reply, section } from './replies.ts';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection instead. */
  readonly broken?: boolean;
  /** Never answers. */
  readonly silent?: boolean;
}

const token = 'MTk4.secret.token';
const interaction = { id: '1', token: 'aW50ZXJhY3Rpb24', application_id: '2' };
const [payload] = replyToDiscordMessages(reply([section('some words')]));
if (!payload) throw new Error('no payload');

let answers: Answer[] = [];
const asked: string[] = [];
const authorizations: (string | undefined)[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  for await (const _ of request);
  asked.push(`${request.method} ${request.url}`);
  authorizations.push(request.headers.authorization);
  const { status = 200, body = {}, headers = {}, broken = false, silent = false } = answers.shift() ?? {};
  if (silent) return;
  if (broken) request.socket.destroy();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
});
let apiUrl = '';
const api = () =>
  createDiscordApi({
    token,
    apiUrl,
    timings: { acknowledge: 300, acknowledgeAgain: [20, 40], request: 500, retries: [5, 10] },
  });

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers = [];
  asked.length = 0;
  authorizations.length = 0;
});

const how = { nonce: '1-0', replyTo: null };
const failed = (status: number, body: unknown = {}): Answer => ({ status, body });

describe('what may be repeated', () => {
  it.each([
    ['an edit', () => api().editOriginal(interaction, payload)],
    ['a message with a nonce', () => api().createMessage('3', payload, how)],
    ['a thread', () => api().startThread('3', '4', 'name')],
    ['a look', () => api().application()],
    ['an acknowledgement', () => api().acknowledge(interaction, { type: 6 })],
  ])('%s is tried again after a server error or a lost connection', async (_name, act) => {
    answers = [failed(500), { broken: true }];
    await act();
    expect(asked).toHaveLength(3);
  });

  it('an acknowledgement that hangs is tried again while there is time, long before other requests are given up', async () => {
    answers = [{ silent: true }];
    const timings = { acknowledge: 300, acknowledgeAgain: [20, 40], request: 60_000, retries: [] } as const;
    await createDiscordApi({ token, apiUrl, timings }).acknowledge(interaction, { type: 6 });
    expect(asked).toHaveLength(2);
  });

  it('is given up in the end', async () => {
    answers = [failed(500), failed(500), failed(500)];
    await expect(api().application()).rejects.toMatchObject({ status: 500 });
    expect(asked).toHaveLength(3);
  });

  it('a follow-up is not, after anything', async () => {
    answers = [failed(500)];
    await expect(api().followUp(interaction, payload, true)).rejects.toMatchObject({ status: 500 });
    answers = [{ broken: true }];
    await expect(api().followUp(interaction, payload, true)).rejects.toMatchObject({ status: null });
    expect(asked).toHaveLength(2);
  });

  it('what is refused is not', async () => {
    answers = [failed(403, { code: 50_013, message: 'Missing Permissions' })];
    await expect(api().createMessage('3', payload, how)).rejects.toMatchObject({ code: 50_013 });
    expect(asked).toHaveLength(1);
  });

  it('an acknowledgement that had arrived after all is one', async () => {
    const twice = failed(400, { code: 40_060, message: 'Interaction has already been acknowledged.' });
    answers = [failed(500), twice];
    await api().acknowledge(interaction, { type: 6 });
    answers = [twice];
    await expect(api().acknowledge(interaction, { type: 6 })).rejects.toMatchObject({ code: 40_060 });
  });

  it('a thread that is there already is the thread', async () => {
    answers = [
      failed(500),
      failed(400, { code: 160_004, message: 'A thread has already been created for this message' }),
    ];
    expect(await api().startThread('3', '4', 'name')).toBe('4');
  });

  it('a rate limit is waited for, whatever is asked', async () => {
    answers = [
      {
        status: 429,
        headers: { 'retry-after': '0.2' },
        body: { message: 'slow', retry_after: 0.2, global: false },
      },
    ];
    const before = performance.now();
    await api().followUp(interaction, payload, true);
    expect(performance.now() - before).toBeGreaterThanOrEqual(199);
    expect(asked).toHaveLength(2);
  });
});

describe('tokens', () => {
  it('of the bot go with its own requests only', async () => {
    await api().application();
    await api().acknowledge(interaction, { type: 6 });
    await api().editOriginal(interaction, payload);
    await api().followUp(interaction, payload, true);
    expect(authorizations).toEqual([`Bot ${token}`, undefined, undefined, undefined]);
  });

  it('stand in no error, nor does what was said', async () => {
    for (const act of [
      () => api().editOriginal(interaction, payload),
      () => api().followUp(interaction, payload, true),
      () => api().acknowledge(interaction, { type: 6 }),
      () => api().createMessage('3', payload, how),
    ]) {
      answers = [failed(400, { code: 50_035, message: 'Invalid Form Body' })];
      const error: unknown = await act().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const all = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
      expect(all).not.toMatch(/aW50|secret|some words/);
      expect(all).toContain('Invalid Form Body');
    }
  });

  it('of an interaction that were refused leave the bot its own', async () => {
    const one = api();
    answers = [failed(401, { code: 50_027, message: 'Invalid Webhook Token' })];
    const error: unknown = await one.editOriginal(interaction, payload).catch((thrown: unknown) => thrown);
    expect(isLapsed(error)).toBe(true);
    expect(toBriefingError(error, '', apiUrl)).not.toBeInstanceOf(BriefingError);
    await one.application();
    expect(authorizations.at(-1)).toBe(`Bot ${token}`);
  });

  it('of the bot that were refused once are tried again, and told again', async () => {
    const one = api();
    for (const _ of [1, 2]) {
      answers = [failed(401, { code: 0, message: '401: Unauthorized' })];
      const error: unknown = await one.application().catch((thrown: unknown) => thrown);
      expect(toBriefingError(error, '', apiUrl)).toMatchObject({
        code: 'token-invalid',
        facts: { variable: 'DISCORD_TOKEN' },
      });
    }
  });
});

describe('errors', () => {
  it('of permissions name the channel', async () => {
    answers = [failed(403, { code: 50_001, message: 'Missing Access' })];
    const error: unknown = await api()
      .channel('3')
      .catch((thrown: unknown) => thrown);
    const facts = { platform: 'discord', channel: '#general', permissions: ['View Channel'] };
    expect(toBriefingError(error, '#general', apiUrl)).toMatchObject({ code: 'permission-missing', facts });
  });

  it.each([
    ['http://127.0.0.1:1/api', 'ECONNREFUSED'],
    ['http://nowhere.invalid/api', /ENOTFOUND|EAI_AGAIN/],
  ])('of the network name the address %s and what is wrong', async (address, problem) => {
    const far = createDiscordApi({
      token,
      apiUrl: address,
      timings: { acknowledge: 300, acknowledgeAgain: [20, 40], request: 500, retries: [] },
    });
    const error: unknown = await far.application().catch((thrown: unknown) => thrown);
    const facts = { address, problem: expect.stringMatching(problem) };
    expect(toBriefingError(error, '', far.address)).toMatchObject({ code: 'platform-unreachable', facts });
  });

  it('an answer that never comes is one', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`;
    const far = createDiscordApi({
      token,
      apiUrl: address,
      timings: { acknowledge: 300, acknowledgeAgain: [20, 40], request: 100, retries: [] },
    });
    const error: unknown = await far.application().catch((thrown: unknown) => thrown);
    expect(toBriefingError(error, '', address)).toMatchObject({ facts: { problem: 'no answer in time' } });
    silent.closeAllConnections();
    silent.close();
  });

  it('never name the user and the password of a proxy', () => {
    const { address } = createDiscordApi({
      token,
      apiUrl: 'http://user:pass-word@127.0.0.1:1/api',
      timings: { acknowledge: 300, acknowledgeAgain: [20, 40], request: 500, retries: [] },
    });
    expect(address).toBe('http://127.0.0.1:1/api');
  });
});

it('answers to 300 interactions at once are not held to the 50 requests a second of everything else', async () => {
  // None is answered before all are there. Held to that limit, the last come after the first are given up.
  const held: (() => void)[] = [];
  const patient = createServer((_request, response) => {
    held.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    if (held.length === 300) for (const answer of held) answer();
  });
  await new Promise<void>((done) => patient.listen(0, '127.0.0.1', done));
  const one = createDiscordApi({
    token,
    apiUrl: `http://127.0.0.1:${(patient.address() as AddressInfo).port}/api`,
    timings: { acknowledge: 300, acknowledgeAgain: [20, 40], request: 4000, retries: [] },
  });
  const ended = await Promise.allSettled(
    Array.from({ length: 300 }, (_, n) => one.editOriginal({ ...interaction, token: `t${n}` }, payload)),
  );
  expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
  patient.closeAllConnections();
  patient.close();
});
