/** Requests that must not be late: whatever holds them up, nothing goes out after its time. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDiscordPosts } from '../../../src/adapters/discord/discord-posts.ts';
import { messageOf } from '../../../src/adapters/discord/render-reply.ts';
import { createDeadline, type Deadline } from '../../../src/adapters/http/deadline.ts';
import { until } from './discord-stand.ts';

const channel = '501000000000000001';
const payload = messageOf([], []);
let server: Server;
let apiUrl = '';
/** What the server was asked, each to be answered by the test. */
let asked: { readonly body: string; readonly authorization: string; readonly answer: () => void }[] = [];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization = '' } = request.headers;
    asked.push({
      body,
      authorization,
      answer: () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}'),
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

const postsOf = () => createDiscordPosts({ token: 'a.b.c', apiUrl, timings: { request: 2000 } });
/** There is time until it is looked at for the fourth time: when the connection stands. */
function lastMinute(): Deadline {
  const left = [1000, 1000, 1000];
  return { leftMs: () => left.shift() ?? 0 };
}

it('a message goes out as JSON, with the token, and its answer comes back', async () => {
  const message = postsOf().createMessage(channel, payload, 'n', createDeadline(1000));
  await until(() => asked.length === 1);
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ ...payload, nonce: 'n', enforce_nonce: true });
  expect(asked[0]?.authorization).toBe('Bot a.b.c');
  asked[0]?.answer();
  expect(await message).toEqual({ id: '1' });
});

it('what is late when the connection stands does not go out', async () => {
  const late = postsOf().createMessage(channel, payload, 'n', lastMinute());
  await expect(late).rejects.toMatchObject({ sent: false, status: null, problem: 'no answer in time' });
  expect(asked).toEqual([]);
});

it('what is late when a kept connection is free does not go out', async () => {
  const posts = postsOf();
  const first = posts.createMessage(channel, payload, 'n', createDeadline(1000));
  await until(() => asked.length === 1);
  asked[0]?.answer();
  await first;
  await expect(posts.createMessage(channel, payload, 'n', lastMinute())).rejects.toMatchObject({
    sent: false,
  });
  expect(asked).toHaveLength(1);
});

it('what waits behind another of its channel for too long does not go out, then or later', async () => {
  const posts = postsOf();
  const first = posts.createMessage(channel, payload, 'first', createDeadline(1500));
  await until(() => asked.length === 1);
  const second = posts.createMessage(channel, payload, 'second', createDeadline(100));
  await expect(second).rejects.toMatchObject({ sent: false });
  asked[0]?.answer();
  await first;
  const third = posts.createMessage(channel, payload, 'third', createDeadline(1500));
  await until(() => asked.length === 2);
  asked[1]?.answer();
  await third;
  expect(asked.map(({ body }) => JSON.parse(body).nonce)).toEqual(['first', 'third']);
});

it('what was sent and not answered in time is not known to be refused', async () => {
  const unanswered = postsOf().createMessage(channel, payload, 'n', createDeadline(100));
  await expect(unanswered).rejects.toMatchObject({ sent: true, status: null });
  expect(asked).toHaveLength(1);
});

it.each([
  ['the steady clock', () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2000)],
  ['the clock on the wall', () => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2000)],
])('a deadline has passed when %s says so', (_name, jump) => {
  const deadline = createDeadline(1000);
  expect(deadline.leftMs()).toBeGreaterThan(0);
  jump();
  expect(deadline.leftMs()).toBeLessThanOrEqual(0);
});
