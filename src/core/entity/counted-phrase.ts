/** What a number counts: the noun phrase behind it, or the subject before it where none follows. */
import type { Span } from '../article/article.ts';
import type { Token } from '../text/tokens.ts';
import { currencyWords, magnitudes, numberWords, phraseEnds } from './figure-words.ts';

const longestPhrase = 8;
/** Words between what is counted and its number: "the flow … has dropped by", "a subsidy of", "tolls … will be set at". */
const linking =
  /^(?:is|are|was|were|be|been|reach|stood|stands|rose|rises|fell|falls|grew|grows|hit|costs?|exceeds|will|would|worth|weighs?|measures?|amounts?|totals|means|took|takes|lasting|set|put|risen|fallen|grown|become|at|to|by|of|about|around|nearly|almost|roughly|over|only|just|than|more|less|approximately|some|has|had|have|\p{Ll}{2,}ed)$/u;
/** Behind a measure they say what is measured of something else: "3 km wide", "45 years old". */
const dimensions = new Set(
  'wide long high tall deep old thick away ago later earlier off north south east west apart'.split(' '),
);
/** Prepositions over which the phrase before a verb goes on: "the flow of the river". */
const carries = new Set(['of', 'in', 'at', 'on', 'after', 'from']);
const determiners = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'this', 'that']);

/** Offsets as in `words`. Null where neither side says what is counted. */
export function countedPhrase(text: string, words: readonly Token[], figure: Span): Span | null {
  return phraseBehind(text, words, figure) ?? subjectBefore(text, words, figure);
}

function phraseBehind(text: string, words: readonly Token[], figure: Span): Span | null {
  const first = words.findIndex(({ start }) => start >= figure.end);
  if (first < 0) return null;
  let from = first;
  let at = figure.end;
  // "5 percent of households": the phrase stands behind "of".
  if (words[first]?.word === 'of' && isJoined(text, at, words[first].start)) {
    at = words[first].end;
    from = first + 1;
    if (words[from]?.word === 'the' || words[from]?.word === 'its' || words[from]?.word === 'all') {
      at = words[from]?.end ?? at;
      from++;
    }
  }
  let last = from;
  while (last < words.length && last - from < longestPhrase) {
    const word = words[last];
    if (
      !word ||
      !isJoined(text, at, word.start) ||
      (phraseEnds.has(word.word) && !isOfPhrase(words, last, from))
    )
      break;
    if (/^\p{N}/u.test(word.text) || isVerbLike(word.text, last - from)) break;
    if (last === from && dimensions.has(word.word) && !/^ ?-/.test(text.slice(word.end, word.end + 2)))
      return null;
    at = word.end;
    last++;
    // A plural ends the phrase unless "of" goes on with it: "three locations | correspond to".
    if (isPlural(word.text) && words[last]?.word !== 'of') break;
  }
  while (last > from && words[last - 1]?.word === 'of') last--;
  const [start, end] = [words[from]?.start, words[last - 1]?.end];
  return last > from && start !== undefined && end !== undefined ? { start, end } : null;
}

/** By its form: most nouns that end in s, and the commonest that do not. */
export function isPlural(word: string): boolean {
  return /^(?:\p{Ll}{2,}[^su\Wi]s|people|children|men|women|police)$/u.test(word);
}

/** "members of the Politburo": "of" goes on with the phrase once it has begun. */
function isOfPhrase(words: readonly Token[], index: number, from: number): boolean {
  if (index === from) return false;
  return words[index]?.word === 'of' || (words[index]?.word === 'the' && words[index - 1]?.word === 'of');
}

/** A past tense or adverb cannot begin or go on with what is counted: "12 died", "30 attended". */
function isVerbLike(word: string, index: number): boolean {
  return (
    (index === 0 && /^\p{Ll}+ed$/u.test(word)) ||
    /^\p{Ll}{3,}ly$/u.test(word) ||
    (index > 0 && /^\p{Ll}{2,}(?:ed|ing)$/u.test(word))
  );
}

/** "the net outflow of investment … was $11.8 billion": the words before the verb. */
function subjectBefore(text: string, words: readonly Token[], figure: Span): Span | null {
  let last = words.length - 1;
  while (last >= 0 && (words[last]?.end ?? 0) > figure.start) last--;
  let linked = false;
  let at = figure.start;
  while (last >= 0) {
    const word = words[last];
    if (!word || !isJoined(text, word.end, at) || !linking.test(word.word)) break;
    linked = true;
    at = word.start;
    last--;
  }
  if (!linked) return null;
  let first = last + 1;
  while (first > 0 && last - first + 1 < longestPhrase * 2) {
    const word = words[first - 1];
    if (!word || !isJoined(text, word.end, at) || isQuantity(word.word)) break;
    const isEdge = determiners.has(word.word) && last >= first;
    if (isEdge && !carries.has(words[first - 2]?.word ?? '')) break;
    // "cost of the bridge": what looks like a verb is a noun before "of".
    const isNoun = words[first]?.word === 'of';
    if (!isEdge && phraseEnds.has(word.word) && !carries.has(word.word) && !isNoun) break;
    at = word.start;
    first--;
  }
  // A determiner or preposition at the edge says nothing of what is counted.
  while (first <= last && phraseEnds.has(words[first]?.word ?? '') && words[first + 1]?.word !== 'of')
    first++;
  while (last >= first && phraseEnds.has(words[last]?.word ?? '')) last--;
  const [start, end] = [words[first]?.start, words[last]?.end];
  return first <= last && start !== undefined && end !== undefined ? { start, end } : null;
}

function isQuantity(word: string): boolean {
  return (
    /^\p{N}/u.test(word) ||
    Object.hasOwn(magnitudes, word) ||
    Object.hasOwn(numberWords, word) ||
    currencyWords.includes(word)
  );
}

/** Nothing but spaces, or the hyphen of a compound, lies between. */
function isJoined(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  return (
    /^(?:\s*|-|['’]s? ?)$/.test(between) ||
    (/^ ?- ?$/.test(between) && /^\p{Ll}/u.test(text.slice(to, to + 2)))
  );
}
