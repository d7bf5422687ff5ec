/** What the search for short answers has learned, as it stands in a weights file and as it is used. */
import type { ReadSentence } from '../../entity/read-entities.ts';
import { type BoostedTrees, type PackedTrees, unpackTrees } from '../boosted-trees.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import { createProposer, type SpanProposer, spanBuckets } from './propose-spans.ts';
import { spanFeatureNames } from './span-feature-names.ts';
import { readSpanWords, type SpanWords } from './span-words.ts';
import { type PackedTagger, type Tagger, unpackTagger } from './tag-words.ts';

export interface PackedSpans {
  readonly tagger: PackedTagger;
  readonly proposer: PackedProposer;
  readonly trees: PackedTrees;
}

export interface PackedProposer {
  /** What 1 in a weight stands for. */
  readonly unit: number;
  /** Base64 of {@link spanBuckets} signed bytes. */
  readonly weights: string;
}

export interface SpanModel {
  readonly tagger: Tagger;
  readonly proposer: SpanProposer;
  readonly trees: BoostedTrees;
  /** A sentence of an article as spans are sought in it; read once. */
  readonly wordsOf: (index: SentenceIndex, sentence: number) => SpanWords;
}

/** Throws where `packed` is not whole. */
export function unpackSpans({ tagger, proposer, trees }: PackedSpans): SpanModel {
  return assembleSpans(unpackTagger(tagger), unpackProposer(proposer), unpackTrees(trees, spanFeatureNames));
}

export function assembleSpans(tagger: Tagger, proposer: SpanProposer, trees: BoostedTrees): SpanModel {
  return { tagger, proposer, trees, wordsOf: rememberWords(tagger) };
}

/** The cache only saves time, and lives as long as the article. */
export function rememberWords(tagger: Tagger): SpanModel['wordsOf'] {
  const known = new WeakMap<ReadSentence, SpanWords>();
  return (index, sentence) => {
    const read = index.sentences[sentence] as ReadSentence;
    const words = known.get(read) ?? readSpanWords(tagger, index, sentence);
    known.set(read, words);
    return words;
  };
}

function unpackProposer({ unit, weights }: PackedProposer): SpanProposer {
  const bytes = new Int8Array(Uint8Array.fromBase64(weights).buffer);
  if (bytes.length !== spanBuckets)
    throw new Error('Weights of short answers are cut short; run `npm run train` again');
  return createProposer(bytes, unit);
}
