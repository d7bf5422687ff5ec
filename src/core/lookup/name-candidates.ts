/** Names, and the roles beside them, as short answers. */
import type { Span } from '../article/article.ts';
import type { Name, NameKind } from '../entity/entity.ts';
import type { ReadSentence } from '../entity/read-entities.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { AnswerKind } from './answer-kind.ts';
import type { MatchedTerm } from './match-terms.ts';

/** A span of a sentence that could be the answer; offsets into its text. */
export interface SpanCandidate extends Span {
  readonly fit: number;
}

const nameFit: Readonly<Partial<Record<AnswerKind, Readonly<Record<NameKind, number>>>>> = {
  person: { person: 1, organisation: 0.4, thing: 0.2, place: 0 },
  organisation: { organisation: 1, thing: 0.7, person: 0.4, place: 0.4 },
  place: { place: 1, organisation: 0.3, thing: 0.5, person: 0 },
  named: { thing: 0.8, organisation: 0.75, place: 0.6, person: 0.6 },
};

/** Whether a span says more than the question does itself. */
export function isNew(read: ReadSentence, { start, end }: Span, asked: ReadonlySet<string>): boolean {
  return read.tokens.some(
    (token) => token.start >= start && token.end <= end + 2 && !asked.has(token.stem) && !isStopWord(token),
  );
}

/** Every name that the question does not hold itself. */
export function nameCandidates(
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

/** Who is it? The role beside the name that was asked for. */
export function roleCandidates(read: ReadSentence, asked: ReadonlySet<string>): SpanCandidate[] {
  const isAsked = (name: Name) =>
    read.tokens.some(
      (token) => token.start >= name.start && token.end <= name.end + 2 && asked.has(token.stem),
    );
  return read.names.flatMap((name) =>
    name.role && isAsked(name) ? [{ start: name.role.start, end: name.role.end, fit: 1 }] : [],
  );
}
