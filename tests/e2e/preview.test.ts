/** `npm start` without a token, as a process: the preview in a copy of the project. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  BriefResponse,
  BriefsResponse,
  EditorState,
} from '../../src/adapters/preview/preview-protocol.ts';
import { openPage, type PageClient } from '../fakes/preview/page-client.ts';
import { copyProject } from './serve-project.ts';

const timeout = 60_000;

interface Started {
  readonly url: string;
  readonly port: number;
  readonly exit: Promise<number | null>;
  written(): string;
  stop(): void;
}

describe('npm start without a token', { timeout }, () => {
  let folder: string;
  const running: Started[] = [];
  const pages: PageClient[] = [];

  beforeEach(() => {
    folder = copyProject();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.close();
    for (const started of running.splice(0)) {
      started.stop();
      await started.exit;
    }
    rmSync(folder, { recursive: true });
  });

  async function start(...words: readonly string[]): Promise<Started> {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(folder, 'src/main.ts'), ...words], { env: { PATH } });
    let written = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        written += chunk;
      });
    const exit = new Promise<number | null>((done) => child.on('close', done));
    await expect
      .poll(() => written, { timeout: 20_000 })
      .toMatch(/http:\/\/localhost:\d+.*Ctrl\+C ends it\./);
    const [, port = ''] = /http:\/\/localhost:(\d+)/.exec(written) ?? [];
    const started = {
      url: `http://localhost:${port}`,
      port: Number(port),
      exit,
      written: () => written,
      stop: () => void child.kill('SIGTERM'),
    };
    running.push(started);
    return started;
  }

  async function get<T>({ url }: Started, path: string): Promise<T> {
    const response = await fetch(`${url}${path}`);
    return (await response.json()) as T;
  }

  function visit({ port }: Started): PageClient {
    const page = openPage({ port, as: 'you', onTold: () => {} });
    pages.push(page);
    return page;
  }

  it('opens the page, answers, keeps what was said over a restart, and ends when it is told to', async () => {
    const first = await start('--port', '4310');
    const html = await (await fetch(first.url)).text();
    expect(html).toContain('/page.js');
    const script = await fetch(`${first.url}/page.js`);
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect((await script.text()).length).toBeGreaterThan(10_000);
    const page = visit(first);
    await page.post('/api/say', {
      channel: 'general',
      thread: null,
      text: '/brief show shanghai-visit-2023 people',
    });
    await expect.poll(() => page.messages.size, { timeout: 10_000 }).toBe(1);
    first.stop();
    expect(await first.exit).toBe(0);
    const second = await start('--port', '4310');
    const again = visit(second);
    await expect.poll(() => again.messages.size, { timeout: 10_000 }).toBe(1);
    expect([...again.messages.values()][0]?.content?.brief).toBe('shanghai-visit-2023');
    const { messages } = again;
    const head = [...messages.keys()][0] ?? '';
    await again.post('/api/say', { channel: 'general', thread: head, text: 'Who is the mayor of Shanghai?' });
    await expect.poll(() => messages.size, { timeout: 10_000 }).toBe(3);
    expect(JSON.stringify([...messages.values()].at(-1))).toContain('Gong Zheng');
  });

  it('takes the next port where the wanted one is taken, and says so', async () => {
    const first = await start('--port', '4320');
    const second = await start('--port', '4320');
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.written()).toContain(`Port 4320 is taken, so the preview takes ${second.port}.`);
    // Both look at the same messages.
    const [one, two] = [visit(first), visit(second)];
    await one.post('/api/say', { channel: 'general', thread: null, text: 'Good morning' });
    await expect.poll(() => two.messages.size, { timeout: 10_000 }).toBe(1);
  });

  it('follows an editor with --watch: what is good shows at once, what is not is told', async () => {
    const started = await start('--watch', '--port', '4330');
    const file = join(folder, 'briefs/bridge.md');
    const title = async () =>
      (await get<BriefsResponse>(started, '/api/briefs')).briefs.find(({ id }) => id === 'bridge')?.title;
    writeFileSync(file, '---\ntitle: The bridge\n---\nAda Marsh opened the bridge on 3 May 2021.\n');
    await expect.poll(title, { timeout: 10_000 }).toBe('The bridge');
    writeFileSync(file, '---\ntitle: The new bridge\n---\nAda Marsh opened the bridge on 3 May 2021.\n');
    await expect.poll(title, { timeout: 10_000 }).toBe('The new bridge');

    let editor: EditorState | null = null;
    const stream = await fetch(`${started.url}/api/events?as=you`);
    const reading = (async () => {
      let text = '';
      for await (const chunk of stream.body ?? []) {
        text += Buffer.from(chunk).toString();
        const [, data = 'null'] = [...text.matchAll(/event: editor\ndata: (.*)\n/g)].at(-1) ?? [];
        editor = JSON.parse(data) as EditorState | null;
      }
    })().catch(() => {});
    writeFileSync(file, '---\ntitle: [\n---\nAda Marsh opened the bridge.\n');
    await expect
      .poll(() => editor?.problems, { timeout: 10_000 })
      .toEqual([{ file: 'briefs/bridge.md', sentence: expect.stringMatching(/line \d/) }]);
    expect(await title()).toBe('The new bridge');

    const themes = join(folder, 'config/themes.yaml');
    writeFileSync(themes, readFileSync(themes, 'utf8').replaceAll('label: Finance', 'label: Money'));
    const labels = async () =>
      (await get<BriefResponse>(started, '/api/brief?id=shanghai-visit-2023')).brief.cards.map(
        ({ theme }) => theme.label,
      );
    await expect.poll(labels, { timeout: 10_000 }).toContain('Money');
    started.stop();
    expect(await started.exit).toBe(0);
    await reading;
  });
});
