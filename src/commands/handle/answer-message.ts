/** What Briefwire says to a message: a question by mention, or one in a thread that it knows. */
import { BriefingError } from '../../core/errors.ts';
import { leanOn } from '../../core/lookup/question/follow-up.ts';
import { knownTheme } from '../../core/theme/find-theme.ts';
import type { KeptConversation, KeptPoint } from '../../ports/store.ts';
import type { Reply } from '../reply.ts';
import type { MessageRequest, Origin } from '../request.ts';
import { askButton } from '../say/brief-reply.ts';
import { quotedSection } from '../say/card-sections.ts';
import { helpReply } from '../say/list-reply.ts';
import { dim, line, reply, section } from '../say/parts.ts';
import { askLibrary } from './ask-library.ts';
import { answerFrom, answerOnTopic } from './ask-question.ts';
import { askWhichReply, chooseBrief } from './choose-brief.ts';
import { personTopic, placeBrief, threadTopic, unlessUnreachable } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { listBriefs } from './keep-articles.ts';
import { namedCard } from './show-brief.ts';

/** What is longer is neither "more on 3" nor the name of a card, and need not be tried. */
const longestRequest = 120;

const morePattern =
  /^(?:(?:please\s+)?(?:tell me|show me|say|give me)?\s*(?:some\s+)?(?:more|details?)\s+(?:on|about|of|to)|expand|explain)\s+(?:on\s+)?(?:point|number|no\.?|#)?\s*\[?(\d{1,4}(?:\.\d{1,4})?)\]?\W*$/i;
const bareNumber = /^(?:#|point\s+|number\s+)?(\d{1,2})\s*\??$/i;
const asking =
  /\?|^\W*(?:and|also|but|so|ok(?:ay)?|what|who|whom|whose|when|where|which|why|how|is|are|was|were|did|does|do|has|have|had|can|could|will|would|tell|show|list|name|give|explain|anything|more)\b/i;
const cardPattern = /^(?:show|open|give)\s+(?:me\s+)?(?:the\s+)?(.+?)(?:\s+cards?)?[\s.!]*$/i;
const cardName = /^(?:the\s+)?([^?]+?)(?:\s+cards?)?[\s.!]*$/i;

const wantsHelp = /^(?:help|commands|\?)\W*$/i;
const wantsList = /^(?:list|briefs|list (?:the )?briefs)\W*$/i;

/** Null where the message is for somebody else. */
export async function answerMessage(ports: HandlerPorts, request: MessageRequest): Promise<Reply | null> {
  const { origin, addressed, direct, mentionsOthers } = request;
  const text = request.text.replace(/\s+/g, ' ').trim();
  const short = text.length <= longestRequest ? text : '';
  const said = morePattern.exec(short)?.[1];
  const more = said ?? bareNumber.exec(short)?.[1];
  // People talk to each other in a thread as well.
  if (!addressed && (mentionsOthers || (more === undefined && !asking.test(text)))) return null;
  const known = await threadTopic(ports, origin, request.continues);
  if (known === null && !addressed) return null;
  // People count among themselves, too.
  const isCounting = !addressed && said === undefined && more !== undefined;
  if (isCounting && !known?.shown.some(({ number }) => number === Number(more))) return null;
  const topic = known ?? (direct ? await personTopic(ports, origin) : null);
  if (text === '' || wantsHelp.test(short)) return inPublic(helpReply());
  if (wantsList.test(short)) return inPublic(await listBriefs(ports, origin));
  if (more !== undefined && topic) return moreOn(ports, request, topic, more);
  // Unless told to show, only a bare name: "When?" is a question, though "when" is a name of the timeline.
  const card = (cardPattern.exec(short) ?? cardName.exec(short))?.[1];
  const shown = card === undefined ? null : await cardReply(ports, origin, topic, card);
  if (shown) return shown;
  const how = { audience: 'public', echo: false, replaces: false } as const;
  if (known) {
    const { article } = (await ports.desk.read(origin.workspace, known.brief)).brief;
    return answerFrom(ports, origin, article, { question: text, conversation: known.conversation }, how);
  }
  const leans = topic?.conversation && leanOn(text, topic.conversation);
  const answer = leans && (await answerOnTopic(ports, origin, topic, text, how));
  const found = answer || (await askLibrary(ports, origin, text, how));
  return found.topic === null && !direct ? saysToMentionAgain(found) : found;
}

/** A thread is known by the brief that it is about: one that is about none hears only what is addressed. */
function saysToMentionAgain(found: Reply): Reply {
  const again = section(null, [line('none', dim('To ask on, mention me again.'))]);
  return { ...found, sections: [...found.sections, again] };
}

/** The card that a message asks for by its name, of what is spoken of there; null where it is no card's name. */
async function cardReply(
  ports: HandlerPorts,
  origin: Origin,
  topic: KeptConversation | null,
  name: string,
): Promise<Reply | null> {
  const { taxonomy } = ports;
  const about = topic?.brief ?? (await unlessUnreachable(ports, placeBrief(ports, origin), null));
  if (about !== null) {
    const read = await readUnlessGone(ports, origin, about);
    if (read) return namedCard(read, taxonomy, name);
  }
  if (!knownTheme([...Object.values(taxonomy.facets), ...taxonomy.topics], name)) return null;
  const brief = await chooseBrief(ports, origin, undefined);
  if (brief === null) return inPublic(await askWhichReply(ports, origin));
  return namedCard(await ports.desk.read(origin.workspace, brief), taxonomy, name);
}

async function readUnlessGone({ desk }: HandlerPorts, { workspace }: Origin, brief: string) {
  try {
    return await desk.read(workspace, brief);
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'brief-unknown') return null;
    throw error;
  }
}

/** Where a message was written for all to see, its answer is. */
function inPublic(reply: Reply): Reply {
  return { ...reply, audience: 'public' };
}

/** "More on 3": what the article says around a sentence that was shown under this number, or cited as [6.4]. */
async function moreOn(
  ports: HandlerPorts,
  { origin }: MessageRequest,
  { brief, shown }: KeptConversation,
  asked: string,
): Promise<Reply> {
  const place = placeOf(asked, shown);
  const citations = place ? await ports.desk.expand(origin.workspace, brief, place) : [];
  if (citations.length === 0)
    throw new BriefingError('point-unknown', { asked, shown: shown.map(({ number }) => number) });
  const numbered = quotedSection(`More on ${asked}`, citations);
  return reply(`More on ${asked}`, numbered.sections, {
    audience: 'public',
    actions: [askButton(brief)],
    topic: { brief, conversation: null, shown: numbered.shown },
  });
}

function placeOf(asked: string, shown: readonly KeptPoint[]) {
  const [first, second] = asked.split('.').map(Number);
  if (second !== undefined && first !== undefined) return { paragraph: first, sentence: second };
  return shown.find(({ number }) => number === first);
}
