/** What in a sentence could be the short answer to a question of some kind, and how well each fits the kind. */
import { isClockTime } from '../entity/find-dates.ts';
import type { ReadSentence } from '../entity/read-entities.ts';
import { expansions } from './acronyms.ts';
import { type AnswerKind, numericKinds } from './answer-kind.ts';
import { figureFit, focusShare } from './kind-fit.ts';
import type { MatchedTerm } from './match-terms.ts';
import { isNew, nameCandidates, roleCandidates, type SpanCandidate } from './name-candidates.ts';
import { isLocated, pathCandidates, phraseCandidates, quotedCandidates } from './phrase-candidates.ts';
import { meaning } from './sureness.ts';
import type { Question } from './understand-question.ts';

export function spanCandidates(
  read: ReadSentence,
  question: Question,
  terms: readonly MatchedTerm[],
): SpanCandidate[] {
  if (numericKinds.has(question.kind)) return figureCandidates(read, question.kind, terms);
  const asked = askedStems(terms);
  switch (question.kind) {
    case 'person':
    case 'organisation':
      return nameCandidates(read, question.kind, terms, asked);
    case 'place':
      return [
        ...nameCandidates(read, question.kind, terms, asked),
        ...phraseCandidates(read, asked, 0.3).filter((phrase) => isLocated(read, phrase)),
        ...pathCandidates(read),
      ];
    case 'name':
      return [...nameCandidates(read, 'named', terms, asked), ...quotedCandidates(read)];
    case 'named':
      return [
        ...nameCandidates(read, 'named', terms, asked),
        ...quotedCandidates(read),
        ...phraseCandidates(read, asked, 0.5),
      ];
    case 'date':
      return dateCandidates(read, question, asked);
    case 'role':
      return roleCandidates(read, asked);
    case 'expansion':
      return expansionCandidates(read, terms);
    default:
      return [];
  }
}

/** Stems that the question uses or leans on, or for which they stand: an answer must say more than these. */
function askedStems(terms: readonly MatchedTerm[]): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ term, stems }) => [
      term.stem,
      ...[...stems].filter(([, sure]) => sure > meaning.onlySynonym).map(([stem]) => stem),
    ]),
  );
}

/** A figure that counts what the question counts. */
const countedBonus = 0.6;

function dateCandidates(read: ReadSentence, { text }: Question, asked: ReadonlySet<string>): SpanCandidate[] {
  const wantsClock = /\b(?:time|hour|o'clock)\b/i.test(text);
  const wantsYear = /\byear\b/i.test(text);
  return read.dates
    .filter((date) => isNew(read, date, asked))
    .map((date) => {
      const isYear = /^\d{4}$/.test(date.text);
      const definite = isYear ? 0.9 : /\d/.test(date.text) ? 1 : 0.7;
      const fit = isClockTime(date) === wantsClock ? definite + (wantsYear && isYear ? 0.2 : 0) : 0.3;
      return { start: date.start, end: date.end, fit };
    });
}

function figureCandidates(
  read: ReadSentence,
  kind: AnswerKind,
  terms: readonly MatchedTerm[],
): SpanCandidate[] {
  const asked = new Set(terms.filter(({ term }) => term.isNumber).map(({ term }) => term.word));
  const counted = terms.some(({ term }) => term.isFocus) ? countedBonus : 0;
  return read.figures
    .filter(({ text }) => !asked.has(text.replaceAll(',', '')))
    .map((figure) => {
      const ofFocus = focusShare(read, figure, terms) === 1 ? counted : 0;
      const isAge = figure.text.endsWith('-old');
      const fit = isAge && kind !== 'age' ? 0.1 : figureFit(figure, kind, read.text) + ofFocus;
      // A currency that nobody listed is counted like anything else: "46 pesan".
      const end =
        kind === 'amount' && figure.kind === 'count' ? (figure.counts?.end ?? figure.end) : figure.end;
      return { start: figure.start, end, fit };
    });
}

/** The words before or behind an abbreviation whose initials spell it. */
function expansionCandidates({ tokens }: ReadSentence, terms: readonly MatchedTerm[]): SpanCandidate[] {
  return expansions(tokens, terms).flatMap(({ from, to }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    return first && last ? [{ start: first.start, end: last.end, fit: 1 }] : [];
  });
}
