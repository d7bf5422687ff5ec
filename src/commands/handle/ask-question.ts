/** `/ask`, its form, and the buttons under an answer. */
import type { Brief } from '../../core/brief/brief.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Conversation } from '../../core/lookup/answer.ts';
import { leanOn } from '../../core/lookup/question/follow-up.ts';
import type { Audience, Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { answerReply } from '../say/answer-reply.ts';
import { askButton } from '../say/brief-reply.ts';
import { quotedSection } from '../say/card-sections.ts';
import { reply } from '../say/parts.ts';
import { askLibrary, type HowToAnswer } from './ask-library.ts';
import { doublePressMs, ownConversation, personTopic, threadTopic, unlessUnreachable } from './context.ts';
import { answeredExchange, keepExchange, keptExchange } from './exchanges.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface AskOptions {
  readonly question: string;
  readonly brief?: string;
  readonly audience: Audience;
}

interface Topic {
  readonly brief: string;
  readonly conversation: Conversation | null;
}

/** Answers from the brief that is given, that the thread is about, or that the question leans on; else from all. */
export async function askQuestion(
  ports: HandlerPorts,
  origin: Origin,
  { question, brief, audience }: AskOptions,
): Promise<Reply> {
  if (question.trim() === '') throw new BriefingError('question-empty', {});
  const how = { audience, echo: true, replaces: false };
  if (brief !== undefined) {
    const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
    const conversation = await unlessUnreachable(ports, ownConversation(ports, origin, article.id), null);
    return answerFrom(ports, origin, article, { question, conversation }, how);
  }
  const topic = await unlessUnreachable(ports, topicOf(ports, origin, question), null);
  const answer = topic && (await answerOnTopic(ports, origin, topic, question, how));
  return answer ?? askLibrary(ports, origin, question, how);
}

/** What the thread is about; else what this person spoke of before, if the question leans on it. */
async function topicOf(ports: HandlerPorts, origin: Origin, question: string): Promise<Topic | null> {
  const thread = origin.thread === null ? null : await threadTopic(ports, origin, [origin.thread]);
  if (thread) {
    const { brief } = thread;
    return { brief, conversation: await ownConversation(ports, origin, brief) };
  }
  const own = await personTopic(ports, origin);
  return own?.conversation && leanOn(question, own.conversation) ? own : null;
}

/** Null where the brief is gone. */
export async function answerOnTopic(
  ports: HandlerPorts,
  origin: Origin,
  { brief, conversation }: Topic,
  question: string,
  how: HowToAnswer,
): Promise<Reply | null> {
  try {
    const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
    return await answerFrom(ports, origin, article, { question, conversation }, how);
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'brief-unknown') return null;
    throw error;
  }
}

/** Puts a question to a brief, by its id, and keeps it, so that buttons can repeat it. */
export async function answerFrom(
  ports: HandlerPorts,
  origin: Origin,
  brief: Pick<Brief['article'], 'id' | 'title'>,
  asked: { readonly question: string; readonly conversation: Conversation | null },
  how: HowToAnswer,
): Promise<Reply> {
  const { workspace } = origin;
  const turn = await ports.desk.ask(workspace, brief.id, asked.question, asked.conversation);
  const exchange = await keepExchange(ports, origin, { ...asked, brief: brief.id, shared: false });
  const offersAll =
    turn.answer.status === 'abstained' &&
    (await unlessUnreachable(ports, ports.desk.count(workspace, 2), 1)) > 1;
  return answerReply(turn, { ...how, brief, exchange, others: [], unread: [], offersAll });
}

/** A kept question is answered from the chosen brief. */
export async function answerPicked(
  ports: HandlerPorts,
  origin: Origin,
  exchange: string,
  brief: string,
  how: Omit<HowToAnswer, 'echo'>,
): Promise<Reply> {
  const { question, conversation: leansOn } = await keptExchange(ports, origin, exchange);
  const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
  // In public anybody may choose: what the one who does so asked privately has no part in it.
  const own = how.audience === 'private' ? await ownConversation(ports, origin, article.id) : null;
  const conversation = leansOn ?? own;
  return answerFrom(ports, origin, article, { question, conversation }, { ...how, echo: true });
}

/** A private answer, once more and for everyone; once only. */
export async function shareAnswer(ports: HandlerPorts, origin: Origin, exchange: string): Promise<Reply> {
  const { brief, question, conversation, shared } = await answeredExchange(ports, origin, exchange);
  // It counts as shared once it has been posted; until then only a second press right after is refused.
  const first = await ports.store.seen.claim(`share:${origin.workspace}:${exchange}`, doublePressMs);
  if (shared || !first) throw new BriefingError('already-shared', {});
  const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
  const how = { audience: 'public', echo: true, replaces: false } as const;
  const answer = await answerFrom(ports, origin, article, { question, conversation }, how);
  return { ...answer, shares: exchange };
}

/** The sentences that answered, within what the article says around them. */
export async function showQuotes(ports: HandlerPorts, origin: Origin, exchange: string): Promise<Reply> {
  const { brief, question, conversation } = await answeredExchange(ports, origin, exchange);
  const { answer } = await ports.desk.ask(origin.workspace, brief, question, conversation);
  const [first, ...rest] = answer.citations;
  const around = first ? await ports.desk.expand(origin.workspace, brief, first) : [];
  const known = new Set(around.map(({ start }) => start));
  const all = [...around, ...rest.filter(({ start }) => !known.has(start))];
  const { sections, shown } = quotedSection('What the article says there', all);
  return reply('Sources of the answer', sections, {
    actions: [askButton(brief)],
    // What was said since goes on: this question was asked before it.
    topic: { brief, conversation: null, shown },
  });
}
