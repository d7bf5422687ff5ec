/** The short answer inside a sentence: the entity of the kind asked for that stands closest to what the question speaks of. */
import type { Span } from '../article/article.ts';
import type { ReadSentence } from '../entity/read-entities.ts';
import type { MatchedTerm } from './match-terms.ts';
import type { SpanCandidate } from './name-candidates.ts';
import { spanCandidates } from './span-candidates.ts';
import type { Question } from './understand-question.ts';

export interface FoundSpan extends Span {
  /** Higher is better; 1 is an entity of the right kind with nothing else to say for it. */
  readonly score: number;
}

/** Below this a span is not of the kind asked for, however near it stands. */
const leastFit = 0.3;
/** What is longer is no prose; a short answer is sought at its beginning, which keeps the time linear on any text. */
const mostTokens = 600;
/** How fast nearness loses its worth, in words. */
const reach = 5;

/** Offsets into `read.text`; null where the question asks for no short answer, or the sentence holds none. */
export function findSpan(
  read: ReadSentence,
  question: Question,
  terms: readonly MatchedTerm[],
): FoundSpan | null {
  const prose =
    read.tokens.length > mostTokens ? { ...read, tokens: read.tokens.slice(0, mostTokens) } : read;
  let best: FoundSpan | null = null;
  for (const candidate of spanCandidates(prose, question, terms)) {
    if (candidate.fit < leastFit) continue;
    const score = candidate.fit + nearness(prose, candidate, terms);
    if (score > (best?.score ?? 0)) best = { start: candidate.start, end: candidate.end, score };
  }
  return best && withCompanions(read, best, question);
}

/** "Ada Marsh, Tom Reed and Vera Stone spoke": a name that stands in a list answers with the whole list. */
function withCompanions(read: ReadSentence, found: FoundSpan, { kind, terms }: Question): FoundSpan {
  const people = read.names.filter((name) => name.kind === 'person');
  const own = people.findIndex(({ start }) => start === found.start);
  // Who holds an office is one of a list, not all of it.
  if (kind !== 'person' || own < 0 || terms.some(({ isFocus }) => isFocus)) return found;
  const isJoined = (index: number) => {
    const [left, right] = [people[index], people[index + 1]];
    return left !== undefined && right !== undefined && listed.test(read.text.slice(left.end, right.start));
  };
  let [first, last] = [own, own];
  while (isJoined(first - 1)) first--;
  while (isJoined(last)) last++;
  const behind = /^ of \p{Lu}[\p{L}'’-]*/u.exec(read.text.slice(people[last]?.end))?.[0] ?? '';
  const end = (people[last]?.end ?? found.end) + (last > first ? behind.length : 0);
  return { ...found, start: people[first]?.start ?? found.start, end };
}

/** What stands between two names of a list, "of Lindow" behind the first included. */
const listed = /^(?: of \p{Lu}[\p{L}'’-]*)?(?:, and |, | and | & )$/u;

/** Up to 1: the worth of the question's terms in the sentence, each by its distance from the candidate. */
function nearness(
  { tokens }: ReadSentence,
  { start, end }: SpanCandidate,
  terms: readonly MatchedTerm[],
): number {
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end);
  let total = 0;
  let near = 0;
  for (const { stems, worth, term } of terms) {
    total += worth;
    let closest = 0;
    for (const [at, { stem }] of tokens.entries()) {
      const sure = stems.get(stem);
      if (sure === undefined) continue;
      const distance = at < first ? first - at : Math.max(0, at - last);
      // What names the thing asked for mostly stands beside the answer.
      const value = (sure * (term.isFocus ? 1.5 : 1)) / (1 + distance / reach);
      if (value > closest) closest = value;
    }
    near += worth * closest;
  }
  return total === 0 ? 0 : near / total;
}
