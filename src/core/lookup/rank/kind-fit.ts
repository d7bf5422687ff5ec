/** Whether a sentence holds something of the kind that a question asks for. */
import { dimensionOf } from '../../entity/dimension.ts';
import type { Figure, NameKind } from '../../entity/entity.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import { expansions } from '../match/acronyms.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { sameThing } from '../match/sureness.ts';
import { numericKinds } from '../question/answer-kind.ts';
import type { Question } from '../question/understand-question.ts';

const neutral = 0.5;

/** 1: an entity of the kind that the question does not name itself; 0: none; 0.5: the kind asks for none. */
export function kindFit(read: ReadSentence, question: Question, terms: readonly MatchedTerm[]): number {
  const { kind } = question;
  if (numericKinds.has(kind)) {
    const fits = read.figures.map(
      (figure) => figureFit(figure, question, read.text) * focusShare(read, figure, terms),
    );
    return Math.max(0, ...fits);
  }
  switch (kind) {
    case 'person':
      return hasName(read, terms, ['person']) ? 1 : hasName(read, terms, ['organisation', 'thing']) ? 0.5 : 0;
    case 'organisation':
      return hasName(read, terms, ['organisation'])
        ? 1
        : hasName(read, terms, ['thing', 'person', 'place'])
          ? 0.6
          : 0;
    case 'place':
      return hasName(read, terms, ['place'])
        ? 1
        : hasName(read, terms, ['thing', 'organisation'])
          ? 0.6
          : 0.2;
    case 'date':
      return read.dates.length > 0
        ? 1
        : read.figures.some(({ kind: figure }) => figure === 'measure')
          ? 0.3
          : 0;
    case 'role':
      return read.names.some(
        (name) => name.role !== null && isAsked(read.text.slice(name.start, name.end), terms),
      )
        ? 1
        : 0.2;
    case 'name':
      return hasName(read, terms, ['thing', 'organisation', 'place', 'person']) || /["“]/.test(read.text)
        ? 1
        : 0;
    case 'expansion':
      return expansions(read.tokens, terms).length > 0 ? 1 : 0;
    case 'definition':
      return definitionFit(read, terms);
    case 'named':
      return hasName(read, terms, ['thing', 'organisation', 'place', 'person']) || /["“]/.test(read.text)
        ? 0.8
        : 0.5;
    case 'reason':
      return reasons.test(read.text) ? 1 : 0.1;
    default:
      return neutral;
  }
}

const reasons =
  /\b(?:because|since|due to|owing to|as a result|so that|in order to|thanks to|reasons?|caused?|causes|causing|therefore|thus|led to|after|to (?:avoid|prevent|protect|reduce|increase|help))\b/i;
const uncounted = 0.7;
const oldest = 120;

/** 1 where the figure counts what the question counts, or the question names nothing to count; less where it counts another thing. */
export function focusShare(
  { tokens }: ReadSentence,
  { counts, start, end }: Figure,
  terms: readonly MatchedTerm[],
): number {
  const focus = terms.filter(({ term }) => term.isFocus);
  if (focus.length === 0) return 1;
  const from = Math.min(start, counts?.start ?? start);
  const to = Math.max(end, counts?.end ?? end);
  const counted = tokens.filter((token) => token.start >= from && token.end <= to);
  return focus.some(({ stems }) => counted.some(({ stem }) => stems.has(stem))) ? 1 : uncounted;
}

/** What a figure of another dimension than the one asked for counts: "how long did it take" beside "40 kilometres". */
const otherDimension = 0.15;

/** How well a figure's kind answers "how many", "how much" and the like: 0..1. */
export function figureFit(
  figure: Figure,
  { kind: asked, dimensions }: Pick<Question, 'kind' | 'dimensions'>,
  sentence: string,
): number {
  const { kind, value } = figure;
  if (kind === 'ordinal') return 0.1;
  if (kind === 'measure' && dimensions.size > 0 && !measures(figure, dimensions)) return otherDimension;
  switch (asked) {
    case 'count':
      return kind === 'count' ? 1 : kind === 'number' ? 0.9 : kind === 'amount' ? 0.3 : 0.4;
    case 'amount':
      return kind === 'amount' ? 1 : kind === 'number' || kind === 'count' ? 0.5 : 0.2;
    case 'percent':
      return kind === 'percent' ? 1 : value === null ? 0.5 : 0.2;
    case 'quantity':
      return kind === 'number' || kind === 'count' ? 0.6 : kind === 'percent' ? 0.7 : 1;
    case 'age':
      return isAge(figure, sentence) ? 1 : 0;
    default:
      return kind === 'measure' ? 1 : kind === 'amount' || kind === 'percent' ? 0.1 : 0.3;
  }
}

function measures({ unit }: Figure, dimensions: Question['dimensions']): boolean {
  const dimension = unit === null ? null : dimensionOf(unit);
  return dimension !== null && dimensions.has(dimension);
}

/** "61-year-old", "aged 61", "61 years old", "Hale, 61, is …". */
function isAge({ kind, value, text, start, end }: Figure, sentence: string): boolean {
  const [before, behind] = [sentence.slice(0, start), sentence.slice(end)];
  if (text.endsWith('-old') || /^ (?:old|of age)\b/.test(behind) || /\b(?:aged?|turned) $/i.test(before))
    return true;
  return (
    kind === 'number' &&
    (value ?? oldest) < oldest &&
    behind.startsWith(',') &&
    /\p{Lu}[\p{L}'’-]+, $/u.test(before)
  );
}

/** "X is …", "X (…)", "X, a …", or X at the head of a sentence that says what it does. */
function definitionFit({ tokens, text }: ReadSentence, terms: readonly MatchedTerm[]): number {
  const focus = terms.filter(({ term }) => term.isFocus);
  const places = focus.map(({ stems }) =>
    tokens.findIndex(({ stem }) => (stems.get(stem) ?? 0) >= sameThing),
  );
  if (places.length === 0 || places.includes(-1)) return 0;
  const last = Math.max(...places);
  const [name, next] = [tokens[last], tokens[last + 1]];
  if (!name || !next) return 0;
  if (/^(?:is|are|was|were|means|stands)$/.test(next.word)) return 1;
  if (/^(?:, (?:an?|the)\b| \()/i.test(text.slice(name.end))) return 0.9;
  return Math.min(...places) <= 1 ? 0.5 : 0.1;
}

/** Whether the words that name what is asked for stand in the sentence. */
export function focusFit({ tokens }: ReadSentence, terms: readonly MatchedTerm[]): number {
  const focus = terms.filter(({ term }) => term.isFocus);
  if (focus.length === 0) return neutral;
  const worth = focus.reduce((sum, term) => sum + term.worth, 0) || 1;
  let found = 0;
  for (const { stems, worth: own } of focus) {
    const sure = tokens.reduce((best, { stem }) => Math.max(best, stems.get(stem) ?? 0), 0);
    found += sure * own;
  }
  return found / worth;
}

function hasName(read: ReadSentence, terms: readonly MatchedTerm[], kinds: readonly NameKind[]): boolean {
  return read.names.some(({ kind, text }) => kinds.includes(kind) && !isAsked(text, terms));
}

const mostly = 0.6;

/** Whether most words of a name stand in the question already: "State Grain Office" is no answer to "who runs the grain office". */
function isAsked(name: string, terms: readonly MatchedTerm[]): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  const asked = words.filter((word) =>
    terms.some(
      ({ term }) => term.word === word || (word.length > 4 && term.word.startsWith(word.slice(0, -1))),
    ),
  );
  return asked.length >= words.length * mostly;
}
