/** `/brief show`, and the menus and buttons that lead from card to card. */
import { BriefingError } from '../../core/errors.ts';
import { findTheme, knownTheme } from '../../core/theme/find-theme.ts';
import type { Taxonomy, Theme } from '../../core/theme/theme.ts';
import type { ReadBrief } from '../../ports/article-desk.ts';
import type { Audience, Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { allCards, briefReply, noCardReply, sourcesReply } from '../say/brief-reply.ts';
import { askWhichReply, chooseBrief } from './choose-brief.ts';
import { doublePressMs } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface ShowOptions {
  readonly brief?: string | undefined;
  readonly theme?: string | undefined;
}

/** `/brief show [brief] [theme]`. One word that names no brief but a theme is a theme; a title may stand without quotation marks. */
export async function showBrief(ports: HandlerPorts, origin: Origin, options: ShowOptions): Promise<Reply> {
  try {
    return await showChosen(ports, origin, options);
  } catch (error) {
    if (!isNoBrief(error)) throw error;
    for (const other of otherReadings(ports.taxonomy, options)) {
      const shown = await showChosen(ports, origin, other).catch(nullIfNoBrief);
      if (shown) return shown;
    }
    throw error;
  }
}

function isNoBrief(error: unknown): boolean {
  return error instanceof BriefingError && error.code === 'brief-unknown';
}

function nullIfNoBrief(error: unknown): null {
  if (isNoBrief(error)) return null;
  throw error;
}

/** Words that a title or the name of a theme may have: each way to part them costs a look at the briefs. */
const mostThemeWords = 2;
const mostWords = 40;

/** What else may be meant where the first word names no brief: `people`; `Ferry disaster`; `Ferry disaster people`. */
function otherReadings(taxonomy: Taxonomy, { brief, theme }: ShowOptions): ShowOptions[] {
  if (brief === undefined) return [];
  if (theme === undefined) return isTheme(taxonomy, brief) ? [{ theme: brief }] : [];
  const words = `${brief} ${theme}`.split(/\s+/).slice(0, mostWords);
  return Array.from({ length: mostThemeWords + 1 }, (_, last) => ({
    brief: words.slice(0, words.length - last).join(' '),
    ...(last > 0 && { theme: words.slice(-last).join(' ') }),
  }));
}

async function showChosen(
  ports: HandlerPorts,
  origin: Origin,
  { brief, theme }: ShowOptions,
): Promise<Reply> {
  const id = await chooseBrief(ports, origin, brief);
  if (id === null) return askWhichReply(ports, origin);
  return showCard(ports, origin, id, theme ?? null, { audience: 'public', replaces: false });
}

/** `/brief show people`: a theme where a brief belongs, of the brief that the place is about. */
function isTheme({ facets, topics }: Taxonomy, name: string): boolean {
  return (
    knownTheme([...Object.values(facets), ...topics], name) !== undefined || name.toLowerCase() === allCards
  );
}

/** `theme`: what a person asked for or a menu gave; null for the card that opens the brief. */
export async function showCard(
  ports: HandlerPorts,
  { workspace }: Origin,
  id: string,
  theme: string | null,
  how: { readonly audience: Audience; readonly replaces: boolean },
): Promise<Reply> {
  const read = await ports.desk.read(workspace, id);
  if (theme === null || theme.toLowerCase() === allCards) {
    return briefReply(read, { theme: theme === null ? null : allCards, ...how });
  }
  const found = findTheme(themesOf(read, ports.taxonomy), theme);
  return read.brief.cards.some((card) => card.id === found.id)
    ? briefReply(read, { theme: found.id, ...how })
    : noCardReply(read, found.label, how.replaces);
}

/** A private card, once more and for everyone. */
export async function shareCard(
  ports: HandlerPorts,
  origin: Origin,
  id: string,
  theme: string,
): Promise<Reply> {
  const { workspace, channel, thread, user } = origin;
  const press = `post:${workspace}:${thread ?? channel}:${user}:${id}:${theme}`;
  if (!(await ports.store.seen.claim(press, doublePressMs))) throw new BriefingError('already-shared', {});
  return showCard(ports, origin, id, theme, { audience: 'public', replaces: false });
}

/** The card that a message asks for by nothing but its name, or null. */
export function namedCard(read: ReadBrief, taxonomy: Taxonomy, name: string): Reply | null {
  const theme = knownTheme(themesOf(read, taxonomy), name);
  const has = theme && read.brief.cards.some((card) => card.id === theme.id);
  if (name.toLowerCase() !== allCards && !has) return null;
  return briefReply(read, { theme: theme?.id ?? allCards, audience: 'public', replaces: false });
}

export async function showSources(
  { desk }: HandlerPorts,
  { workspace }: Origin,
  id: string,
  theme: string,
): Promise<Reply> {
  return sourcesReply(await desk.read(workspace, id), theme);
}

/** The configured themes and those found in this article. */
function themesOf({ brief }: Pick<ReadBrief, 'brief'>, taxonomy: Taxonomy): Theme[] {
  const found = brief.cards.map((card) => card.theme).filter(({ kind }) => kind === 'found');
  return [...Object.values(taxonomy.facets), ...taxonomy.topics, ...found];
}
