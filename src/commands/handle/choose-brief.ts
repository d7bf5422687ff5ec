/** Which brief a request means, and the reply that asks where nobody can tell. */

import { repairText } from '../../core/article/repair-text.ts';
import { BriefingError } from '../../core/errors.ts';
import type { BriefSummary } from '../../ports/article-desk.ts';
import { actionId } from '../action-id.ts';
import type { Action, Audience, Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { line, reply, section } from '../say/parts.ts';
import { placeBrief } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

/** A menu holds so many at the most: four of Discord's (https://docs.discord.com/developers/components/reference#string-select). */
export const longestBriefMenu = 100;

/** Id of the brief that is meant; null where there are several and nothing says which. Throws `brief-unknown` where there is none at all. */
export async function chooseBrief(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<string | null> {
  if (asked !== undefined) return asked;
  const kept = await placeBrief(ports, origin);
  const { briefs } = await ports.desk.list(origin.workspace);
  if (kept !== null && briefs.some(({ id }) => id === kept)) return kept;
  const [only, another] = briefs;
  if (!only) throw new BriefingError('brief-unknown', { asked: '', known: [], near: null });
  return another ? null : only.id;
}

/** Asks which brief is meant. `exchange`: the kept question that waits for the choice, and for whom; null where a card does. */
export async function askWhichReply(
  { desk }: HandlerPorts,
  origin: Origin,
  exchange: string | null,
  audience: Audience = 'private',
): Promise<Reply> {
  const { briefs } = await desk.list(origin.workspace);
  const id = exchange === null ? actionId({ verb: 'brief' }) : actionId({ verb: 'pick', exchange, audience });
  return reply(
    'Which brief do you mean?',
    [
      section(null, [
        line(
          'none',
          exchange === null
            ? 'Which brief do you mean? Choose one.'
            : 'Which brief shall I look in? Choose one and the question is answered from it.',
        ),
      ]),
    ],
    { actions: briefMenu(briefs, id) },
  );
}

/** A menu of briefs, or nothing where there are none. */
export function briefMenu(briefs: readonly BriefSummary[], id: string): Action[] {
  const choices = briefs
    .slice(0, longestBriefMenu)
    .map((brief) => ({ value: brief.id, label: repairText(brief.title), emoji: '📄' }));
  return choices.length > 0 ? [{ kind: 'menu', id, placeholder: 'Choose a brief', choices }] : [];
}
