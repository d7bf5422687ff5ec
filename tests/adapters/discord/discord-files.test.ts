import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiscordFiles } from '../../../src/adapters/discord/discord-files.ts';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';

const server = createServer((request, response) => {
  if (request.url === '/text') response.end('an article');
  else if (request.url === '/limit') response.end(Buffer.alloc(maxArticleBytes, 'a'));
  else if (request.url === '/large') response.end(Buffer.alloc(maxArticleBytes + 1, 'a'));
  else if (request.url === '/away') response.writeHead(302, { location: '/text' }).end();
  else if (request.url === '/slow') response.write('a');
  else response.writeHead(404).end();
});
let host = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = (url: string, size = 10, otherHosts = [host]) =>
  createDiscordFiles({ timeoutMs: 300, otherHosts }).attachment({ filename: 'a.txt', size, url }).read();

describe('a file', () => {
  it('is read from a host of Discord, up to the limit of articles', async () => {
    expect(Buffer.from(await read(`http://${host}/text`)).toString()).toBe('an article');
    expect((await read(`http://${host}/limit`)).length).toBe(maxArticleBytes);
  });

  it('that is larger than it may be, or than was said, is refused', async () => {
    const error = { code: 'article-too-large', facts: { source: 'a.txt', limit: maxArticleBytes } };
    await expect(read(`http://${host}/text`, maxArticleBytes + 1)).rejects.toMatchObject(error);
    await expect(read(`http://${host}/large`)).rejects.toMatchObject(error);
  });

  it.each([
    ['http://cdn.discordapp.com/a.txt', 'unencrypted'],
    ['https://cdn.discordapp.com.evil.test/a.txt', 'another host'],
    ['https://cdn.discordapp.com@evil.test/a.txt', 'a user name like the host'],
    ['https://cdn.discordapp.com:8443/a.txt', 'another port'],
    ['file:///etc/passwd', 'a file of this machine'],
    ['no address', 'none'],
  ])('is fetched from nowhere else: %s, %s', async (url) => {
    await expect(read(url, 10, [])).rejects.toMatchObject({
      code: 'article-unreadable',
      facts: { problem: 'not a file of Discord' },
    });
  });

  it.each([
    ['is not there', '/none', 'HTTP 404'],
    ['leads away', '/away', 'no answer from Discord'],
    ['takes too long', '/slow', 'no answer from Discord'],
  ])('that %s cannot be read', async (_name, path, problem) => {
    await expect(read(`http://${host}${path}`)).rejects.toMatchObject({
      code: 'article-unreadable',
      facts: { problem },
    });
  });
});
