/** One scenario's stage: a loopback platform, one or two copies of the bot on one store, and everything they logged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { ChannelPoster, PostingPlatform } from '../../src/commands/channel-poster.ts';
import { createHandlers } from '../../src/commands/create-handlers.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { countedId, sampleLibrary } from '../commands/chat-room.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import type { ChatDriver } from './chat-driver.ts';

export interface StageOptions {
  readonly copies?: number;
  /** Names of sample articles that are the shipped briefs. */
  readonly briefs?: readonly string[];
  /** Milliseconds that reading an article takes longer. */
  readonly slowMs?: number;
  /** What reading an article throws. */
  readonly broken?: unknown;
}

export interface Stage {
  readonly driver: ChatDriver;
  readonly platforms: readonly PostingPlatform[];
  /** Every line that a copy logged, facts included, as text. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function openStage(
  createDriver: () => Promise<ChatDriver>,
  { copies = 1, briefs = ['harbour-budget.md', 'museum-theft.md'], slowMs = 0, broken }: StageOptions = {},
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  const driver = await createDriver();
  const log: string[] = [];
  const logger = recorder(log);
  const stores: Store[] = [];
  const platforms: PostingPlatform[] = [];
  let ids = 0;
  for (let copy = 1; copy <= copies; copy++) {
    const store = await createSqliteStore({
      file: join(folder, 'briefwire.db'),
      clock: { now: () => Date.now() },
    });
    stores.push(store);
    const desk = createArticleDesk({
      briefs: sampleLibrary(briefs),
      articles: store.articles,
      appearances: store.briefs,
      taxonomy: async () => shippedTaxonomy,
    });
    const handlers = createHandlers({
      desk: disturbed(desk, slowMs, broken),
      store,
      taxonomy: shippedTaxonomy,
      newId: () => countedId(++ids),
      logger,
      digests: {
        posterOf: (name) => posterOf(platforms[copy - 1], name),
        onDue: () => {},
        leastMinutesApart: 15,
        timeZone: 'UTC',
      },
    });
    platforms.push(await driver.startCopy({ handlers, store, logger, name: `copy${copy}` }));
  }
  return {
    driver,
    platforms,
    log,
    async close() {
      await Promise.all(platforms.map((platform) => platform.stop()));
      await driver.close();
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Of this copy, once it has started. */
function posterOf(platform: PostingPlatform | undefined, name: string): ChannelPoster | null {
  return platform?.poster.platform === name ? platform.poster : null;
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
