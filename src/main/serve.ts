/** Serves chat: builds every part, starts the platforms, and takes them down again. */
import { resolve } from 'node:path';
import { createLogger } from '../adapters/log/create-logger.ts';
import type { PostingPlatform } from '../commands/channel-poster.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import { BriefingError } from '../core/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import {
  createPlatform,
  type PlatformName,
  type PlatformParts,
  platformsWithToken,
} from './create-platforms.ts';
import { type Environment, secretsOf } from './environment.ts';
import { openStore } from './open-store.ts';
import { keepConfigured } from './run-digests.ts';
import { startEngine } from './start-engine.ts';
import { startPlatforms, tellNotStarted } from './start-platforms.ts';
import { aborted } from './stop-signal.ts';

const hour = 60 * 60 * 1000;
const clock: Clock = { now: () => Date.now() };

export interface ServeOptions {
  /** The project's folder. */
  readonly root: string;
  readonly environment: Environment;
  /** Aborts when it is time to stop. */
  readonly signal: AbortSignal;
}

/** Resolves to the exit code once everything has stopped. Throws BriefingError where nothing could be started at all. */
export async function serve({ root, environment, signal }: ServeOptions): Promise<number> {
  if (platformsWithToken(environment).length === 0) throw new BriefingError('no-token', {});
  const config = loadBriefwireConfig(root);
  const taxonomy = loadTaxonomy(root);
  const logger = createLogger({
    level: config.log.level,
    secrets: secretsOf(environment),
    readable: process.stderr.isTTY === true,
  });
  const file = resolve(root, config.store.file);
  const { databaseUrl } = environment;
  const store = await openStore({ databaseUrl, file, clock, logger });
  const engine = startEngine({
    root,
    config,
    taxonomy,
    store,
    storeFile: file,
    databaseUrl,
    clock,
    logger,
  });
  const { handlers, run } = engine;
  // A library that lets one go unheard must not end the process, and the other platform with it.
  const unheard = (error: unknown) => logger.error('A promise was rejected unheard', { error });
  process.on('unhandledRejection', unheard);
  const purge = () => store.purge().catch((error: unknown) => logger.error('Purging failed', { error }));
  const purging = setInterval(() => void purge(), hour);

  try {
    await purge();
    await keepConfigured(store, config, taxonomy);
    run.digests.start();
    const parts = { environment, config, handlers, store, logger, clock };
    const platforms = await createPlatforms(platformsWithToken(environment), parts);
    const stopped = aborted(signal);
    // A platform that is slow to start must not keep the others from stopping in time.
    const serving = await Promise.race([
      startPlatforms({ platforms, logger, signal, onServing: run.serves }),
      stopped,
    ]);
    const servesAny = serving === undefined || serving.length > 0;
    if (servesAny) await stopped;
    await Promise.all([engine.stopDigests(), stopAll(platforms, logger)]);
    return servesAny ? 0 : 1;
  } finally {
    clearInterval(purging);
    process.off('unhandledRejection', unheard);
    await engine.close();
    await store.close();
  }
}

async function createPlatforms(
  names: readonly PlatformName[],
  parts: PlatformParts,
): Promise<PostingPlatform[]> {
  const platforms: PostingPlatform[] = [];
  for (const name of names) {
    try {
      platforms.push(await createPlatform(name, parts));
    } catch (error) {
      tellNotStarted(parts.logger, name, error);
    }
  }
  return platforms;
}

async function stopAll(platforms: readonly PostingPlatform[], logger: Logger): Promise<void> {
  await Promise.all(
    platforms.map(async (platform) => {
      try {
        await platform.stop();
        logger.info(`${platform.name} has stopped`);
      } catch (error) {
        logger.error(`${platform.name} did not stop cleanly`, { error });
      }
    }),
  );
}
