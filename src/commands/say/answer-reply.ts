/** What lookup says to a question, as a reply. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Answer } from '../../core/lookup/answer.ts';
import type { Turn } from '../../core/lookup/create-lookup.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { actionId } from '../action-id.ts';
import { longestQuestion } from '../command-specs.ts';
import { wordHint, wordReason } from '../messages.ts';
import type { Action, Audience, Line, Reply, Section } from '../reply.ts';
import { askButton } from './brief-reply.ts';
import { quotedSection } from './card-sections.ts';
import { dim, line, reply, section, strong } from './parts.ts';

export interface AnswerContext {
  readonly brief: { readonly id: string; readonly title: string };
  /** Id of the kept question, for the buttons that repeat it. */
  readonly exchange: string;
  readonly audience: Audience;
  readonly replaces: boolean;
  /** Whether to repeat the question: not where it stands right above. */
  readonly echo: boolean;
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
      ...(head ? [{ ...head, lines: [...echoOf(answer, context), ...head.lines] }] : []),
      ...rest,
      section(null, [from]),
    ],
    {
      audience,
      replaces,
      actions: answerActions(answer, context),
      topic: { brief: brief.id, conversation, shown },
    },
  );
}

function echoOf({ question }: Answer, { echo }: AnswerContext): Line[] {
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

function answerActions({ status }: Answer, { brief, exchange, audience }: AnswerContext): Action[] {
  const button = (id: string, label: string): Action => ({ kind: 'button', id, label, tone: 'secondary' });
  return [
    askButton(brief.id),
    button(actionId({ verb: 'card', brief: brief.id, theme: 'glance' }), 'Show the brief'),
    ...(status === 'answered' ? [button(actionId({ verb: 'quotes', exchange }), 'Sources')] : []),
    ...(audience === 'private' ? [button(actionId({ verb: 'share', exchange }), 'Share to channel')] : []),
  ];
}
