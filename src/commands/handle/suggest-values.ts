/** Suggestions while somebody types a brief or a theme. */
import { repairText } from '../../core/article/repair-text.ts';
import { shorten } from '../../core/text/cut-text.ts';
import type { Suggestion, SuggestRequest } from '../request.ts';
import { allCards } from '../say/brief-reply.ts';
import { placeBrief } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

/** Discord shows so many (https://docs.discord.com/developers/interactions/application-commands#autocomplete). */
const mostSuggestions = 25;
const longestLabel = 100;

export async function suggestValues(
  ports: HandlerPorts,
  request: SuggestRequest,
): Promise<readonly Suggestion[]> {
  const all = request.option === 'theme' ? await themes(ports, request) : await briefs(ports, request);
  const typed = request.typed.trim().toLowerCase();
  return all
    .map((suggestion) => ({ suggestion, rank: rank(suggestion, typed) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostSuggestions)
    .map(({ suggestion: { label, value } }) => ({ label: shorten(label, longestLabel), value }));
}

interface Known extends Suggestion {
  readonly alsoCalled: readonly string[];
}

async function briefs(
  { desk }: HandlerPorts,
  { origin, command, subcommand }: SuggestRequest,
): Promise<Known[]> {
  const { briefs } = await desk.list(origin.workspace);
  const removing = command === 'brief' && subcommand === 'remove';
  return briefs
    .filter(({ shipped }) => !(removing && shipped))
    .map(({ id, title }) => ({ label: repairText(title), value: id, alsoCalled: [id] }));
}

/** The cards of the brief that is typed already, or that the place is about; else all configured themes. */
async function themes(ports: HandlerPorts, { origin, options }: SuggestRequest): Promise<Known[]> {
  const asked = typeof options.brief === 'string' ? options.brief : await placeBrief(ports, origin);
  const all = { label: '🗂️ All cards', value: allCards, alsoCalled: [] };
  const known = await cardThemes(ports, origin.workspace, asked);
  return [
    ...known.map(({ id, label, emoji, aliases }) => ({
      label: `${emoji} ${label}`,
      value: id,
      alsoCalled: [id, label, ...aliases],
    })),
    all,
  ];
}

async function cardThemes({ desk, taxonomy }: HandlerPorts, workspace: string, brief: string | null) {
  if (brief !== null) {
    const read = await desk.read(workspace, brief).catch(() => null);
    if (read) return read.brief.cards.map(({ theme }) => theme);
  }
  const { facets, topics } = taxonomy;
  return [...Object.values(facets), ...topics];
}

const noMatch = 3;

/** 0: a name begins so, 1: a word in it does, 2: it stands somewhere in it. */
function rank({ label, value, alsoCalled }: Known, typed: string): number {
  const names = [label, value, ...alsoCalled].map((name) => name.toLowerCase());
  if (names.some((name) => name.startsWith(typed))) return 0;
  if (names.some((name) => name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed)))) return 1;
  return names.some((name) => name.includes(typed)) ? 2 : noMatch;
}
