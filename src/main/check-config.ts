/** The part of `doctor` that needs no network: configuration, briefs and the store. */
import { join, resolve } from 'node:path';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../adapters/source/folder-brief-library.ts';
import type { CheckedThing } from '../cli/operations.ts';
import { wordError } from '../commands/messages.ts';
import {
  checkDigestThemes,
  type UnshippedBrief,
  unshippedBriefs,
} from '../config/configured-subscriptions.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import { takeInArticle } from '../core/article/take-in-article.ts';
import { buildBrief } from '../core/brief/build-brief.ts';
import { BriefingError } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import { openStore } from './open-store.ts';

export interface CheckedConfig {
  readonly found: readonly CheckedThing[];
  /** Whether the configuration can be read, so that what rests on it can be checked. */
  readonly usable: boolean;
}

/** `databaseUrl`: as in StoreSettings. Never rejects. */
export async function checkConfig(root: string, databaseUrl: string | null): Promise<CheckedConfig> {
  const things: readonly (readonly [what: string, check: () => unknown])[] = [
    ['config/briefwire.yaml', () => loadBriefwireConfig(root)],
    ['config/themes.yaml', () => loadTaxonomy(root)],
    [
      'config/briefwire.yaml, digests',
      () => checkDigestThemes(loadBriefwireConfig(root), loadTaxonomy(root)),
    ],
  ];
  const found: CheckedThing[] = [];
  for (const [what, check] of things) {
    const thing = await look(what, check);
    found.push(thing);
    if (!thing.ok) return { found: [...found, later], usable: false };
  }
  found.push(...(await checkBriefs(root)), await checkStore(root, databaseUrl));
  return { found, usable: true };
}

const later: CheckedThing = {
  ok: false,
  what: 'briefs, store and platforms are not checked',
  remedy: 'Mend what stands above, and run this again.',
};

async function look(what: string, check: () => unknown): Promise<CheckedThing> {
  try {
    await check();
    return { ok: true, what, remedy: null };
  } catch (error) {
    return { ok: false, what, remedy: wordError(error) };
  }
}

/** Each brief by itself, its cards included, where a theme that nobody knows shows; then the one that opens. */
async function checkBriefs(root: string): Promise<readonly CheckedThing[]> {
  const library = createFolderBriefLibrary({
    folder: join(root, 'briefs'),
    files: createFileArticleSource(),
  });
  const taxonomy = loadTaxonomy(root);
  const ids = await library.ids();
  const looked = await Promise.all(
    ids.map((id) =>
      look(`the brief ${id}`, async () => buildBrief(await takeInArticle(await library.read(id)), taxonomy)),
    ),
  );
  const opening = await look('config/briefwire.yaml, briefs.open', () => {
    const { open } = loadBriefwireConfig(root).briefs;
    if (!ids.includes(open))
      throw new BriefingError('brief-unknown', { asked: open, known: ids, near: nearest(open, ids) });
  });
  const wrong = [...looked, opening].filter(({ ok }) => !ok);
  const notes = unshippedBriefs(loadBriefwireConfig(root), ids).map(noteUnshipped);
  const all = { ok: true, what: `briefs/ (${ids.length})`, remedy: null };
  return [...(wrong.length > 0 ? wrong : [all]), ...notes];
}

/** No mistake: it may be one that was added in the workspace, or will be. */
function noteUnshipped({ digest, workspace, brief, near }: UnshippedBrief): CheckedThing {
  const guess = near === null ? '' : ` If ${near} in briefs/ is meant, write that.`;
  return {
    ok: true,
    what: `config/briefwire.yaml, digests: the digest "${digest}" is about "${brief}", which is not in briefs/`,
    remedy: `That is right if ${workspace} has added a brief of this id: /brief list shows it there.${guess}`,
  };
}

async function checkStore(root: string, databaseUrl: string | null): Promise<CheckedThing> {
  const { file } = loadBriefwireConfig(root).store;
  const where = databaseUrl === null ? `the SQLite file ${file}` : 'PostgreSQL at DATABASE_URL';
  return look(`the store (${where})`, async () => {
    const clock = { now: () => Date.now() };
    const store = await openStore({ databaseUrl, file: resolve(root, file), clock, connections: 1 });
    try {
      await store.purge();
    } finally {
      await store.close();
    }
  });
}
