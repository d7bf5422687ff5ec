/** Which themes and briefs a digest is restricted to, from lists with commas. */
import { BriefingError } from '../../core/errors.ts';
import { findTheme } from '../../core/theme/find-theme.ts';
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';

/** Stands for no restriction. */
const everything = /^all$/i;

/** Ids of the themes named by id, label or alias; [] for all. Throws BriefingError `theme-unknown`. */
export function readThemes({ facets, topics }: Taxonomy, asked: string | undefined): string[] {
  const known = [...Object.values(facets), ...topics];
  return unique(pieces(asked).map((piece) => findTheme(known, piece).id));
}

/** Ids of the briefs named by id or title; [] for all. Throws what reading one throws. */
export async function readBriefs(
  desk: ArticleDesk,
  workspace: string,
  asked: string | undefined,
): Promise<string[]> {
  const listed = pieces(asked);
  const idOf = async (brief: string) => (await desk.read(workspace, brief)).brief.article.id;
  // A title may hold commas.
  if (asked !== undefined && listed.length > 1) {
    const whole = await idOf(asked.trim()).catch(unlessUnknown);
    if (whole !== null) return [whole];
  }
  const ids: string[] = [];
  for (const piece of listed) ids.push(await idOf(piece));
  return unique(ids);
}

function unlessUnknown(error: unknown): null {
  if (error instanceof BriefingError && error.code === 'brief-unknown') return null;
  throw error;
}

function pieces(asked = ''): string[] {
  const all = asked
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  return all.some((piece) => everything.test(piece)) ? [] : all;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
