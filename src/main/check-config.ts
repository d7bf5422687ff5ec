/** The part of `doctor` that needs no network: configuration, briefs and the store. */
import { join, resolve } from 'node:path';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../adapters/source/folder-brief-library.ts';
import { createSqliteStore } from '../adapters/store/sqlite-store.ts';
import type { CheckedThing } from '../cli/operations.ts';
import { wordError } from '../commands/messages.ts';
import { loadBriefwireConfig, loadTaxonomy } from '../config/load-config.ts';
import { takeInArticle } from '../core/article/take-in-article.ts';

/** In order; each by itself, so that one mistake does not hide the next. Never rejects. */
export async function checkConfig(root: string): Promise<readonly CheckedThing[]> {
  const things: readonly (readonly [what: string, check: () => unknown])[] = [
    ['config/briefwire.yaml', () => loadBriefwireConfig(root)],
    ['config/themes.yaml', () => loadTaxonomy(root)],
    ['briefs/', () => readBriefs(root)],
    ['the store', () => openStore(root)],
  ];
  const found: CheckedThing[] = [];
  for (const [what, check] of things) {
    try {
      await check();
      found.push({ ok: true, what, remedy: null });
    } catch (error) {
      found.push({ ok: false, what, remedy: wordError(error) });
    }
  }
  return found;
}

async function readBriefs(root: string): Promise<void> {
  const library = createFolderBriefLibrary({
    folder: join(root, 'briefs'),
    files: createFileArticleSource(),
  });
  for (const id of await library.ids()) await takeInArticle(await library.read(id));
}

async function openStore(root: string): Promise<void> {
  const file = resolve(root, loadBriefwireConfig(root).store.file);
  const store = await createSqliteStore({ file, clock: { now: () => Date.now() } });
  await store.purge();
  await store.close();
}
