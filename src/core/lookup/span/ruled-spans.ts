/** Short answers that a rule knows better than any training data: who somebody is, what letters stand for, and names that stand in a list. */
import type { Span } from '../../article/article.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import { expansions } from '../match/acronyms.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import type { Question } from '../question/understand-question.ts';
import type { WordSpan } from './propose-spans.ts';
import type { SpanWords } from './span-words.ts';
import { pos } from './tag-words.ts';

/** Offsets into the sentence's text; null where no rule applies. */
export function ruledSpan(
  read: ReadSentence,
  { kind }: Question,
  terms: readonly MatchedTerm[],
): Span | null {
  if (kind === 'role') return roleBeside(read, terms);
  if (kind === 'expansion') return expansion(read, terms);
  return null;
}

/** The role beside the name that was asked for: of Ada Cole and Ada Marsh, the one that shares more words with the question. */
function roleBeside({ names, tokens }: ReadSentence, terms: readonly MatchedTerm[]): Span | null {
  const askedWords = ({ start, end }: Span, beyond: number) =>
    tokens.filter(
      (token) =>
        token.start >= start && token.end <= end + beyond && terms.some(({ stems }) => stems.has(token.stem)),
    ).length;
  const most = Math.max(1, ...names.map((name) => askedWords(name, 0)));
  return names.find((name) => name.role !== null && askedWords(name, possessive) >= most)?.role ?? null;
}

/** "'s", which is part of a word but not of the name. */
const possessive = 2;

/** The words before or behind an abbreviation whose initials spell it. */
function expansion({ tokens }: ReadSentence, terms: readonly MatchedTerm[]): Span | null {
  const [found] = expansions(tokens, terms);
  const [first, last] = [tokens[found?.from ?? -1], tokens[(found?.to ?? 0) - 1]];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** "Ada Marsh, Tom Reed and Vera Stone spoke": a name that stands in a list answers with the whole list. */
export function withCompanions({ names, text }: ReadSentence, found: Span, { kind, terms }: Question): Span {
  const people = names.filter((name) => name.kind === 'person');
  // "Ruth Ames of Kelderwick listened": it was not the place that did.
  const isOf = (end: number) => text.slice(end, found.start) === ' of ';
  const own = people.findIndex(({ start, end }) => (start >= found.start && end <= found.end) || isOf(end));
  // Who holds an office is one of a list, not all of it.
  if (kind !== 'person' || own < 0 || terms.some(({ isFocus }) => isFocus)) return found;
  const isJoined = (index: number) => {
    const [left, right] = [people[index], people[index + 1]];
    return left !== undefined && right !== undefined && listed.test(text.slice(left.end, right.start));
  };
  let [first, last] = [own, own];
  while (isJoined(first - 1)) first--;
  while (isJoined(last)) last++;
  // "Ada Marsh thanked Tom Reed, and Vera Stone sang": two are no list with a comma before "and".
  const between = text.slice(people[first]?.end, people[last]?.start);
  if (last - first === 1 && between === ', and ') return found;
  if (last === first && !isOf(people[own]?.end ?? 0)) return found;
  const behind = /^ of \p{Lu}[\p{L}'’-]*/u.exec(text.slice(people[last]?.end))?.[0] ?? '';
  return {
    start: Math.min(found.start, people[first]?.start ?? found.start),
    end: Math.max(found.end, (people[last]?.end ?? found.end) + behind.length),
  };
}

/** What stands between two names of a list, "of Lindow" behind the first included. */
const listed = /^(?: of \p{Lu}[\p{L}'’-]*)?(?:, and |, | and | & )$/u;

/** "*the* old piers had to be removed": a clause is not cut off behind its article, as a name or a noun may be. */
export function withArticle({ read, tags }: SpanWords, { from, to }: WordSpan, found: Span): Span {
  const before = read.tokens[from - 1];
  const isClause = tags.subarray(from + 1, to + 1).some((tag) => tag === pos.auxiliary || tag === pos.verb);
  if (!isClause || !before || !/^(?:the|an?)$/.test(before.word)) return found;
  return found.start - before.end === 1 ? { start: before.start, end: found.end } : found;
}

/** "40 *percent*", "$ 4 *million*": an amount or a share is not cut off before its unit. */
export function withUnit({ figures }: ReadSentence, found: Span): Span {
  const figure = figures.find(
    ({ kind, start, end }) =>
      (kind === 'percent' || kind === 'amount') && start <= found.start && found.end <= end,
  );
  return figure ? { start: Math.min(figure.start, found.start), end: figure.end } : found;
}

const clock = /(?<![\d:.])\d{1,2}:\d{2}(?![\d:])(?: ?[ap]\.?m\b\.?)?/gi;

/** "at *9:30*": a time of day is not cut in half. */
export function withClock({ text }: ReadSentence, found: Span): Span {
  if (!text.includes(':')) return found;
  for (const { 0: time, index: start } of text.matchAll(clock)) {
    const end = start + time.length;
    if (found.start < end && found.end > start)
      return { start: Math.min(start, found.start), end: Math.max(end, found.end) };
  }
  return found;
}
