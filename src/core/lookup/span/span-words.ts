/** A sentence as spans are sought in it: each word with its part of speech, its class and what stands before it. */
import type { ReadSentence } from '../../entity/read-entities.ts';
import { supersenseOf } from '../../lexicon/lexicon.ts';
import { isStopWord } from '../../text/stop-words.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import { pos, type Tagger } from './tag-words.ts';

/** What stands between two words. */
export const gap = {
  blank: 0,
  none: 1,
  comma: 2,
  quote: 3,
  open: 4,
  close: 5,
  hyphen: 6,
  dash: 7,
  stop: 8,
  edge: 9,
} as const;

/** What an entity is, as {@link SpanWords.starts} gives it; 0 is none. */
export const entityCode = {
  person: 1,
  organisation: 2,
  place: 3,
  thing: 4,
  date: 5,
  year: 6,
  amount: 7,
  percent: 8,
  count: 9,
  measure: 10,
  ordinal: 11,
  number: 12,
  quoted: 13,
  counted: 14,
} as const;

export const entityCodes = 15;

/** Places of entities, by words, both ends included. */
export interface WordEntity {
  readonly from: number;
  readonly to: number;
  readonly code: number;
}

export interface SpanWords {
  readonly read: ReadSentence;
  /** Words that spans are sought in: the first ones of a very long sentence. */
  readonly count: number;
  /** By word, see {@link partsOfSpeech}. */
  readonly tags: Uint8Array;
  /** By word: itself where it carries grammar, else its part of speech and ending. */
  readonly classes: Int32Array;
  readonly hashes: Int32Array;
  readonly stems: Int32Array;
  /** By word: what sort of thing it is, see {@link senseOf}. */
  readonly senses: Uint8Array;
  /** By word: 1 where it carries grammar only. */
  readonly isGrammar: Uint8Array;
  /** By word: what stands before it; one more for what stands behind the last. See {@link gap}. */
  readonly gaps: Uint8Array;
  /** By word: 1 where a span may begin there, where one may end there; and the last word of the longest that begins there. */
  readonly mayStart: Uint8Array;
  readonly mayEnd: Uint8Array;
  readonly lastOf: Uint8Array;
  /** By word: in how many sentences of its paragraph its stem stands. */
  readonly repeats: Uint8Array;
  readonly entities: readonly WordEntity[];
  /** By word: the code of the longest entity that begins, ends or goes on there; 0 where none does. */
  readonly starts: Uint8Array;
  readonly ends: Uint8Array;
  readonly within: Uint8Array;
}

/** What is longer is no prose: spans are sought at its beginning, which keeps the time linear on any text. */
const mostWords = 240;

export function readSpanWords(tagger: Tagger, index: SentenceIndex, sentence: number): SpanWords {
  const read = index.sentences[sentence] as ReadSentence;
  const tokens = read.tokens.length > mostWords ? read.tokens.slice(0, mostWords) : read.tokens;
  const count = tokens.length;
  const tags = tagger.tag(read.text, tokens);
  const classes = new Int32Array(count);
  const hashes = new Int32Array(count);
  const stems = new Int32Array(count);
  const senses = new Uint8Array(count);
  const repeats = new Uint8Array(count);
  const isGrammar = new Uint8Array(count);
  const gaps = new Uint8Array(count + 1);
  for (const [at, token] of tokens.entries()) {
    hashes[at] = hashText(token.word);
    stems[at] = hashText(token.stem);
    classes[at] = classOf(token.word, tags[at] as number, hashes[at] as number);
    repeats[at] = repeatsOf(index, sentence, token.stem);
    senses[at] = senseOf(token.stem, tags[at] as number);
    isGrammar[at] = Number(isStopWord(token));
    gaps[at] = at === 0 ? gap.edge : gapOf(read.text, tokens[at - 1]?.end ?? 0, token.start);
  }
  const behind = read.tokens[count];
  const lastEnd = tokens[count - 1]?.end ?? 0;
  gaps[count] = behind ? gapOf(read.text, lastEnd, behind.start) : gap.edge;
  const entities = entitiesOf(read, count, gaps);
  const starts = new Uint8Array(count);
  const ends = new Uint8Array(count);
  const within = new Uint8Array(count);
  for (const { from, to, code } of entities) {
    starts[from] ||= code;
    ends[to] ||= code;
    for (let at = from; at <= to; at++) within[at] ||= code;
  }
  const edges = edgesOf(read, count, tags, gaps);
  return {
    read,
    count,
    tags,
    classes,
    hashes,
    stems,
    senses,
    repeats,
    isGrammar,
    gaps,
    entities,
    starts,
    ends,
    within,
    ...edges,
  };
}

/** The longest span, in words. */
const longestSpan = 16;
/** The measure of answers leaves articles out. */
const articles: ReadonlySet<string> = new Set(['the', 'a', 'an']);

