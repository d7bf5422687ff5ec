/** What a place is about: its brief and what was said there, kept between requests. */

import { BriefingError } from '../../core/errors.ts';
import type { Conversation } from '../../core/lookup/answer.ts';
import { remember } from '../../core/lookup/question/follow-up.ts';
import type { KeptConversation } from '../../ports/store.ts';
import type { Reply } from '../reply.ts';
import type { Origin, Posted } from '../request.ts';
import type { HandlerPorts } from './handler-ports.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** A thread is taken up again after a weekend; a person's own questions lean on each other for a sitting. */
const threadKeepMs = 30 * day;
const personKeepMs = 2 * hour;
/** How long the buttons under an answer work. */
export const exchangeKeepMs = 90 * day;
/** Whoever presses twice by mistake does so within it; a post takes less. */
export const doublePressMs = 10_000;

const threadPlace = (thread: string) => `thread:${thread}`;
const channelPlace = ({ channel }: Origin) => `channel:${channel}`;
/** What a person asks privately in a thread leans on itself, and leaves the thread's conversation alone. */
const personPlace = ({ channel, thread, user }: Origin) => `person:${thread ?? channel}:${user}`;

/** The brief of the first of these threads that has one, with what was said there; null where none has. */
export async function threadTopic(
  { store }: Pick<HandlerPorts, 'store'>,
  { workspace }: Origin,
  threads: readonly string[],
): Promise<KeptConversation | null> {
  for (const thread of threads) {
    const place = threadPlace(thread);
    const brief = await store.places.briefOf(workspace, [place]);
    if (brief === null) continue;
    const kept = await store.conversations.get(workspace, place);
    return kept?.brief === brief ? kept : { brief, conversation: null, shown: [] };
  }
  return null;
}

/** What the store says; `otherwise` where it cannot be reached: shipped briefs can be asked without it. */
export async function unlessUnreachable<T>(
  { logger }: Pick<HandlerPorts, 'logger'>,
  asked: Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'store-unavailable') throw error;
    logger.error('A question goes on without the store', { error });
    return otherwise;
  }
}

/** What a person and the bot last spoke of in a place. */
export async function personTopic(
  { store }: Pick<HandlerPorts, 'store'>,
  origin: Origin,
): Promise<KeptConversation | null> {
  return store.conversations.get(origin.workspace, personPlace(origin));
}

/** The brief that a request without one means: the thread's, else what was last shown to this person or channel. */
export async function placeBrief(
  { store }: Pick<HandlerPorts, 'store'>,
  origin: Origin,
): Promise<string | null> {
  const { workspace, thread } = origin;
  const ofThread = thread === null ? null : await store.places.briefOf(workspace, [threadPlace(thread)]);
  return ofThread ?? store.places.briefOf(workspace, [channelPlace(origin), personPlace(origin)]);
}

/** What a slash command's question may lean on: the person's own, else what the thread said. */
export async function ownConversation(
  { store }: Pick<HandlerPorts, 'store'>,
  origin: Origin,
  brief: string,
): Promise<Conversation | null> {
  const { workspace, thread } = origin;
  const places = [personPlace(origin), ...(thread === null ? [] : [threadPlace(thread)])];
  for (const place of places) {
    const kept = await store.conversations.get(workspace, place);
    if (kept?.brief === brief && kept.conversation !== null) return kept.conversation;
  }
  return null;
}

/** Keeps what a reply was about for this person's next request. */
export async function rememberOwn(
  { store }: Pick<HandlerPorts, 'store'>,
  origin: Origin,
  { topic }: Reply,
): Promise<void> {
  if (topic === null) return;
  const { workspace } = origin;
  await store.places.setBrief(workspace, personPlace(origin), topic.brief);
  // A card says nothing of what was asked before: the conversation about the same brief goes on.
  const conversation = topic.conversation ?? (await ownConversation({ store }, origin, topic.brief));
  await store.conversations.put(workspace, personPlace(origin), { ...topic, conversation }, personKeepMs);
}

/** Keeps what a posted reply is about for everyone in its thread, and its brief for the channel. */
export async function rememberPosted(
  { store }: Pick<HandlerPorts, 'store'>,
  { topic }: Pick<Reply, 'topic'>,
  { origin, thread }: Posted,
): Promise<void> {
  if (topic === null) return;
  const place = threadPlace(thread);
  await store.places.setBrief(origin.workspace, place, topic.brief);
  if (origin.thread === null)
    await store.places.setBrief(origin.workspace, channelPlace(origin), topic.brief);
  const before = await store.conversations.get(origin.workspace, place);
  const known = before?.brief === topic.brief ? before.conversation : null;
  const conversation = inPublic(known, topic.conversation);
  // What shows nothing leaves the numbers as they were.
  const shown = topic.shown.length > 0 || before?.brief !== topic.brief ? topic.shown : before.shown;
  await store.conversations.put(origin.workspace, place, { ...topic, conversation, shown }, threadKeepMs);
}

/** What was said in a thread so far and the latest turn: earlier ones of a private answer that is shared stay private. */
function inPublic(known: Conversation | null, said: Conversation | null): Conversation | null {
  const latest = said?.turns.at(-1);
  return latest ? remember(known ?? undefined, latest) : known;
}
