/** The handlers as `serve` builds them: the article desk in its threads, the store in a file. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { createHandlers } from '../../src/commands/create-handlers.ts';
import type { Handlers } from '../../src/commands/handlers.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';

const root = join(import.meta.dirname, '../..');

export interface OpenHandlers {
  readonly handlers: Handlers;
  readonly store: Store;
  readonly logger: Logger;
  close(): Promise<void>;
}

/** Errors are printed: a measurement that had one is worth nothing. */
export async function openHandlers(): Promise<OpenHandlers> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'));
  const file = join(folder, 'briefwire.db');
  const logger: Logger = { info: () => {}, warn: () => {}, error: (...told) => console.error(...told) };
  const store = await createSqliteStore({ file, clock: { now: () => Date.now() } });
  const desk = createDeskPool({
    thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
    workerData: { root, storeFile: file },
    logger,
  });
  const handlers = createHandlers({
    desk,
    store,
    taxonomy: loadTaxonomy(root),
    newId: () => randomBytes(10).toString('hex'),
    logger,
    digests: { posterOf: () => null, onDue: () => {}, leastMinutesApart: 15, timeZone: 'UTC' },
  });
  return {
    handlers,
    store,
    logger,
    async close() {
      await desk.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
