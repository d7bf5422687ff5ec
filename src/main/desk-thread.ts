/** Where a desk's thread starts: builds its own adapters, with its own connection to the store. */
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../adapters/source/folder-brief-library.ts';
import { createSqliteStore } from '../adapters/store/sqlite-store.ts';
import { loadTaxonomy } from '../config/load-config.ts';
import { createArticleDesk } from '../workers/create-article-desk.ts';
import type { DeskThreadData } from '../workers/create-desk-pool.ts';
import { serveDesk } from '../workers/serve-desk.ts';

/** What the main thread hands in as `workerData`. */
export interface DeskThreadSettings extends DeskThreadData {
  /** The project's folder. */
  readonly root: string;
  /** The path of the SQLite file. */
  readonly storeFile: string;
}

const { root, storeFile, longest } = workerData as DeskThreadSettings;

export const answer = serveDesk(async () => {
  const store = await createSqliteStore({ file: storeFile, clock: { now: () => Date.now() } });
  const desk = createArticleDesk({
    briefs: createFolderBriefLibrary({ folder: join(root, 'briefs'), files: createFileArticleSource() }),
    articles: store.articles,
    appearances: store.briefs,
    taxonomy: async () => loadTaxonomy(root),
    ...(longest !== null && { longest }),
  });
  return { ...desk, close: () => store.close() };
});
