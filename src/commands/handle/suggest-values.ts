/** Suggestions while somebody types an option. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Suggestion, SuggestRequest } from '../request.ts';
import { allCards } from '../say/brief-reply.ts';
import { placeBrief } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { type KnownValue, rankSuggestions } from './rank-suggestions.ts';
import { suggestDigestValues } from './suggest-digest-values.ts';

export async function suggestValues(
  ports: HandlerPorts,
  request: SuggestRequest,
): Promise<readonly Suggestion[]> {
  if (request.command === 'digest') return suggestDigestValues(ports, request);
  const all = request.option === 'theme' ? await themes(ports, request) : await briefs(ports, request);
  return rankSuggestions(all, request.typed);
}

async function briefs(
  { desk }: HandlerPorts,
  { origin, command, subcommand }: SuggestRequest,
): Promise<KnownValue[]> {
  const { briefs } = await desk.list(origin.workspace);
  const removing = command === 'brief' && subcommand === 'remove';
  return briefs
    .filter(({ shipped }) => !(removing && shipped))
    .map(({ id, title }) => ({ label: repairText(title), value: id, alsoCalled: [] }));
}

/** The cards of the brief that is typed already, or that the place is about; else all configured themes. */
async function themes(ports: HandlerPorts, { origin, options }: SuggestRequest): Promise<KnownValue[]> {
  const asked = typeof options.brief === 'string' ? options.brief : await placeBrief(ports, origin);
  const all = { label: '🗂️ All cards', value: allCards, alsoCalled: [] };
  const known = await cardThemes(ports, origin.workspace, asked);
  return [
    ...known.map(({ id, label, emoji, aliases }) => ({
      label: `${emoji} ${label}`,
      value: id,
      alsoCalled: [label, ...aliases],
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
