/** Which brief a request means, and the reply that asks where nobody can tell. */
import { BriefingError } from '../../core/errors.ts';
import { actionId } from '../action-id.ts';
import type { Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { briefMenu } from '../say/brief-menu.ts';
import { line, reply, section } from '../say/parts.ts';
import { placeBrief } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

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

/** Asks which brief is to be shown. */
export async function askWhichReply({ desk }: HandlerPorts, origin: Origin): Promise<Reply> {
  const { briefs } = await desk.list(origin.workspace);
  return reply(
    'Which brief do you mean?',
    [section(null, [line('none', 'Which brief do you mean? Choose one.')])],
    { actions: briefMenu(briefs, actionId({ verb: 'brief' })) },
  );
}
