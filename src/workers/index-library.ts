/** Keeps the full-text index in step with the shipped briefs, and takes in what was kept before there was one. */
import { createHash } from 'node:crypto';
import { BriefingError } from '../core/errors.ts';
import { indexTerms } from '../core/text/index-terms.ts';
import type { BriefLibrary } from '../ports/article-source.ts';
import type { Library, ShippedEntry } from '../ports/library.ts';

/** Briefs of one call: a thread does nothing else meanwhile, and an article may have 5 MB. */
const atOnce = 4;
/** To be raised when indexTerms makes other terms of the same text: shipped briefs are then indexed anew. */
const termsVersion = 2;

/** As {@link ThreadDesk.indexSome}. Several copies may do so at once: the store keeps one of the equal entries. */
export function createLibraryIndexing(briefs: BriefLibrary, library: Library): () => Promise<boolean> {
  /** How many ids the last call has left behind it, which are not looked at again before the rest is. */
  let done = 0;

  async function changedBriefs(): Promise<ShippedEntry[]> {
    const known = await library.shippedVersions();
    const ids = await briefs.ids();
    const changed: ShippedEntry[] = [];
    const from = done < ids.length ? done : 0;
    for (const [place, id] of [...ids.slice(from), ...ids.slice(0, from)].entries()) {
      done = (from + place + 1) % ids.length;
      const source = await readable(briefs, id);
      if (source === null) continue;
      const version = `${termsVersion}:${createHash('sha256').update(source).digest('base64url')}`;
      if (known.get(id) === version) continue;
      changed.push({ id, version, terms: indexTerms(source) });
      if (changed.length === atOnce) break;
    }
    return changed;
  }

  return async () => {
    const changed = await changedBriefs();
    if (changed.length > 0) {
      await library.putShipped(changed);
      return true;
    }
    const unindexed = await library.unindexed(atOnce);
    for (const { workspace, id, text } of unindexed)
      await library.index(workspace, { id, terms: indexTerms(text.source) });
    return unindexed.length > 0;
  };
}

/** Null for a brief that cannot be read: whoever lists the briefs is told. */
async function readable(briefs: BriefLibrary, id: string): Promise<string | null> {
  try {
    return (await briefs.read(id)).source;
  } catch (error) {
    if (error instanceof BriefingError) return null;
    throw error;
  }
}