function edgesOf(
  read: ReadSentence,
  count: number,
  tags: Uint8Array,
  gaps: Uint8Array,
): Pick<SpanWords, 'mayStart' | 'mayEnd' | 'lastOf'> {
  const mayStart = new Uint8Array(count);
  const mayEnd = new Uint8Array(count);
  const lastOf = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const word = read.tokens[at]?.word ?? '';
    const isEdge = !articles.has(word) && tags[at] !== pos.conjunction;
    mayStart[at] = Number(isEdge && word !== 's' && gaps[at] !== gap.hyphen);
    mayEnd[at] = Number(isEdge && word !== 'of' && gaps[at + 1] !== gap.hyphen);
    let last = at;
    while (last + 1 < Math.min(count, at + longestSpan) && !isStop(read, gaps, last + 1)) last++;
    lastOf[at] = last;
  }
  return { mayStart, mayEnd, lastOf };
}

/** Whether a full stop stands before a word that ends more than an abbreviation: "St. Louis" goes on. */
function isStop({ text, tokens }: ReadSentence, gaps: Uint8Array, at: number): boolean {
  if (gaps[at] !== gap.stop) return false;
  const before = tokens[at - 1];
  return !(before && before.text.length <= 3 && text.charAt(before.end) === '.');
}

const mostRepeats = 9;

function repeatsOf(index: SentenceIndex, sentence: number, stem: string): number {
  const { from, to } = index.paragraphs[index.paragraphOf[sentence] ?? -1] ?? { from: 0, to: 0 };
  const places = index.postings.get(stem)?.sentences ?? [];
  let count = 0;
  for (let at = firstFrom(places, from); at < places.length && (places[at] as number) < to; at++)
    if (++count === mostRepeats) break;
  return count;
}

/** Place of the first number that is not below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a noun, 1 + its lexicographer file in WordNet, 0 where that is not known; else 32 + the part of speech. */
export function senseOf(stem: string, tag: number): number {
  return tag === pos.noun ? supersenseOf(stem) + 1 : 32 + tag;
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Grammar words are classes of their own. */
export function classOf(word: string, tag: number, hash: number): number {
  switch (tag) {
    case pos.noun:
      return word.endsWith('ing') ? 3 : word.endsWith('s') ? 2 : 1;
    case pos.name:
      return 4;
    case pos.verb:
      return word.endsWith('ed') ? 6 : word.endsWith('ing') ? 7 : word.endsWith('s') ? 8 : 5;
    case pos.adjective:
      return 9;
    case pos.adverb:
      return word.endsWith('ly') ? 11 : hash | 64;
    case pos.number:
      return /^\d{4}$/.test(word) ? 13 : /^\d/.test(word) ? 14 : 12;
    default:
      return hash | 64;
  }
}

function gapOf(text: string, from: number, to: number): number {
  if (to - from === 1 && text.charCodeAt(from) === 32) return gap.blank;
  const between = text.slice(from, to);
  if (between === '' || /^['’]$/.test(between)) return gap.none;
  if (between.includes('(') || between.includes('[')) return gap.open;
  if (between.includes(')') || between.includes(']')) return gap.close;
  if (/["“”]/.test(between)) return gap.quote;
  if (between.includes(',')) return gap.comma;
  if (/^[-‐‑]$/.test(between)) return gap.hyphen;
  if (/[–—-]/.test(between)) return gap.dash;
  return /^\s+$/.test(between) ? gap.blank : gap.stop;
}

const mostQuoted = 12;

function entitiesOf(read: ReadSentence, count: number, gaps: Uint8Array): WordEntity[] {
  const { tokens } = read;
  const found: WordEntity[] = [];
  const add = (start: number, end: number, code: number) => {
    const from = tokens.findIndex((token) => token.end > start);
    let to = from;
    while (to + 1 < count && (tokens[to + 1]?.start ?? end) < end) to++;
    if (from >= 0 && to < count) found.push({ from, to, code });
  };
  for (const { kind, start, end } of read.names) add(start, end, entityCode[kind]);
  for (const { text, start, end } of read.dates)
    add(start, end, /^\d{4}$/.test(text) ? entityCode.year : entityCode.date);
  for (const { kind, start, end, counts } of read.figures) {
    add(start, end, entityCode[kind]);
    if (counts && counts.end > end) add(Math.min(start, counts.start), counts.end, entityCode.counted);
  }
  let open = -1;
  for (let at = 0; at <= count; at++) {
    if (gaps[at] !== gap.quote && !(at === 0 && /^["“]/.test(read.text))) continue;
    if (open >= 0 && at - open <= mostQuoted && at > open)
      found.push({ from: open, to: at - 1, code: entityCode.quoted });
    open = open < 0 ? at : -1;
  }
  return found.sort((x, y) => y.to - y.from - (x.to - x.from));
}
