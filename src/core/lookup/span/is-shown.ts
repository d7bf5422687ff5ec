/** Which short answers are worth showing: one that misleads is worse than the quotation by itself. */
import { tokenize } from '../../text/tokens.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { AnswerKind } from '../question/answer-kind.ts';
import type { Question } from '../question/understand-question.ts';
import type { FoundSpan } from './find-spans.ts';

/**
 * Below this chance a span is more likely to mislead than to help; sooner so where the question is an open one, whose quotation says more
 * than any part of it. Set by our own questions meant for tuning: what it hides of them was mostly wrong.
 */
const leastChance = 0.12;
const leastOpenChance: Partial<Readonly<Record<AnswerKind, number>>> = { other: 0.22, reason: 0.2 };
/** A span that is most of its sentence says no more than the quotation does. */
const mostOfText = 0.7;

/** "Which three places": one of them is no answer. */
const asksForSeveral =
  /\b(?:which|what|name|list)(?: (?:are|were))?(?: the)? (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) /i;

const asksForDeed = /^what (?:did|does|do|will|has|have|had|is|was|are|were)\b.*\bdo(?:ne|ing)?\W*$/i;
const pronoun = /^(?:he|she|it|they|him|her|them|we|us|I|you|who|this|that|these|those)$/i;

/** Whether a span is worth showing as the short answer. */
export function isShown(found: FoundSpan, index: SentenceIndex, question: Question): boolean {
  const { kind, text: asked } = question;
  const text = index.sentences[found.sentence]?.text ?? '';
  if (kind === 'yes-no' || found.chance < (leastOpenChance[kind] ?? leastChance)) return false;
  if ((kind === 'reason' || asksForDeed.test(asked)) && isBareEntity(index, found)) return false;
  if (kind === 'role' && isRoleOfOther(index, found, question)) return false;
  const span = text.slice(found.start, found.end);
  if (pronoun.test(span)) return false;
  if (asksForSeveral.test(asked) && !/,|\band\b|&/.test(span)) return false;
  return found.end - found.start <= text.length * mostOfText;
}

/** "In", "since", "until": with the space behind it. */
const longestPreposition = 6;

/** "Why was it shut?" and "what did the mayor do?" are not answered by when, by how much or by whom alone. */
function isBareEntity(index: SentenceIndex, { sentence, start, end }: FoundSpan): boolean {
  const read = index.sentences[sentence];
  const named = read?.names.filter(({ kind }) => kind === 'person' || kind === 'place') ?? [];
  const bare = [...(read?.dates ?? []), ...(read?.figures ?? []), ...named];
  return bare.some((entity) => entity.start - longestPreposition <= start && end <= entity.end);
}

/** Whether it is what somebody else is: "vet" for Vera Stone where "Tom Stone, a vet, is her brother". */
function isRoleOfOther(
  index: SentenceIndex,
  { sentence, start, end }: FoundSpan,
  { terms }: Question,
): boolean {
  const asked = terms.filter(({ isName, isCarried }) => isName && !isCarried).map(({ stem }) => stem);
  const read = index.sentences[sentence];
  return (read?.names ?? []).some((name) => {
    if (!name.role || name.role.end <= start || name.role.start >= end) return false;
    const own = new Set(tokenize(name.text).map(({ stem }) => stem));
    return !asked.every((stem) => own.has(stem));
  });
}
