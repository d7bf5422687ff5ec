/** The topics that an editor asked for in front matter. */
import type { Article } from '../article/article.ts';
import { BriefingError } from '../errors.ts';
import { knownTheme, nearTheme } from '../theme/find-theme.ts';
import type { Taxonomy } from '../theme/theme.ts';

/** Ids of the themes that `themes` names by id, label or alias. Throws BriefingError `front-matter-invalid` where there is no such theme. */
export function wantedTopics({ id, meta, source }: Article, { facets, topics }: Taxonomy): string[] {
  const themes = [...topics, ...Object.values(facets)];
  return meta.themes.map((asked) => {
    const theme = knownTheme(themes, asked);
    if (theme) return theme.id;
    const near = nearTheme(themes, asked);
    const guess = near === null ? '' : `; did you mean ${near}?`;
    const known = themes.map((other) => other.id).join(', ');
    const problem = `there is no theme "${asked}"${guess} (the themes are ${known})`;
    const problems = [{ line: lineOf(source, 'themes:'), key: 'themes', problem }];
    throw new BriefingError('front-matter-invalid', { source: id, problems });
  });
}

/** Counts from 1; the first line that begins so. */
function lineOf(source: string, beginning: string): number {
  return source.split('\n').findIndex((line) => line.trimStart().startsWith(beginning)) + 1;
}
