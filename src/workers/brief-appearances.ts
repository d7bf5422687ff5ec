/** When shipped briefs appeared: the store knows, and is asked again only about those whose text has changed. */
import { createHash } from 'node:crypto';
import type { Article } from '../core/article/article.ts';
import { BriefingError } from '../core/errors.ts';
import type { BriefVersion, Store } from '../ports/store.ts';

export interface Appearances {
  /** By id; null where the store does not say at the moment. */
  readonly at: (id: string) => number | null;
  /** Why it does not; null where nothing had to be asked, or all was told. */
  readonly problem: BriefingError | null;
}

interface Known {
  readonly version: string;
  readonly at: number;
}

/** Articles that have been read → when each appeared. Rejects only with what is no BriefingError. */
export function createAppearances(
  briefs: Store['briefs'],
): (read: readonly Article[]) => Promise<Appearances> {
  const known = new Map<string, Known>();
  // Whoever hands in the same article again need not wait for its text to be hashed again.
  const versions = new WeakMap<Article, string>();

  function versionOf(article: Article): BriefVersion {
    const version = versions.get(article) ?? hash(article.source);
    versions.set(article, version);
    return { id: article.id, version };
  }

  return async (read) => {
    const present = read.map(versionOf);
    const changed = present.filter(({ id, version }) => known.get(id)?.version !== version);
    const { told, problem } = changed.length > 0 ? await ask(briefs, changed) : nothingTold;
    for (const { id, version } of changed) {
      const at = told.get(id);
      // What was known of its former text says nothing of this one.
      if (at === undefined) known.delete(id);
      else known.set(id, { version, at });
    }
    return { at: (id) => known.get(id)?.at ?? null, problem };
  };
}

interface Answer {
  readonly told: ReadonlyMap<string, number>;
  readonly problem: BriefingError | null;
}

const nothingTold: Answer = { told: new Map(), problem: null };

/** Briefs can be listed, read and asked without it, so they are where the store cannot be written to. */
async function ask(briefs: Store['briefs'], changed: readonly BriefVersion[]): Promise<Answer> {
  try {
    return { told: await briefs.appeared(changed), problem: null };
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'store-unavailable')
      return { ...nothingTold, problem: error };
    throw error;
  }
}

function hash(source: string): string {
  return createHash('sha256').update(source).digest('base64url');
}
