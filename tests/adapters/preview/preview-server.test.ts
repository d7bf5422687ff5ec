import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPreviewPlatform,
  type PreviewPlatform,
} from '../../../src/adapters/preview/preview-platform.ts';
import { openMessageLog } from '../../../src/adapters/store/sqlite-message-log.ts';
import type { MessageLog } from '../../../src/ports/message-log.ts';
import { openRoom } from '../../commands/chat-room.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

describe('the server of the preview', () => {
  let folder: string;
  let log: MessageLog;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let platform: PreviewPlatform;
  const errors: string[] = [];

  async function start(port = 0): Promise<PreviewPlatform> {
    const started = createPreviewPlatform({
      service: () => ({ handlers: room.handlers, desk: room.desk }),
      log,
      views: [],
      logger: { info() {}, warn() {}, error: (message) => void errors.push(message) },
      clock: { now: () => Date.now() },
      newId: randomUUID,
      port,
      files: {
        ready: async () => {},
        get: async (path) => (path === '/' ? { type: 'text/html; charset=utf-8', body: '<p>page' } : null),
      },
    });
    await started.start();
    return started;
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
    log = await openMessageLog(join(folder, 'preview.db'));
    room = await openRoom(['harbour-budget.md']);
    platform = await start();
    errors.length = 0;
  });
  afterEach(async () => {
    await platform.stop();
    await log.close();
    await room.store.close();
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
  });

  /** As any program could ask, whatever headers a browser would not let it set. */
  function ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> {
    const port = platform.port();
    return new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, method, path, headers: { host: `localhost:${port}`, ...headers } },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  const json = () => ({ 'content-type': 'application/json', origin: `http://localhost:${platform.port()}` });
  const said = { as: 'you', channel: 'general', thread: null, event: 'e1', text: '/brief list' };

  it('gives the page a policy that lets nothing in from elsewhere', async () => {
    const { status, headers } = await ask('GET', '/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses other hosts and other pages, whatever they ask for', async () => {
    const foreign = [
      await ask('GET', '/', { host: 'evil.example' }),
      await ask('GET', '/api/briefs', { host: `evil.example:${platform.port()}` }),
      await ask('POST', '/api/say', { ...json(), origin: 'https://evil.example' }, JSON.stringify(said)),
      await ask('POST', '/api/say', { 'content-type': 'application/json' }, JSON.stringify(said)),
      await ask('GET', '/api/briefs', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await log.since(0)).toEqual([]);
  });

  it('listens on this machine alone', async () => {
    const port = platform.port();
    const others = Object.values((await import('node:os')).networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others)
      await expect(
        new Promise((resolve, reject) => connect(port, address).on('connect', resolve).on('error', reject)),
      ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.each([
    ['what is no JSON', 'not json', { 'content-type': 'application/json' }],
    ['a form of another page', JSON.stringify(said), { 'content-type': 'text/plain' }],
    ['what lacks something', JSON.stringify({ ...said, text: undefined }), {}],
    ['somebody who is not there', JSON.stringify({ ...said, as: 'nobody' }), {}],
    ['a channel that is not there', JSON.stringify({ ...said, channel: 'direct-colleague' }), {}],
    ['what is far too long', JSON.stringify({ ...said, text: 'x'.repeat(300_000) }), {}],
  ])('answers %s with a sentence', async (_what, body, headers) => {
    const answer = await ask('POST', '/api/say', { ...json(), ...headers }, body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).error).toMatch(/^[A-Z].*\.$/);
  });

  it('answers a message that is long but can be read in its own words', async () => {
    const long = { ...said, text: `/ask ${'what '.repeat(20_000)}` };
    expect((await ask('POST', '/api/say', json(), JSON.stringify(long))).status).toBe(200);
    await expect.poll(async () => (await log.since(0)).length, { timeout: 10_000 }).toBe(1);
    expect((await log.since(0))[0]?.body).not.toContain('Something went wrong');
  });

  it('tells a page everything whose log has been deleted meanwhile', async () => {
    await ask('POST', '/api/say', json(), JSON.stringify(said));
    await expect.poll(async () => (await log.since(0)).length, { timeout: 10_000 }).toBe(1);
    const response = await fetch(`http://localhost:${platform.port()}/api/events?as=you`, {
      headers: { 'last-event-id': '900' },
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('event: editor')) break;
    }
    expect(text).toContain('harbour-budget');
  });

  it('answers what is not there with a sentence', async () => {
    const gone = [
      await ask('GET', '/nowhere'),
      await ask('GET', '/api/brief?id=nowhere'),
      await ask('GET', '/api/messages/shown?as=you&id=99'),
      await ask(
        'POST',
        '/api/press',
        json(),
        JSON.stringify({ ...said, message: '99', action: 'brief', choice: null }),
      ),
    ];
    expect(gone.map(({ status }) => status)).toEqual([404, 422, 404, 404]);
    for (const { body } of gone) expect(JSON.parse(body).error).toMatch(/\.$/);
  });

  it('shows nobody what only another one may see', async () => {
    await ask('POST', '/api/say', json(), JSON.stringify(said));
    await expect.poll(async () => (await log.since(0)).length, { timeout: 10_000 }).toBe(1);
    expect((await ask('GET', '/api/messages/shown?as=you&id=1')).status).toBe(200);
    expect((await ask('GET', '/api/messages/shown?as=colleague&id=1')).status).toBe(404);
    const pressed = {
      ...said,
      as: 'colleague',
      event: 'e2',
      message: '1',
      action: 'brief',
      choice: 'harbour-budget',
    };
    expect((await ask('POST', '/api/press', json(), JSON.stringify(pressed))).status).toBe(404);
  });

  it('refuses an article that is too large in the words of every platform', async () => {
    const { body } = await ask('PUT', '/api/files?name=long.txt', json(), 'word '.repeat(1_200_000));
    const { file } = JSON.parse(body);
    const added = await ask('POST', '/api/add', json(), JSON.stringify({ as: 'you', file, event: 'e1' }));
    expect(JSON.parse(added.body)).toMatchObject({
      brief: null,
      said: expect.stringMatching(/long\.txt.*5 MB/),
    });
  });

  it('gives the sentences of an article under their numbers', async () => {
    const { article, brief } = JSON.parse((await ask('GET', '/api/brief?id=harbour-budget')).body);
    const { citation } = brief.cards[0].points[0];
    const paragraph = article.paragraphs.find(
      ({ number }: { number: number }) => number === citation.paragraph,
    );
    expect(paragraph.sentences[citation.sentence - 1].text).toContain(citation.quote);
  });

  it('takes the next port where the wanted one is taken, and says so where none is free', async () => {
    const second = await start(platform.port());
    expect(second.port()).toBeGreaterThan(platform.port());
    await second.stop();
    const last = createServer();
    await new Promise<void>((done) => last.listen(65_535, '127.0.0.1', done));
    try {
      await expect(start(65_535)).rejects.toMatchObject({
        code: 'ports-taken',
        facts: { first: 65_535, last: 65_535 },
      });
    } finally {
      last.close();
    }
  });
});
