/** What thinks, whatever chat platform carries it: the desk, the digests and the handlers, over one store and one configuration. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHandlers } from '../commands/create-handlers.ts';
import type { Handlers } from '../commands/handlers.ts';
import type { BriefwireConfig } from '../config/briefwire-config.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import type { ArticleDesk, WorkProgress } from '../ports/article-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../ports/store.ts';
import { createDeskPool } from '../workers/create-desk-pool.ts';
import { type DigestRun, runDigests } from './run-digests.ts';

/** As the platforms have; what is not finished by then is another copy's to find out about. */
const digestGraceMs = 8000;
/** The platforms have had up to eight of the ten seconds by then. */
const deskGraceMs = 1000;

export interface EngineParts {
  /** The folder whose briefs/ and config/ count. */
  readonly root: string;
  readonly config: BriefwireConfig;
  readonly taxonomy: Taxonomy;
  readonly store: Store;
  /** The path of the SQLite file and the address of the database, for the desk's own threads. */
  readonly storeFile: string;
  readonly databaseUrl: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onProgress?: (progress: WorkProgress) => void;
}

export interface Engine {
  readonly config: BriefwireConfig;
  readonly taxonomy: Taxonomy;
  readonly desk: ArticleDesk;
  readonly handlers: Handlers;
  readonly run: DigestRun;
  /** Lets digests that are under way end, for eight seconds at most. */
  stopDigests(): Promise<void>;
  close(): Promise<void>;
}

/** Digests do not run before `run.digests.start()`. The store is its owner's to close. */
export function startEngine(parts: EngineParts): Engine {
  const { root, config, taxonomy, store, storeFile, databaseUrl, clock, logger, onProgress } = parts;
  const desk = createDeskPool({
    graceMs: deskGraceMs,
    logger,
    thread: new URL('./desk-thread.ts', import.meta.url),
    workerData: { root, storeFile, databaseUrl },
    ...(onProgress && { onProgress }),
  });
  const run = runDigests({ config, store, desk, taxonomy, clock, logger });
  const handlers = createHandlers({ desk, store, taxonomy, newId, logger, digests: run.ports });
  return {
    config,
    taxonomy,
    desk,
    handlers,
    run,
    async stopDigests() {
      await Promise.race([run.digests.stop(), sleep(digestGraceMs, undefined, { ref: false })]);
    },
    close: () => desk.close(),
  };
}

/** 20 hexadecimal digits: 80 bits that nobody guesses. */
export function newId(): string {
  return randomBytes(10).toString('hex');
}
