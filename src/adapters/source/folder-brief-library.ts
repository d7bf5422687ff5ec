/** The shipped briefs: every Markdown file in one folder. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BriefingError } from '../../core/errors.ts';
import type { ArticleSource, BriefLibrary } from '../../ports/article-source.ts';
import { idFromName } from './file-article-source.ts';

/** Reads `folder` anew at each call, so that an edited brief shows without a restart. No folder: no briefs. */
export function createFolderBriefLibrary(config: {
  readonly folder: string;
  readonly files: ArticleSource;
}): BriefLibrary {
  const { folder, files } = config;

  async function fileNames(): Promise<string[]> {
    try {
      const names = await readdir(folder);
      return names.filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort();
    } catch (cause) {
      const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      if (problem === 'ENOENT') return [];
      throw new BriefingError('article-unreadable', { source: folder, problem }, { cause });
    }
  }

  return {
    ids: async () => (await fileNames()).map(idFromName),
    async read(id) {
      const names = await fileNames();
      const name = names.find((candidate) => idFromName(candidate) === id);
      if (name === undefined)
        throw new BriefingError('article-missing', { path: id, near: null, briefs: names.map(idFromName) });
      return { ...(await files.read(join(folder, name))), id };
    },
  };
}
