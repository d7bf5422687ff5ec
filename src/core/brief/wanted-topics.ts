/** The topics that an editor asked for in front matter. */
import type { Article } from '../article/article.ts';
import { BriefingError } from '../errors.ts';
import { findTheme } from '../theme/find-theme.ts';
import type { Taxonomy } from '../theme/theme.ts';

/** Ids of the themes that `themes` names by id, label or alias. Throws BriefingError `front-matter-invalid` where there is no such theme. */
export function wantedTopics({ id, meta, source }: Article, { facets, topics }: Taxonomy): string[] {
  const themes = [...topics, ...Object.values(facets)];
  return meta.themes.map((asked) => {
    try {
      return findTheme(themes, asked).id;
    } catch (cause) {
      if (!(cause instanceof BriefingError) || cause.code !== 'theme-unknown') throw cause;
      const { known, near } = (cause as BriefingError<'theme-unknown'>).facts;
      const guess = near ? `; did you mean ${near}?` : '';
      const problem = `there is no theme "${asked}"${guess} (the themes are ${known.join(', ')})`;
      const problems = [{ line: lineOf(source, 'themes:'), key: 'themes', problem }];
      throw new BriefingError('front-matter-invalid', { source: id, problems }, { cause });
    }
  });
}

/** Counts from 1; the first line that begins so. */
function lineOf(source: string, beginning: string): number {
  return source.split('\n').findIndex((line) => line.trimStart().startsWith(beginning)) + 1;
}
