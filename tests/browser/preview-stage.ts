/** The whole preview for tests in a browser: its real page, engine and store, on sample articles in a folder of its own. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { discordView } from '../../src/adapters/discord/discord-view.ts';
import { createPageFiles } from '../../src/adapters/preview/page-files.ts';
import { createPreviewPlatform, type PreviewPlatform } from '../../src/adapters/preview/preview-platform.ts';
import { slackView } from '../../src/adapters/slack/slack-view.ts';
import { openMessageLog } from '../../src/adapters/store/sqlite-message-log.ts';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { loadBriefwireConfig } from '../../src/config/load-config.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import { digestTimings } from '../../src/digests/digest-timings.ts';
import { newId, startEngine } from '../../src/main/start-engine.ts';
import type { Logger } from '../../src/ports/logger.ts';

const clock = { now: () => Date.now() };
const hour = 60 * 60 * 1000;
const project = join(import.meta.dirname, '../..');
const samples = ['harbour-budget.md', 'museum-theft.md'].map((name) =>
  join(project, 'tests/samples/articles', name),
);
/** Bundled once for all tests. */
const files = createPageFiles();

export interface PreviewStage {
  readonly url: string;
  readonly platform: PreviewPlatform;
  /** What went wrong, as it was logged. */
  readonly log: readonly string[];
  /** Every digest falls due. */
  fallDue(): Promise<void>;
  close(): Promise<void>;
}

/** `briefs`: a folder, or files; two sample articles unless given. */
export async function openPreviewStage(briefs: string | readonly string[] = samples): Promise<PreviewStage> {
  const root = mkdtempSync(join(tmpdir(), 'briefwire-'));
  cpSync(join(project, 'config'), join(root, 'config'), { recursive: true });
  mkdirSync(join(root, 'briefs'));
  if (typeof briefs === 'string') cpSync(briefs, join(root, 'briefs'), { recursive: true });
  else for (const file of briefs) cpSync(file, join(root, 'briefs', basename(file)));
  const logged: string[] = [];
  const write = (message: string, facts?: object) =>
    void logged.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const logger: Logger = { info() {}, warn: write, error: write };
  const storeFile = join(root, 'briefwire.db');
  const store = await createSqliteStore({ file: storeFile, clock });
  const log = await openMessageLog(join(root, 'preview.db'));
  const engine = startEngine({
    root,
    config: loadBriefwireConfig(root),
    taxonomy: loadTaxonomy(root),
    store,
    storeFile,
    databaseUrl: null,
    clock,
    logger,
    onProgress: (progress) => platform.showProgress(progress),
  });
  const platform = createPreviewPlatform({
    service: () => engine,
    log,
    views: [discordView, slackView],
    logger,
    clock,
    newId,
    port: 0,
    files,
  });
  // What has been seen before can be new to a digest.
  await engine.desk.list('');
  await platform.start();
  engine.run.digests.start();
  engine.run.serves(platform);
  return {
    url: `http://localhost:${platform.port()}/`,
    platform,
    log: logged,
    async fallDue() {
      // What has just appeared waits for the next digest.
      await new Promise((done) => setTimeout(done, digestTimings.appearance + 200));
      for (const { workspace, id } of await store.subscriptions.list('preview:local', null))
        await store.subscriptions.setNextDue(workspace, id, Date.now() - hour + 1);
      engine.run.digests.wake();
    },
    async close() {
      await Promise.all([engine.stopDigests(), platform.stop()]);
      await engine.close();
      await log.close();
      await store.close();
      rmSync(root, { recursive: true });
    },
  };
}
