/** Which words of WordNet are worth their bytes, and how the use of each stem is shared among their senses. */
import { stemWord } from '../../src/core/text/tokens.ts';
import type { Sense, WordNet } from './read-wordnet.ts';

/** Senses of all words that share a stem. */
export interface StemSenses {
  /** How often any of them was tagged in the corpora behind WordNet. */
  readonly tagged: number;
  /** Synset → share of the stem's use: 0..1, together 1. */
  readonly shares: ReadonlyMap<string, number>;
}

/** Words of many senses are common ones, even where the corpora happen to lack them. */
const manySenses = 3;

const singleWord = /^[a-z]{2,}$/;

/** In lower case, in the order of WordNet's index. */
export function chooseWords({ senses, synsets }: WordNet): string[] {
  const tagged = (word: string) => senses.get(word)?.some((sense) => sense.tagged > 0) ?? false;
  const beside = new Set<string>();
  for (const { words, pointers } of synsets.values()) {
    const isKind = pointers.some(({ symbol }) => symbol === '~');
    const hasTagged = words.some(tagged);
    if (isKind || hasTagged) for (const word of words) beside.add(word);
    for (const { from, at, to } of pointers)
      if (from > 0 && tagged(synsets.get(to)?.words[at - 1] ?? '')) beside.add(words[from - 1] ?? '');
  }
  return [...senses]
    .filter(
      ([word, own]) =>
        singleWord.test(word) &&
        (tagged(word) || own.length >= manySenses || (own.length === manySenses - 1 && beside.has(word))),
    )
    .map(([word]) => word);
}

/** The corpora are small and old: what they say of a sense is damped, and those that WordNet names first are taken to be commoner. */
export const senseWeight = ({ tagged, rank }: Sense): number => tagged ** 0.75 + 0.5 / Math.sqrt(rank);

/** By stem, in order. */
export function sensesByStem({ senses }: WordNet, words: readonly string[]): Map<string, StemSenses> {
  const found = new Map<string, { tagged: number; weights: Map<string, number> }>();
  for (const word of words) {
    const stem = stemWord(word);
    const own = found.get(stem) ?? { tagged: 0, weights: new Map<string, number>() };
    found.set(stem, own);
    for (const sense of senses.get(word) ?? []) {
      own.tagged += sense.tagged;
      own.weights.set(sense.key, (own.weights.get(sense.key) ?? 0) + senseWeight(sense));
    }
  }
  return new Map(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stem, { tagged, weights }]) => {
        const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
        return [stem, { tagged, shares: new Map([...weights].map(([key, weight]) => [key, weight / all])) }];
      }),
  );
}
