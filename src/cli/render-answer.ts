/** An answer as a person reads it in a terminal. */
import { wordReason } from '../commands/messages.ts';
import type { Citation } from '../core/article/article.ts';
import { repairText } from '../core/article/repair-text.ts';
import type { Answer } from '../core/lookup/answer.ts';
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

function renderQuotation(citation: Citation, page: Page): string {
  return wrap(`“${plain(repairText(citation.quote))}” ${renderCitation(citation, page)}`, page, '  ');
}
