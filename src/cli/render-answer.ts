/** An answer as a person reads it in a terminal. */
import type { ShippedAnswer } from '../app.ts';
import { wordLibraryHint, wordNoneAnswers } from '../commands/messages/word-library.ts';
import { wordReason } from '../commands/messages.ts';
import type { Citation } from '../core/article/article.ts';
import { repairText } from '../core/article/repair-text.ts';
import type { Answer } from '../core/lookup/answer.ts';
import type { BriefName } from '../core/lookup/choose-answer.ts';
import { type Page, plain, renderCitation, wrap } from './render-brief.ts';

/** The short answer if there is one, then the quotations; or the reason for having none and the nearest sentences. */
export function renderAnswer(answer: Answer, page: Page): string {
  const quotations = answer.citations.map((citation) => renderQuotation(citation, page));
  const candidates = answer.candidates.map(
    (candidate) =>
      `${wrap(`${candidate.score.toFixed(3)}`, page, '  ')}\n${renderQuotation(candidate, page)}`,
  );
  const ranking = candidates.length > 0 ? [page.paint('dim', 'Ranked sentences:'), ...candidates] : [];
  return `${[...headLines(answer, page), ...quotations, ...ranking].join('\n')}\n`;
}

function headLines({ status, answer, reason, citations }: Answer, page: Page): string[] {
  if (status === 'answered')
    return answer ? [page.paint(['bold', 'green'], plain(repairText(answer.text)))] : [];
  const why = reason ? wordReason(reason) : 'No sentence of the article clearly answers this.';
  const nearest = citations.length > 0 ? [page.paint('dim', 'The nearest sentences:')] : [];
  return [wrap(page.paint('yellow', `Not in the article. ${why}`), page, ''), ...nearest];
}

/** The answer of the brief that knows, which it names; or that none does, with the nearest sentences. */
export function renderShippedAnswer(question: string, answer: ShippedAnswer, page: Page): string {
  const { best, others, nearest, unclear } = answer;
  if (best) {
    const also = others.map((brief) =>
      dimLine(`Also in ${named(brief)}: ${askCommandLine(question, brief.id)}`, page),
    );
    return [renderAnswer(best.turn.answer, page), dimLine(`From ${named(best)}`, page), ...also].join('');
  }
  const why = wordNoneAnswers({ ...answer, all: true, leftOut: false, indexing: false });
  const head = wrap(page.paint('yellow', `Not in the briefs. ${why}`), page, '');
  const sentences = nearest.flatMap(({ brief, citation }) => [
    renderQuotation(citation, page),
    wrap(page.paint('dim', named(brief)), page, '    '),
  ]);
  const shown = nearest.length > 0 ? [page.paint('dim', 'The nearest sentences:'), ...sentences] : [];
  return `${[head, ...shown].join('\n')}\n${dimLine(wordLibraryHint(unclear, `${call} list`), page)}`;
}

/** How to ask all briefs what one did not say. */
export function renderLookInAll(question: string, page: Page): string {
  return dimLine(`Look in all briefs: ${askCommandLine(question)}`, page);
}

const call = 'npm run -s briefwire --';

/** As it can be typed into a shell. */
function askCommandLine(question: string, brief?: string): string {
  const text = plain(question.trim());
  const quoted = /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
  return [
    call,
    'ask',
    ...(brief === undefined ? [] : [brief]),
    ...(text.startsWith('-') ? ['--'] : []),
    quoted,
  ].join(' ');
}

function named({ id, title }: BriefName): string {
  return `“${plain(repairText(title))}” (${id})`;
}

/** Unwrapped: what is to be copied must stay in one piece. */
function dimLine(text: string, page: Page): string {
  return `${page.paint('dim', text)}\n`;
}

function renderQuotation(citation: Citation, page: Page): string {
  return wrap(`“${plain(repairText(citation.quote))}” ${renderCitation(citation, page)}`, page, '  ');
}
