/** Where a desk's thread starts: builds its own adapters, with its own connection to the store. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../adapters/source/folder-brief-library.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import { createArticleDesk } from '../workers/create-article-desk.ts';
import type { DeskThreadData } from '../workers/create-desk-pool.ts';
import { serveDesk } from '../workers/serve-desk.ts';
import { openStore } from './open-store.ts';

/** What the main thread hands in as `workerData`. */
export interface DeskThreadSettings extends DeskThreadData {
  /** The project's folder. */
  readonly root: string;
  /** The path of the SQLite file. */
  readonly storeFile: string;
  /** Used in place of the file where it is given. */
  readonly databaseUrl?: string | null;
}

/** A thread answers few at once, and every copy has several threads. */
const connections = 2;

const { root, storeFile: file, databaseUrl = null, longest } = workerData as DeskThreadSettings;

export const answer = serveDesk(async () => {
  const store = await openStore({ databaseUrl, file, clock: { now: () => Date.now() }, connections });
  const desk = createArticleDesk({
    briefs: createFolderBriefLibrary({ folder: join(root, 'briefs'), files: createFileArticleSource() }),
    articles: store.articles,
    library: store.library,
    appearances: store.briefs,
    taxonomy: async () => loadTaxonomy(root),
    ...(longest !== null && { longest }),
    onProgress: (progress) => parentPort?.postMessage(progress),
  });
  return { ...desk, close: () => store.close() };
});
