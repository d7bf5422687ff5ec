/** Time from starting the process to the first answer, beside Node's own start, in one run. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sample = join(root, '../shared/articles/shanghai-visit.translated.txt');
const article = process.argv[2] ?? (existsSync(sample) ? sample : 'shanghai-visit-2023');
const rounds = 15;
const main = join(root, 'src/main.ts');

/** Milliseconds from spawning node with `words` to its first byte of output. */
function firstByte(words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let first: number | undefined;
    child.stdout.on('data', () => {
      first ??= performance.now() - start;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (first === undefined || code !== 0) reject(new Error(`no answer (exit code ${code})`));
      else resolve(first);
    });
  });
}

const tasks = {
  "Node's own start": ['-e', 'process.stdout.write("x")'],
  'first answer': [main, 'ask', article, 'Who attended the symposium?'],
  'all cards': [main, 'show', article],
};

/** Rounds are interleaved, so that a busy moment falls on all alike. */
const times = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, words] of Object.entries(tasks)) times.get(name)?.push(await firstByte(words));

const median = (name: string) =>
  times.get(name)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
const worst = (name: string) => Math.max(...(times.get(name) ?? []));
const own = median("Node's own start");

console.log(`Process start to first output, ${rounds} rounds, article: ${basename(article)}\n`);
console.log('task                 median ms   worst ms   × Node');
for (const name of Object.keys(tasks)) {
  const cells = [
    median(name).toFixed(0).padStart(9),
    worst(name).toFixed(0).padStart(10),
    (median(name) / own).toFixed(2).padStart(8),
  ];
  console.log(`${name.padEnd(20)} ${cells.join(' ')}`);
}
