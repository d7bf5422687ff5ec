/** What posting a digest makes of answers that may be a proxy's, a portal's, or half of Discord's. */
import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDiscordPoster } from '../../../src/adapters/discord/discord-poster.ts';
import { channelIds, secrets } from '../../fakes/discord/fake-discord-cast.ts';
import { reply, section } from './replies.ts';

const notDiscords = 'an answer that is not Discord’s';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The address of something that answers so, whatever it is asked. */
async function serverThat(status: number, headers: OutgoingHttpHeaders, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

function post(apiUrl: string) {
  const poster = createDiscordPoster({
    token: secrets.token,
    apiUrl,
    timings: { request: 2000, retries: [] },
  });
  const delivery = '0123456789abcdef';
  const digest = { head: reply([section('head')]), thread: [], threadName: 'Digest' };
  const [planned] = poster.plan(digest, delivery);
  if (!planned) throw new Error('nothing is planned');
  const channel = channelIds.general;
  return poster.post({ delivery, number: 0, channel, head: null, post: planned, withinMs: 3000 });
}

it.each([
  ['a page in place of an answer', 200, 'text/html', '<html>Welcome</html>', notDiscords],
  ['an answer of something else', 200, 'application/json', '{"portal":true}', notDiscords],
  ['an answer whose id is none', 200, 'application/json', '{"id":7}', notDiscords],
  ['half an answer', 200, 'application/json', '{"id":"1"', expect.any(String)],
  ['nothing', 204, 'text/plain', '', notDiscords],
  ['a portal', 302, 'text/html', '', notDiscords],
  ['a proxy that did not wait', 408, 'text/html', '<html>Timeout</html>', 'HTTP 408'],
  ['a proxy that gave up', 499, 'text/html', '', 'HTTP 499'],
])('a post that meets %s is unknown', async (_name, status, type, body, problem) => {
  const apiUrl = await serverThat(status, { 'content-type': type }, body);
  expect(await post(apiUrl)).toMatchObject({
    kind: 'unknown',
    error: { code: 'platform-unreachable', facts: { problem } },
  });
});

it('a post that meets a proxy that lets nothing through is impossible', async () => {
  const apiUrl = await serverThat(403, { 'content-type': 'text/html' }, '<html>No</html>');
  expect(await post(apiUrl)).toMatchObject({
    kind: 'impossible',
    error: { code: 'post-rejected', facts: { problem: 'HTTP 403' } },
  });
});

it.each([
  [{}, null],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '20' }, expect.closeTo(20_000, -3)],
])('a post that meets 429 and %o is refused for as long as that says', async (headers, retryAfterMs) => {
  const apiUrl = await serverThat(429, { 'content-type': 'text/html', ...headers }, '<html>1015</html>');
  expect(await post(apiUrl)).toMatchObject({ kind: 'refused', retryAfterMs });
});
