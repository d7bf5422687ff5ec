/** Trains the tagger: an averaged perceptron, taught by the tags of another one. */
import {
  bestTag,
  hashWords,
  type PackedTagger,
  readTagFeatures,
  tagBuckets,
  tagCount,
  tagFeatureCount,
} from '../../src/core/lookup/span/tag-words.ts';
import type { Token } from '../../src/core/text/tokens.ts';
import { createRandom } from '../boosting/random.ts';

export interface TaggedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** By token; 255 where the teacher has none. */
  readonly tags: Uint8Array;
}

const unknownTag = 255;
const largest = 127;

export function trainTagger(texts: readonly TaggedText[], seed: number, rounds = 4): PackedTagger {
  const random = createRandom(seed);
  const weights = new Float64Array(tagBuckets * tagCount);
  const totals = new Float64Array(tagBuckets * tagCount);
  const order = texts.map((_, index) => index);
  const rows = new Int32Array(tagFeatureCount);
  let step = 1;
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) {
      const { text, tokens, tags } = texts[index] as TaggedText;
      const words = hashWords(text, tokens);
      const given = new Uint8Array(tokens.length);
      for (let at = 0; at < tokens.length; at++) {
        readTagFeatures(words, given, at, rows);
        const guess = bestTag(weights, rows);
        given[at] = guess;
        const right = tags[at] as number;
        step++;
        if (right === unknownTag || right === guess) continue;
        for (const row of rows) {
          weights[row * tagCount + right] = (weights[row * tagCount + right] as number) + 1;
          totals[row * tagCount + right] = (totals[row * tagCount + right] as number) + step;
          weights[row * tagCount + guess] = (weights[row * tagCount + guess] as number) - 1;
          totals[row * tagCount + guess] = (totals[row * tagCount + guess] as number) - step;
        }
      }
    }
  }
  const averaged = weights.map((weight, at) => weight - (totals[at] as number) / step);
  const sizes = averaged.map(Math.abs).sort();
  // The largest few are cut, so that the many small ones keep their differences.
  const unit = (sizes[Math.floor(sizes.length * 0.9995)] as number) / largest;
  const bytes = Int8Array.from(averaged, (value) =>
    Math.max(-largest, Math.min(largest, Math.round(value / unit))),
  );
  return { weights: new Uint8Array(bytes.buffer).toBase64() };
}
