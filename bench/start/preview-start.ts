/** How long it takes from starting the preview to having the whole script of its page. */
import { spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const rounds = 5;
const port = 4390;

/** Milliseconds, round by round, of a copy of the project in `folder`, so that nobody's own data is touched. */
export async function previewStart(root: string, folder: string): Promise<number[]> {
  for (const name of ['src', 'config', 'briefs', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await startOnce(folder));
  return times;
}

async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const { PATH = '' } = process.env;
  const words = [join(folder, 'src/main.ts'), 'preview', '--port', String(port)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH } });
  const ended = new Promise((done) => child.on('close', done));
  let written = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      written += chunk;
      const [found] = /http:\/\/localhost:\d+(?=.*Ctrl)/.exec(written) ?? [];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(`the preview did not start: ${written}`)));
  });
  const response = await fetch(`${address}/page.js`);
  if (!response.ok) throw new Error(await response.text());
  await response.text();
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  return took;
}
