/** Serves the preview: the same engine as for chat, on a page of this machine; with `watch`, as an editor's files are now. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { discordView } from '../adapters/discord/discord-view.ts';
import { createLogger } from '../adapters/log/create-logger.ts';
import { createPreviewPlatform } from '../adapters/preview/preview-platform.ts';
import { slackView } from '../adapters/slack/slack-view.ts';
import { openMessageLog } from '../adapters/store/sqlite-message-log.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import type { Clock } from '../ports/clock.ts';
import { type Environment, secretsOf } from './environment.ts';
import { openStore } from './open-store.ts';
import { type Engine, newId, startEngine } from './start-engine.ts';
import { aborted } from './stop-signal.ts';
import { watchEditorFiles } from './watch-editor-files.ts';

const clock: Clock = { now: () => Date.now() };
/** Questions that the engine before still answers when settings have changed. */
const oldEngineGraceMs = 5000;

export interface ServePreviewOptions {
  /** The project's folder. */
  readonly root: string;
  readonly environment: Environment;
  /** Aborts when it is time to stop. */
  readonly signal: AbortSignal;
  /** Null: the configured one. */
  readonly port: number | null;
  readonly watch: boolean;
  /** Given lines for a person. */
  readonly tell: (line: string) => void;
}

/** Resolves to the exit code once everything has stopped. Throws BriefingError where it could not be started. */
export async function servePreview(options: ServePreviewOptions): Promise<number> {
  const { root, environment, signal, watch, tell } = options;
  const config = loadBriefwireConfig(root);
  const logger = createLogger({
    // Whoever looks at the page need not read what goes well.
    level: config.log.level === 'error' ? 'error' : 'warn',
    secrets: secretsOf(environment),
    readable: process.stderr.isTTY === true,
  });
  await using opened = new AsyncDisposableStack();
  const storeFile = resolve(root, config.store.file);
  // What is tried on a page of one machine does not belong into a team's database.
  const databaseUrl = null;
  const store = await openStore({ databaseUrl, file: storeFile, clock, logger });
  opened.defer(() => store.close());
  const log = await openMessageLog(resolve(root, config.preview.file));
  opened.defer(() => log.close());
  const watched = watch ? await watchEditorFiles({ root, onChange: () => void renew() }) : null;
  opened.defer(() => watched?.close());
  const from = watched?.root ?? root;

  const build = (): Engine =>
    startEngine({
      root: from,
      config: loadBriefwireConfig(from),
      taxonomy: loadTaxonomy(from),
      store,
      storeFile,
      databaseUrl,
      clock,
      logger,
      onProgress: (progress) => platform.showProgress(progress),
    });
  let engine = build();
  let settings = watched?.settingsVersion() ?? 0;
  opened.defer(() => engine.close());
  const wanted = options.port ?? config.preview.port;
  const platform = createPreviewPlatform({
    service: () => engine,
    log,
    views: [discordView, slackView],
    logger,
    clock,
    newId,
    port: wanted,
  });

  function run(): void {
    engine.run.digests.start();
    engine.run.serves(platform);
  }

  /** Briefs are read anew at each request; settings need an engine of their own. */
  async function renew(): Promise<void> {
    if (!watched || signal.aborted) return;
    const before = engine;
    try {
      if (watched.settingsVersion() !== settings) {
        settings = watched.settingsVersion();
        engine = build();
        run();
      }
    } catch (error) {
      logger.error('The settings that were saved cannot be used yet', { error });
    }
    platform.showEditor(watched.state());
    if (before === engine) return;
    await before.stopDigests();
    await sleep(oldEngineGraceMs, undefined, { ref: false });
    await before.close();
  }

  await store.purge();
  await platform.start();
  run();
  if (watched) platform.showEditor(watched.state());
  const port = platform.port();
  if (port !== wanted) tell(`Port ${wanted} is taken, so the preview takes ${port}.`);
  const follows = watch ? ', and follows briefs/ and config/' : '';
  tell(`The preview is at http://localhost:${port}${follows}. Ctrl+C ends it.`);
  await aborted(signal);
  await Promise.all([engine.stopDigests(), platform.stop()]);
  return 0;
}
