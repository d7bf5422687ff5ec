/** What in a sentence could be the short answer to a question of some kind, and how well each fits the kind. */
import type { Span } from '../article/article.ts';
import type { Name, NameKind } from '../entity/entity.ts';
import { isClockTime } from '../entity/find-dates.ts';
import type { ReadSentence } from '../entity/read-entities.ts';
import { isStopWord } from '../text/stop-words.ts';
import { expansions } from './acronyms.ts';
import type { AnswerKind } from './answer-kind.ts';
import { figureFit, focusShare } from './kind-fit.ts';
import type { MatchedTerm } from './match-terms.ts';
import type { Question } from './understand-question.ts';

export interface SpanCandidate extends Span {
  readonly fit: number;
}

const nameFit: Readonly<Partial<Record<AnswerKind, Readonly<Record<NameKind, number>>>>> = {
  person: { person: 1, organisation: 0.55, thing: 0.5, place: 0.2 },
  organisation: { organisation: 1, thing: 0.7, person: 0.4, place: 0.4 },
  place: { place: 1, organisation: 0.5, thing: 0.6, person: 0.1 },
  named: { thing: 0.8, organisation: 0.75, place: 0.6, person: 0.6 },
};

export function spanCandidates(
  read: ReadSentence,
  question: Question,
  terms: readonly MatchedTerm[],
): SpanCandidate[] {
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
    case 'count':
    case 'amount':
    case 'percent':
    case 'measure':
    case 'quantity':
    case 'age':
      return figureCandidates(read, question.kind, terms);
    case 'role':
      return roleCandidates(read, asked);
    case 'expansion':
      return expansionCandidates(read, terms);
    default:
      return [];
  }
}

/** Stems that the question uses itself, or for which they stand: an answer must say more than these. */
function askedStems(terms: readonly MatchedTerm[]): ReadonlySet<string> {
  return new Set(
    terms
      .filter(({ term }) => !term.isCarried)
      .flatMap(({ term, stems }) => [
        term.stem,
        ...[...stems].filter(([, sure]) => sure > 0.7).map(([stem]) => stem),
      ]),
  );
}

function isNew(read: ReadSentence, { start, end }: Span, asked: ReadonlySet<string>): boolean {
  return read.tokens.some(
    (token) => token.start >= start && token.end <= end + 2 && !asked.has(token.stem) && !isStopWord(token),
  );
}

function nameCandidates(
  read: ReadSentence,
  kind: AnswerKind,
  terms: readonly MatchedTerm[],
  asked: ReadonlySet<string>,
): SpanCandidate[] {
  const fits = nameFit[kind];
  const focus = terms.filter(({ term }) => term.isFocus);
  return read.names
    .filter((name) => isNew(read, name, asked))
    .map((name) => {
      const ofRole = name.role && kind === 'person' ? roleShare(read, name.role, focus) : 0;
      return {
        start: name.start,
        end: name.end,
        fit:
          (fits?.[name.kind] ?? 0) + ofRole + doesDeed(read, name, terms) - (isInRole(read, name) ? doer : 0),
      };
    });
}

/** "Cai Qi, director of the Central Office, came": the office's name is part of who came, not who came. */
function isInRole({ names }: ReadSentence, { start, end }: Span): boolean {
  return names.some(({ role }) => role !== null && role.start <= start && end <= role.end);
}

const doer = 0.3;

/** Whoever does what is asked about stands before the verb, or behind "by". */
function doesDeed({ tokens }: ReadSentence, name: Span, terms: readonly MatchedTerm[]): number {
  const deed = terms.find(({ term }) => term.isDeed);
  const verb = deed ? tokens.findIndex(({ stem }) => deed.stems.has(stem)) : -1;
  const [at, after] = [tokens[verb], tokens[verb + 1]];
  if (!at) return 0;
  const passive = after?.word === 'by';
  if (name.end <= at.start) return passive ? -doer : doer;
  return passive ? doer : -doer;
}

/** How much of the office that is asked for stands in the role beside a name: 0..1. */
function roleShare(read: ReadSentence, role: Span, focus: readonly MatchedTerm[]): number {
  if (focus.length === 0) return 0;
  const within = read.tokens.filter((token) => token.start >= role.start && token.end <= role.end);
  return focus.filter(({ stems }) => within.some(({ stem }) => stems.has(stem))).length / focus.length;
}

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
      const fit = isAge && kind !== 'age' ? 0.1 : figureFit(figure, kind) + ofFocus;
      // A currency that nobody listed is counted like anything else: "46 pesan".
      const end =
        kind === 'amount' && figure.kind === 'count' ? (figure.counts?.end ?? figure.end) : figure.end;
      return { start: figure.start, end, fit };
    });
}

/** Who is it? The role beside the name that was asked for. */
function roleCandidates(read: ReadSentence, asked: ReadonlySet<string>): SpanCandidate[] {
  const isAsked = (name: Name) =>
    read.tokens.some(
      (token) => token.start >= name.start && token.end <= name.end + 2 && asked.has(token.stem),
    );
  return read.names.flatMap((name) =>
    name.role && isAsked(name) ? [{ start: name.role.start, end: name.role.end, fit: 1 }] : [],
  );
}

function expansionCandidates({ tokens }: ReadSentence, terms: readonly MatchedTerm[]): SpanCandidate[] {
  return expansions(tokens, terms).flatMap(({ from, to }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    return first && last ? [{ start: first.start, end: last.end, fit: 1 }] : [];
  });
}

function quotedCandidates({ text }: ReadSentence): SpanCandidate[] {
  return [...text.matchAll(/["“]([^"“”]{2,80})["”]/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + 1 + (match[1]?.length ?? 0),
    fit: 0.7,
  }));
}

const longestPhrase = 6;
/** A figure that counts what the question counts. */
const countedBonus = 0.6;

/** `briefs/`, `config/themes.yaml`: where things are kept in a computer. */
function pathCandidates({ text }: ReadSentence): SpanCandidate[] {
  return [...text.matchAll(/(?<![\w/])[\w.-]+\/(?:[\w./-]*\w)?/g)].map(({ index, 0: path }) => ({
    start: index,
    end: index + path.length,
    fit: 0.7,
  }));
}

const locative = new Set(
  'in at on near inside outside from to under beneath between into behind beside above below'.split(' '),
);

/** "in the folder briefs/": a preposition of place stands before it, with or without "the". */
function isLocated({ tokens }: ReadSentence, { start }: Span): boolean {
  const first = tokens.findIndex((token) => token.start >= start);
  const before = tokens[first - 1]?.word ?? '';
  return locative.has(/^(?:the|a|an|its|their)$/.test(before) ? (tokens[first - 2]?.word ?? '') : before);
}

/** Runs of words of substance that the question does not use, without verbs where their form tells. */
function phraseCandidates(
  { text, tokens }: ReadSentence,
  asked: ReadonlySet<string>,
  fit: number,
): SpanCandidate[] {
  const candidates: SpanCandidate[] = [];
  let from = -1;
  const close = (to: number) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (from >= 0 && first && last && to - from <= longestPhrase)
      candidates.push({ start: first.start, end: last.end, fit });
    from = -1;
  };
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const joined =
      before !== undefined && /^(?: |-| -|['’] ?|[/._@]+)$/.test(text.slice(before.end, token.start));
    if (from >= 0 && !joined) close(at);
    const isPart =
      !isStopWord(token) && !asked.has(token.stem) && !/^\p{Ll}{3,}(?:ed|ing|ly)$/u.test(token.text);
    if (!isPart) close(at);
    else if (from < 0) from = at;
  }
  close(tokens.length);
  return candidates;
}
