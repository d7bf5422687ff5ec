/** That no brief answers a question, with what comes nearest. */
import type { LibraryAnswer } from '../../ports/article-desk.ts';
import { wordLibraryHint, wordNoneAnswers } from '../messages/word-library.ts';
import type { Audience, Line, Reply } from '../reply.ts';
import { echoOf } from './answer-reply.ts';
import { quotedSection } from './card-sections.ts';
import { otherBriefs, titleOf, unreadLine } from './other-briefs.ts';
import { dim, line, reply, section } from './parts.ts';

export interface NoAnswerContext {
  readonly question: string;
  /** Id of the kept question; null where it could not be kept. */
  readonly exchange: string | null;
  readonly audience: Audience;
  readonly replaces: boolean;
  readonly echo: boolean;
}

const amber = '#b07d2b';

export function noAnswerReply(answer: LibraryAnswer, context: NoAnswerContext): Reply {
  const { nearest, unread, unclear } = answer;
  const { audience, replaces, exchange } = context;
  const why = wordNoneAnswers({ ...answer, leftOut: unread.length > 0 });
  const lines = [
    ...echoOf(context.question, context.echo),
    line('none', why),
    ...(nearest.length > 0 ? [line('none', dim('The nearest sentences:'))] : []),
    ...nearest.flatMap(nearestLines),
    ...unreadLine(unread),
    line('none', dim(wordLibraryHint(unclear, '/brief list'))),
  ];
  return reply('No brief answers this', [section('Not in the briefs', lines, amber)], {
    audience,
    replaces,
    actions: otherBriefs(unread, exchange),
  });
}

/** Under no number: a number belongs to one brief, and these are of several. */
function nearestLines({ brief, citation }: LibraryAnswer['nearest'][number]): Line[] {
  const { sections } = quotedSection(null, [citation]);
  return sections
    .flatMap(({ lines }) => lines)
    .map(({ parts }) => line('bullet', ...parts, dim(` — ${titleOf(brief)}`)));
}
