/**
 * The part of speech of each word, by a perceptron that goes from left to right (Collins 2002, https://aclanthology.org/W02-1001) over
 * hashed features (Weinberger et al. 2009, https://arxiv.org/abs/0902.2206).
 */
import type { Token } from '../../text/tokens.ts';

/** Universal parts of speech (https://universaldependencies.org/u/pos/), without punctuation, which is no token of ours. */
export const partsOfSpeech = [
  'noun',
  'name',
  'verb',
  'auxiliary',
  'adjective',
  'adverb',
  'preposition',
  'determiner',
  'pronoun',
  'number',
  'conjunction',
  'subordinator',
  'particle',
  'other',
] as const;

export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** Number of each part of speech, as tags give it. */
export const pos = Object.fromEntries(partsOfSpeech.map((name, at) => [name, at])) as Readonly<
  Record<PartOfSpeech, number>
>;

export const tagCount = partsOfSpeech.length;
/** Number of the "tag" before the first word. */
const outside = tagCount;
/** Rows of the table of weights; a feature is a row. */
export const tagBuckets = 1 << 13;
/** Features of each word. */
export const tagFeatureCount = 11;

/** As it stands in a weights file: base64 of {@link tagBuckets} rows of {@link tagCount} signed bytes. */
export interface PackedTagger {
  readonly weights: string;
}

export interface Tagger {
  /** By token: its number in {@link partsOfSpeech}. Linear. */
  tag(text: string, tokens: readonly Token[]): Uint8Array;
}

/** Throws where `packed` is not whole. */
export function unpackTagger(packed: PackedTagger): Tagger {
  const weights = new Int8Array(Uint8Array.fromBase64(packed.weights).buffer);
  if (weights.length !== tagBuckets * tagCount)
    throw new Error('Weights of the tagger are cut short; run `npm run train` again');
  return { tag: (text, tokens) => tagAll(weights, text, tokens) };
}

function tagAll(weights: Int8Array, text: string, tokens: readonly Token[]): Uint8Array {
  const words = hashWords(text, tokens);
  const tags = new Uint8Array(tokens.length);
  const rows = new Int32Array(tagFeatureCount);
  for (let at = 0; at < tokens.length; at++) {
    readTagFeatures(words, tags, at, rows);
    tags[at] = bestTag(weights, rows);
  }
  return tags;
}

/** The tag with the highest sum of the rows; the first of equals. */
export function bestTag(weights: ArrayLike<number>, rows: Int32Array): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let tag = 0; tag < tagCount; tag++) {
    let sum = 0;
    for (let row = 0; row < tagFeatureCount; row++)
      sum += weights[(rows[row] as number) * tagCount + tag] as number;
    if (sum > highest) {
      highest = sum;
      best = tag;
    }
  }
  return best;
}

/** What the features of the words of a text are made of, by token. */
export interface HashedWords {
  readonly word: Int32Array;
  /** Last two letters, and last three with the shape. */
  readonly ending: Int32Array;
  readonly suffix: Int32Array;
  /** Capitals and digits; what stands before. */
  readonly shape: Int32Array;
}

export function hashWords(text: string, tokens: readonly Token[]): HashedWords {
  const count = tokens.length;
  const word = new Int32Array(count);
  const ending = new Int32Array(count);
  const suffix = new Int32Array(count);
  const shape = new Int32Array(count);
  for (const [at, token] of tokens.entries()) {
    const form = shapeOf(token, at === 0) * 8 + gapBefore(text, tokens[at - 1], token);
    word[at] = hashLetters(token.word, 0);
    ending[at] = hashLetters(token.word, Math.max(0, token.word.length - 2));
    suffix[at] = hashLetters(token.word, Math.max(0, token.word.length - 3)) ^ (form >> 3);
    shape[at] = form;
  }
  return { word, ending, suffix, shape };
}

/** Writes the rows of the features of the word at `at` into `rows`; `tags` holds those of the words before it. */
export function readTagFeatures(
  { word, ending, suffix, shape }: HashedWords,
  tags: Uint8Array,
  at: number,
  rows: Int32Array,
): void {
  const last = word.length - 1;
  const before = at > 0 ? (tags[at - 1] as number) : outside;
  const earlier = at > 1 ? (tags[at - 2] as number) : outside;
  const own = word[at] as number;
  rows[0] = bucket(1, own);
  rows[1] = bucket(2, suffix[at] as number);
  rows[2] = bucket(3, own * 31 + before);
  rows[3] = bucket(4, before * 16 + earlier);
  rows[4] = bucket(5, at > 0 ? (word[at - 1] as number) : -1);
  rows[5] = bucket(6, at < last ? (word[at + 1] as number) : -1);
  rows[6] = bucket(7, at < last ? (suffix[at + 1] as number) : -1);
  rows[7] = bucket(8, (ending[at] as number) * 31 + before);
  rows[8] = bucket(9, (shape[at] as number) * 16 + before);
  rows[9] = bucket(10, ((shape[at] as number) << 8) | (at < last ? (shape[at + 1] as number) : 255));
  rows[10] = bucket(11, at > 1 ? (word[at - 2] as number) : -1);
}

function bucket(template: number, value: number): number {
  let mixed = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (tagBuckets - 1);
}

function hashLetters(word: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** 0 lower case, 1 a capital, 2 a capital at the beginning, 3 capitals only, 4 digits, 5 a single capital, 6 possessive name. */
function shapeOf({ text }: Token, isFirst: boolean): number {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return 4;
  const isCapital = text.charAt(0) !== text.charAt(0).toLowerCase();
  if (!isCapital) return 0;
  if (isFirst) return 2;
  if (text.length === 1) return 5;
  if (text === text.toUpperCase()) return 3;
  return /['’]s?$/.test(text) ? 6 : 1;
}

/** 0 a blank, 1 none, 2 a comma, 3 a quotation mark, 4 a bracket, 5 a hyphen, 6 anything else, 7 the beginning. */
function gapBefore(text: string, before: Token | undefined, token: Token): number {
  if (!before) return 7;
  if (token.start - before.end === 1 && text.charCodeAt(before.end) === 32) return 0;
  const gap = text.slice(before.end, token.start);
  if (gap === '') return 1;
  if (/["“”]/.test(gap)) return 3;
  if (/[()[\]]/.test(gap)) return 4;
  if (gap.includes(',')) return 2;
  return /[-‐-–—]/.test(gap) ? 5 : 6;
}
