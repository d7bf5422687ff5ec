/** The whole preview for tests in a browser: its real page, handlers, digests and store, on sample articles. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discordView } from '../../src/adapters/discord/discord-view.ts';
import { createPageFiles } from '../../src/adapters/preview/page-files.ts';
import { createPreviewPlatform, type PreviewPlatform } from '../../src/adapters/preview/preview-platform.ts';
import { createNodeScheduler } from '../../src/adapters/scheduler/node-scheduler.ts';
import { slackView } from '../../src/adapters/slack/slack-view.ts';
import { openMessageLog } from '../../src/adapters/store/sqlite-message-log.ts';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { createHandlers } from '../../src/commands/create-handlers.ts';
import { createDigests } from '../../src/digests/create-digests.ts';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { sampleLibrary } from '../commands/chat-room.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';

const clock = { now: () => Date.now() };
const hour = 60 * 60 * 1000;
/** Bundled once for all tests. */
const files = createPageFiles();

export interface PreviewStage {
  readonly url: string;
  readonly platform: PreviewPlatform;
  readonly store: Store;
  /** What went wrong, as it was logged. */
  readonly log: readonly string[];
  /** Every digest falls due. */
  fallDue(): Promise<void>;
  close(): Promise<void>;
}

export async function openPreviewStage(): Promise<PreviewStage> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  const logged: string[] = [];
  const write = (message: string, facts?: object) =>
    void logged.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const logger: Logger = { info() {}, warn: write, error: write };
  const store = await createSqliteStore({ file: join(folder, 'briefwire.db'), clock });
  const log = await openMessageLog(join(folder, 'preview.db'));
  const desk = createArticleDesk({
    briefs: sampleLibrary(['harbour-budget.md', 'museum-theft.md']),
    articles: store.articles,
    library: store.library,
    appearances: store.briefs,
    taxonomy: async () => shippedTaxonomy,
    onProgress: (progress) => platform.showProgress(progress),
  });
  const posterOf = (name: string) => (name === 'preview' ? platform.poster : null);
  const digests = createDigests({
    store,
    desk,
    taxonomy: shippedTaxonomy,
    platforms: () => ['preview'],
    posterOf,
    scheduler: createNodeScheduler({ clock, logger }),
    clock,
    logger,
    copy: 'copy',
    newDeliveryId: () => randomBytes(8).toString('hex'),
    random: Math.random,
    timings: { ...digestTimings, appearance: 0 },
  });
  const handlers = createHandlers({
    desk,
    store,
    taxonomy: shippedTaxonomy,
    newId: () => randomBytes(10).toString('hex'),
    logger,
    digests: { posterOf, onDue: () => digests.wake(), leastMinutesApart: 15, timeZone: 'UTC' },
  });
  const platform = createPreviewPlatform({
    service: () => ({ handlers, desk }),
    log,
    views: [discordView, slackView],
    logger,
    clock,
    newId: randomUUID,
    port: 0,
    files,
  });
  await desk.list('');
  await platform.start();
  digests.start();
  return {
    url: `http://localhost:${platform.port()}/`,
    platform,
    store,
    log: logged,
    async fallDue() {
      for (const { workspace, id } of await store.subscriptions.list('preview:local', null))
        await store.subscriptions.setNextDue(workspace, id, Date.now() - hour + 1);
      digests.wake();
    },
    async close() {
      await Promise.all([digests.stop(), platform.stop()]);
      await log.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
