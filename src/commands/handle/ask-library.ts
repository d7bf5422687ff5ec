/** A question that names no brief: all briefs of the workspace are asked, and the one that answers best is named. */
import type { Conversation } from '../../core/lookup/answer.ts';
import { fromElsewhere } from '../../core/lookup/choose-answer.ts';
import type { Audience, Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { answerReply } from '../say/answer-reply.ts';
import { noAnswerReply } from '../say/no-answer-reply.ts';
import { placeBrief, unlessUnreachable } from './context.ts';
import { keepExchange, keptExchange } from './exchanges.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface HowToAnswer {
  readonly audience: Audience;
  /** Whether to repeat the question: not where it stands right above. */
  readonly echo: boolean;
  readonly replaces: boolean;
}

/** The brief that the place is about answers where it does so about as well as another, so that nobody is led away from it. */
export async function askLibrary(
  ports: HandlerPorts,
  origin: Origin,
  question: string,
  how: HowToAnswer,
): Promise<Reply> {
  const preferred = await unlessUnreachable(ports, placeBrief(ports, origin), null);
  return askAll(ports, origin, { question, conversation: null, preferred }, how);
}

/** "Look in all briefs" under what one brief could not answer. */
export async function askAgain(
  ports: HandlerPorts,
  origin: Origin,
  id: string,
  how: Omit<HowToAnswer, 'echo'>,
): Promise<Reply> {
  const { question, conversation } = await keptExchange(ports, origin, id);
  const leansOn = conversation && fromElsewhere(conversation);
  return askAll(ports, origin, { question, conversation: leansOn, preferred: null }, { ...how, echo: true });
}

async function askAll(
  ports: HandlerPorts,
  origin: Origin,
  asked: {
    readonly question: string;
    readonly conversation: Conversation | null;
    readonly preferred: string | null;
  },
  how: HowToAnswer,
): Promise<Reply> {
  const { question, ...leaning } = asked;
  const answer = await ports.desk.askAll(origin.workspace, question, leaning);
  const { best, others, unread } = answer;
  const brief = best?.id ?? null;
  const { conversation } = asked;
  const exchange = await keepExchange(ports, origin, { brief, question, conversation, shared: false });
  if (best === null) return noAnswerReply(answer, { ...how, question, exchange });
  return answerReply(best.turn, { ...how, brief: best, exchange, others, unread, offersAll: false });
}
