/** Which themes and briefs a digest is restricted to, from lists with commas. */
import { BriefingError } from '../../core/errors.ts';
import { findTheme, knownTheme } from '../../core/theme/find-theme.ts';
import type { Taxonomy, Theme } from '../../core/theme/theme.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';

/** Stands for no restriction. */
const everything = /^all$/i;

/** Ids of the themes named by id, label or alias; [] for all. Throws BriefingError `theme-unknown`. */
export function readThemes({ facets, topics }: Taxonomy, asked: string | undefined): string[] {
  const known = [...Object.values(facets), ...topics];
  return unique(pieces(asked).flatMap((piece) => themesIn(known, piece).map(({ id }) => id)));
}

const betweenThemes = /^and\s+|\s+and\s+|\s*&\s*/i;

/** `finance and people`, `finance people`; what is the name of a theme as a whole is that. */
function themesIn(known: readonly Theme[], piece: string): readonly Theme[] {
  const whole = knownTheme(known, piece);
  if (whole) return [whole];
  const names = piece.split(betweenThemes).filter((name) => name !== '');
  const found = names.map((name) => allKnown(known, [name]) ?? allKnown(known, name.split(/\s+/)));
  // What is wrong is the one that is none, or all of it.
  if (found.every((themes) => themes === null)) return [findTheme(known, piece)];
  return found.flatMap((themes, at) => themes ?? [findTheme(known, names[at] ?? piece)]);
}

function allKnown(known: readonly Theme[], names: readonly string[]): readonly Theme[] | null {
  const found = names.map((name) => knownTheme(known, name)).filter((theme) => theme !== undefined);
  return found.length === names.length ? found : null;
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

/** Commas in quotation marks are a name's own. */
const listPiece = /(?:"[^"]+"(?=\s*(?:,|$))|[^,])+/g;

function pieces(asked = ''): string[] {
  const all = (asked.replace(/[“”„]/g, '"').match(listPiece) ?? [])
    .map((piece) => piece.trim().replace(/^"([^"]+)"$/, '$1'))
    .filter((piece) => piece !== '');
  return all.some((piece) => everything.test(piece)) ? [] : all;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
