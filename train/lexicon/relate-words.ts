/** Which stems are related in WordNet, how, and how strongly. */
import type { Relation } from '../../src/core/lexicon/lexicon.ts';
import { stemWord } from '../../src/core/text/tokens.ts';
import type { Synset, WordNet } from './read-wordnet.ts';

/** Stem → other stem → strength of each relation. */
export type RelatedWords = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<Relation, number>>>;

/** What a step to a broader or narrower sense leaves of a relation, by the number of steps. */
const byStep = [0, 0.75, 0.45, 0.25] as const;
const sister = 0.3;
/** Kinds of one thing are alike where there are few. */
const mostSisters = 12;

const pointerRelations: Readonly<Record<string, { readonly relation: Relation; readonly weight: number }>> = {
  '+': { relation: 'derived', weight: 1 },
  '\\': { relation: 'derived', weight: 0.9 },
  '<': { relation: 'derived', weight: 0.9 },
  '&': { relation: 'near', weight: 0.6 },
  $: { relation: 'near', weight: 0.7 },
  '^': { relation: 'near', weight: 0.5 },
  '*': { relation: 'near', weight: 0.4 },
  '>': { relation: 'near', weight: 0.4 },
  '!': { relation: 'opposite', weight: 1 },
};

/** `isKept`: words that the lexicon has. */
export function relateWords(wordNet: WordNet, isKept: (word: string) => boolean): RelatedWords {
  const { synsets } = wordNet;
  const shareOf = senseShares(wordNet);
  const related = new Map<string, Map<string, Map<Relation, number>>>();

  function relate(
    word: string,
    from: Synset,
    other: string,
    to: Synset,
    relation: Relation,
    weight: number,
  ): void {
    if (!isKept(word) || !isKept(other)) return;
    const [stem, otherStem] = [stemWord(word), stemWord(other)];
    if (stem === otherStem) return;
    // Both words must mostly be used in the senses that are related.
    const strength = weight * Math.sqrt(shareOf(word, from.key) * shareOf(other, to.key));
    const others = related.get(stem) ?? new Map<string, Map<Relation, number>>();
    related.set(stem, others);
    const strengths = others.get(otherStem) ?? new Map<Relation, number>();
    others.set(otherStem, strengths);
    strengths.set(relation, Math.max(strengths.get(relation) ?? 0, strength));
  }

  function relateAll(from: Synset, to: Synset, relation: Relation, weight: number): void {
    for (const word of from.words)
      for (const other of to.words) relate(word, from, other, to, relation, weight);
  }

  for (const synset of synsets.values()) {
    relateAll(synset, synset, 'synonym', 1);
    for (const { symbol, to, from, at } of synset.pointers) {
      const found = pointerRelations[symbol];
      const target = synsets.get(to);
      if (!found || !target) continue;
      if (from === 0) relateAll(synset, target, found.relation, found.weight);
      else
        relate(
          synset.words[from - 1] ?? '',
          synset,
          target.words[at - 1] ?? '',
          target,
          found.relation,
          found.weight,
        );
    }
    for (const [broader, steps] of broaderOf(synset, synsets)) {
      relateAll(synset, broader, 'broader', byStep[steps] ?? 0);
      relateAll(broader, synset, 'narrower', byStep[steps] ?? 0);
    }
    const kinds = synset.pointers
      .filter(({ symbol }) => symbol === '~')
      .flatMap(({ to }) => synsets.get(to) ?? []);
    if (kinds.length <= mostSisters)
      for (const one of kinds)
        for (const other of kinds) if (one !== other) relateAll(one, other, 'near', sister);
  }
  return related;
}

/** What a synset is a kind of, with the steps to it. */
function broaderOf(synset: Synset, synsets: ReadonlyMap<string, Synset>): Map<Synset, number> {
  const found = new Map<Synset, number>();
  let level = [synset];
  for (let steps = 1; steps < byStep.length; steps++) {
    level = level.flatMap(({ pointers }) =>
      pointers
        .filter(({ symbol }) => symbol === '@' || symbol === '@i')
        .flatMap(({ to }) => synsets.get(to) ?? []),
    );
    for (const broader of level) if (!found.has(broader)) found.set(broader, steps);
  }
  return found;
}

/** The share of a word's use that is in a sense: 0..1. Senses that nobody tagged count a little. */
function senseShares({ senses }: WordNet): (word: string, key: string) => number {
  const untagged = 0.3;
  return (word, key) => {
    const own = senses.get(word);
    if (!own) return 0;
    let all = 0;
    let here = 0;
    for (const { key: sense, tagged } of own) {
      all += tagged + untagged;
      if (sense === key) here += tagged + untagged;
    }
    return here / all;
  };
}
