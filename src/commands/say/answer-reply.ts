/** What lookup says to a question, as a reply. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Answer } from '../../core/lookup/answer.ts';
import type { BriefName } from '../../core/lookup/choose-answer.ts';
import type { Turn } from '../../core/lookup/create-lookup.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { actionId } from '../action-id.ts';
import { longestQuestion } from '../command-specs.ts';
import { wordHint, wordReason } from '../messages.ts';
import type { Action, Audience, Line, Reply, Section } from '../reply.ts';
import { askButton } from './brief-reply.ts';
import { quotedSection } from './card-sections.ts';
import { otherBriefs, othersLine, unreadLine } from './other-briefs.ts';
import { dim, line, reply, section, strong } from './parts.ts';

export interface AnswerContext {
  readonly brief: BriefName;
  /** Id of the kept question, for the buttons that repeat it; null where it could not be kept. */
  readonly exchange: string | null;
  readonly audience: Audience;
  readonly replaces: boolean;
  /** Whether to repeat the question: not where it stands right above. */
  readonly echo: boolean;
  /** Briefs that answer about as well and say something else. */
  readonly others: readonly BriefName[];
  /** Briefs that were too long to be asked besides. */
  readonly unread: readonly BriefName[];
  /** Whether to offer to look in all briefs. */
  readonly offersAll: boolean;
}

const green = '#2b8a3e';
const amber = '#b07d2b';

export function answerReply({ answer, conversation }: Turn, context: AnswerContext): Reply {
  const { brief, audience, replaces } = context;
  const { sections, shown } = quotedSection(null, answer.citations);
  const [quotations] = sections;
  const told = answer.status === 'answered' ? answered(answer, quotations) : abstained(answer, quotations);
  const from = line('none', dim(`From “${repairText(brief.title)}”`));
  const [head, ...rest] = told;
  return reply(
    answer.status === 'answered' ? 'An answer to your question' : 'The article does not say',
    [
      ...(head ? [{ ...head, lines: [...echoOf(answer.question, context.echo), ...head.lines] }] : []),
      ...rest,
      section(null, [from, ...othersLine(context.others), ...unreadLine(context.unread)]),
    ],
    {
      audience,
      replaces,
      actions: answerActions(answer, context),
      topic: { brief: brief.id, conversation, shown },
    },
  );
}

/** The question over what answers it, where it does not stand there already. */
export function echoOf(question: string, echo: boolean): Line[] {
  return echo ? [line('quote', shorten(question.trim().replace(/\s+/g, ' '), longestQuestion))] : [];
}

function answered({ answer }: Answer, quotations: Section | undefined): Section[] {
  const short = answer ? [line('none', strong(repairText(answer.text)))] : [];
  return [section(null, [...short, ...(quotations?.lines ?? [])], green)];
}

function abstained({ reason, citations }: Answer, quotations: Section | undefined): Section[] {
  const code = reason?.code ?? 'low-confidence';
  const why = reason ? wordReason(reason) : wordReason({ code, missing: [] });
  const nearest =
    citations.length > 0 ? [line('none', dim('The nearest sentences:')), ...(quotations?.lines ?? [])] : [];
  const hint = line('none', dim(wordHint(code)));
  return [section('Not in the article', [line('none', why), ...nearest, hint], amber)];
}

function answerActions({ status }: Answer, context: AnswerContext): Action[] {
  const { brief, exchange, audience, others, unread, offersAll } = context;
  const button = (id: string, label: string): Action => ({ kind: 'button', id, label, tone: 'secondary' });
  return [
    ...otherBriefs([...others, ...unread], exchange),
    askButton(brief.id),
    ...(offersAll && exchange !== null
      ? [button(actionId({ verb: 'all', exchange }), 'Look in all briefs')]
      : []),
    button(actionId({ verb: 'card', brief: brief.id, theme: 'glance' }), 'Show the brief'),
    ...(status === 'answered' && exchange !== null
      ? [button(actionId({ verb: 'quotes', exchange }), 'Sources')]
      : []),
    ...(audience === 'private' && exchange !== null
      ? [button(actionId({ verb: 'share', exchange }), 'Share to channel')]
      : []),
  ];
}
