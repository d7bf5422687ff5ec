/**
 * Taking in an article of 5 MB: how long the thread that serves people is held up, and how long questions and claims in
 * the store take meanwhile. In threads, beside the same desk in this thread, and beside nothing being taken in.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createFileArticleSource } from '../../src/adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../../src/adapters/source/folder-brief-library.ts';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import { decodeArticle } from '../../src/core/article/decode-article.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { ArticleText } from '../../src/ports/article-source.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';
import { articleBytes } from './article-text.ts';
import { type Stalls, watchLoop } from './watch-loop.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'));
const storeFile = join(folder, 'store.sqlite');
const workspace = 'bench:1';
const brief = 'shanghai-visit-2023';
const questions = ['Who attended the symposium?', 'When did Xi Jinping visit Shanghai?', 'Who is the mayor?'];
const pauseMs = 10;
const idleMs = 3000;
const rounds = 3;
const mostStallMs = 50;

const bytes = articleBytes();
const store = await createSqliteStore({ file: storeFile, clock: { now: () => Date.now() } });
const inProcess = createArticleDesk({
  briefs: createFolderBriefLibrary({ folder: join(root, 'briefs'), files: createFileArticleSource() }),
  articles: store.articles,
  library: store.library,
  appearances: store.briefs,
  taxonomy: async () => loadTaxonomy(root),
});
const pool = createDeskPool({
  thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
  workerData: { root, storeFile },
});

interface Measured extends Stalls {
  /** Milliseconds that the work took. */
  readonly took: number;
  readonly asks: readonly number[];
  readonly claims: readonly number[];
}

let claimed = 0;

/** Does `work` while people ask and events are claimed, one after the other. */
async function measure(desk: ArticleDesk, work: () => Promise<unknown>): Promise<Measured> {
  const asks: number[] = [];
  const claims: number[] = [];
  let working = true;
  const timed = async (times: number[], doing: () => Promise<unknown>) => {
    while (working) {
      const started = performance.now();
      await doing();
      times.push(performance.now() - started);
      await setTimeout(pauseMs);
    }
  };
  // The first question of a desk loads what it needs, which is bench:start's to measure.
  for (const question of questions) await desk.ask(workspace, brief, question, null);
  const stop = watchLoop();
  const busy = [
    timed(asks, () => desk.ask(workspace, brief, questions[asks.length % questions.length] ?? '', null)),
    timed(claims, () => store.seen.claim(`event ${claimed++}`, 60_000)),
  ];
  await setTimeout(pauseMs);
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  await setTimeout(pauseMs);
  const stalls = stop();
  working = false;
  await Promise.all(busy);
  return { ...stalls, took, asks, claims };
}

/** The id that the article was kept under last. */
let large = '';

async function takeIn(desk: ArticleDesk): Promise<void> {
  const source = decodeArticle(bytes, 'large.txt');
  const text: ArticleText = { id: '', name: 'large.txt', source, format: 'text' };
  large = (await desk.takeIn(workspace, text, 'U1')).brief.article.id;
}

const nothing = { name: 'nothing taken in', run: () => measure(pool, () => setTimeout(idleMs)) };
const inThreads = { name: 'in threads', run: () => measure(pool, () => takeIn(pool)) };
const inThisThread = { name: 'in this thread', run: () => measure(inProcess, () => takeIn(inProcess)) };
/** The peer comes last: what it leaves on this thread's heap would be collected at the expense of the others. */
const order = [
  ...Array.from({ length: rounds }, () => [nothing, inThreads]).flat(),
  ...Array.from({ length: rounds }, () => inThisThread),
];

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const columns = ['stall ms', 'late ms', 'took ms', 'asks', 'p50 ms', 'p99 ms', 'worst', 'claims', 'p99 ms'];

try {
  console.log(
    `Taking in ${(bytes.length / 1024 / 1024).toFixed(1)} MB, ${rounds} rounds; a question and a claim in the store every ${pauseMs} ms`,
  );
  console.log('stall: worst of monitorEventLoopDelay; late: worst lateness of a timer of 5 ms\n');
  console.log(`${''.padEnd(18)}${columns.map((name) => name.padStart(9)).join('')}`);
  let worst = 0;
  for (const { name, run } of order) {
    const { monitored, late, took, asks, claims } = await run();
    if (name === inThreads.name) worst = Math.max(worst, monitored, late);
    const cells = [
      monitored.toFixed(1),
      late.toFixed(1),
      took.toFixed(0),
      String(asks.length),
      at(asks, 0.5).toFixed(1),
      at(asks, 0.99).toFixed(1),
      at(asks, 1).toFixed(1),
      String(claims.length),
      at(claims, 0.99).toFixed(1),
    ];
    console.log(`${name.padEnd(18)}${cells.map((cell) => cell.padStart(9)).join('')}`);
  }
  const verdict = worst < mostStallMs ? 'under' : 'NOT under';
  console.log(`\nWorst stall in threads: ${worst.toFixed(1)} ms, ${verdict} ${mostStallMs} ms`);
  await takeIn(pool);
  const started = performance.now();
  await pool.ask(workspace, large, questions[0] ?? '', null);
  const first = performance.now() - started;
  const again = performance.now();
  await pool.ask(workspace, large, questions[1] ?? '', null);
  console.log(
    `A question to a large article: the first ${first.toFixed(0)} ms, the next ${(performance.now() - again).toFixed(0)} ms`,
  );
} finally {
  await pool.close();
  await store.close();
  rmSync(folder, { recursive: true });
}
