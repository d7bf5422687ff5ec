/** `/ask`, its form, and the buttons under an answer. */
import type { Brief } from '../../core/brief/brief.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Conversation } from '../../core/lookup/answer.ts';
import type { Exchange } from '../../ports/store.ts';
import type { Audience, Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { answerReply } from '../say/answer-reply.ts';
import { askButton } from '../say/brief-reply.ts';
import { quotedSection } from '../say/card-sections.ts';
import { reply } from '../say/parts.ts';
import { askWhichReply, chooseBrief } from './choose-brief.ts';
import { doublePressMs, exchangeKeepMs, ownConversation } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface AskOptions {
  readonly question: string;
  readonly brief?: string;
  readonly audience: Audience;
}

/** Answers from the brief that is given or that the place is about, or asks which. */
export async function askQuestion(
  ports: HandlerPorts,
  origin: Origin,
  { question, brief, audience }: AskOptions,
): Promise<Reply> {
  if (question.trim() === '') throw new BriefingError('question-empty', {});
  const id = await chooseBrief(ports, origin, brief);
  if (id === null) {
    const exchange = await keep(ports, origin, { brief: null, question, conversation: null, shared: false });
    return askWhichReply(ports, origin, exchange, audience);
  }
  const { article } = (await ports.desk.read(origin.workspace, id)).brief;
  const conversation = await ownConversation(ports, origin, article.id);
  return answerFrom(ports, origin, article, { question, conversation }, { audience, echo: true });
}

/** Puts a question to a brief, by its id, and keeps it, so that buttons can repeat it. */
export async function answerFrom(
  ports: HandlerPorts,
  origin: Origin,
  { id, title }: Brief['article'],
  asked: { readonly question: string; readonly conversation: Conversation | null },
  how: { readonly audience: Audience; readonly echo: boolean; readonly replaces?: boolean },
): Promise<Reply> {
  const turn = await ports.desk.ask(origin.workspace, id, asked.question, asked.conversation);
  const exchange = await keep(ports, origin, { ...asked, brief: id, shared: false });
  return answerReply(turn, { replaces: false, ...how, brief: { id, title }, exchange });
}

/** The question that waited is answered from the chosen brief, in the place of the one that asked which. */
export async function answerPicked(
  ports: HandlerPorts,
  origin: Origin,
  exchange: string,
  brief: string,
  how: { readonly audience: Audience; readonly replaces: boolean },
): Promise<Reply> {
  const { question } = await kept(ports, origin, exchange);
  const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
  // In public anybody may choose: what the one who does so asked privately has no part in it.
  const conversation = how.audience === 'private' ? await ownConversation(ports, origin, article.id) : null;
  return answerFrom(ports, origin, article, { question, conversation }, { ...how, echo: true });
}

/** A private answer, once more and for everyone; once only. */
export async function shareAnswer(ports: HandlerPorts, origin: Origin, exchange: string): Promise<Reply> {
  const { brief, question, conversation, shared } = await keptWithBrief(ports, origin, exchange);
  // It counts as shared once it has been posted; until then only a second press right after is refused.
  const first = await ports.store.seen.claim(`share:${origin.workspace}:${exchange}`, doublePressMs);
  if (shared || !first) throw new BriefingError('already-shared', {});
  const { article } = (await ports.desk.read(origin.workspace, brief)).brief;
  const how = { audience: 'public', echo: true } as const;
  const answer = await answerFrom(ports, origin, article, { question, conversation }, how);
  return { ...answer, shares: exchange };
}

/** The sentences that answered, within what the article says around them. */
export async function showQuotes(ports: HandlerPorts, origin: Origin, exchange: string): Promise<Reply> {
  const { brief, question, conversation } = await keptWithBrief(ports, origin, exchange);
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

/** Called once a shared answer has been posted. */
export async function markShared({ store }: HandlerPorts, { workspace }: Origin, id: string): Promise<void> {
  const exchange = await store.exchanges.get(workspace, id);
  if (exchange) await store.exchanges.put(workspace, id, { ...exchange, shared: true }, exchangeKeepMs);
}

async function keep(
  { store, newId }: HandlerPorts,
  { workspace }: Origin,
  exchange: Exchange,
): Promise<string> {
  const id = newId();
  await store.exchanges.put(workspace, id, exchange, exchangeKeepMs);
  return id;
}

async function kept({ store }: HandlerPorts, { workspace }: Origin, id: string): Promise<Exchange> {
  const exchange = await store.exchanges.get(workspace, id);
  if (exchange === null) throw new BriefingError('action-expired', {});
  return exchange;
}

async function keptWithBrief(ports: HandlerPorts, origin: Origin, id: string) {
  const { brief, ...exchange } = await kept(ports, origin, id);
  if (brief === null) throw new BriefingError('action-expired', {});
  return { ...exchange, brief };
}
