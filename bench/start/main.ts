/** Time from starting the process to the first answer, beside Node's own start; then many questions, 5 MB, and the preview's page. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { previewStart } from './preview-start.ts';

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

const manyQuestions = 3000;
const largeArticle = 5 * 1024 * 1024;

/** Milliseconds until a process with `words` has ended, given `input` on standard input. */
function whole(words: readonly string[], input: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, words, { stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', () => resolve(performance.now() - start));
    child.stdin.end(input);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'));
try {
  const questions = Array.from(
    { length: manyQuestions },
    (_, turn) => `Who attended the symposium ${turn}?\n`,
  );
  const asked = await whole([main, 'ask', article, '--json'], questions.join(''));
  console.log(`\n${manyQuestions} questions on standard input: ${(asked / 1000).toFixed(2)} s`);
  const text = readFileSync(existsSync(article) ? article : join(root, 'briefs', `${article}.md`), 'utf8');
  const large = join(folder, 'large.txt');
  writeFileSync(large, `${text}\n\n`.repeat(Math.floor(largeArticle / (Buffer.byteLength(text) + 2))));
  console.log(
    `all cards of 5 MB: ${((await whole([main, 'show', large, '--json'], '')) / 1000).toFixed(2)} s`,
  );
  const starts = await previewStart(root, folder);
  console.log(
    `preview, from start to its page, 5 rounds: ${starts.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
