/** One scenario's stage: a loopback platform, one or two copies of the bot on one store, and everything they logged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { countedId, sampleLibrary } from '../commands/chat-room.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import type { ChatDriver, Outcome } from './chat-driver.ts';
import { type StageCopy, startStageCopy } from './stage-copy.ts';
import { watchDeliveries } from './watched-deliveries.ts';

export interface StageOptions {
  readonly copies?: number;
  /** Names of sample articles that are the shipped briefs. */
  readonly briefs?: readonly string[];
  /** Milliseconds that reading an article takes longer. */
  readonly slowMs?: number;
  /** What reading an article throws. */
  readonly broken?: unknown;
  /** Milliseconds that each post in the thread of a digest takes longer. */
  readonly slowThreadMs?: number;
}

export interface Stage {
  readonly driver: ChatDriver;
  readonly copies: readonly StageCopy[];
  /** Every line that a copy logged, facts included, as text. */
  readonly log: readonly string[];
  /** Every digest, of a schedule of every hour, falls due once; all copies see it at the same time. */
  fallDue(): Promise<Outcome>;
  close(): Promise<void>;
}

const hour = 60 * 60 * 1000;
const clock = { now: () => Date.now() };

export async function openStage(
  createDriver: () => Promise<ChatDriver>,
  options: StageOptions = {},
): Promise<Stage> {
  const { copies: wanted = 1, briefs = ['harbour-budget.md', 'museum-theft.md'] } = options;
  const { slowMs = 0, broken, slowThreadMs = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  const driver = await createDriver();
  const log: string[] = [];
  const logger = recorder(log);
  const stores: Store[] = [];
  const copies: StageCopy[] = [];
  const { watch, isIdle, subscriptions } = watchDeliveries();
  let ids = 0;
  for (let copy = 1; copy <= wanted; copy++) {
    const store = watch(await createSqliteStore({ file: join(folder, 'briefwire.db'), clock }));
    stores.push(store);
    const desk = createArticleDesk({
      briefs: sampleLibrary(briefs),
      articles: store.articles,
      library: store.library,
      appearances: store.briefs,
      taxonomy: async () => shippedTaxonomy,
    });
    // As in service, where the desk looks at them when it starts: only what has been seen can be new.
    await desk.list('');
    copies.push(
      await startStageCopy({
        driver,
        store,
        desk: disturbed(desk, slowMs, broken),
        logger,
        name: `copy${copy}`,
        newId: () => countedId(++ids),
        isIdle,
        slowThreadMs,
      }),
    );
  }
  return {
    driver,
    copies,
    log,
    fallDue: () =>
      driver.during(async () => {
        // An hour that begins now, and ends with it, holds one of its firings.
        const due = Date.now() - hour + 1;
        for (const { workspace, id } of subscriptions)
          await stores[0]?.subscriptions.setNextDue(workspace, id, due);
        for (const copy of copies) copy.wake();
        await untilFired();
      }),
    async close() {
      await Promise.all(copies.map((copy) => copy.stop()));
      await driver.close();
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true });
    },
  };

  async function untilFired(): Promise<void> {
    for (const { workspace, id } of subscriptions)
      for (;;) {
        const found = await stores[0]?.subscriptions.get(workspace, id);
        if (!found || found.nextDue === null || found.nextDue > Date.now()) break;
        await new Promise((done) => setTimeout(done, 5));
      }
  }
}

function disturbed(desk: ArticleDesk, slowMs: number, broken: unknown): ArticleDesk {
  if (slowMs === 0 && broken === undefined) return desk;
  return {
    ...desk,
    async read(workspace, id) {
      await new Promise((done) => setTimeout(done, slowMs));
      if (broken !== undefined) throw broken;
      return desk.read(workspace, id);
    },
  };
}

function recorder(log: string[]): Logger {
  const write = (level: string) => (message: string, facts?: object) => {
    log.push(`${level} ${message} ${facts ? describe(facts) : ''}`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function describe(facts: object): string {
  return JSON.stringify(facts, (_key, value) =>
    value instanceof Error
      ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
      : value,
  );
}
