/** Which stems are related in WordNet, how, and how strongly. */
import type { Relation } from '../../src/core/lexicon/unpack-lexicon.ts';
import { stemWord } from '../../src/core/text/tokens.ts';
import type { StemSenses } from './choose-words.ts';
import { broaderOf, type KindTree } from './kind-tree.ts';
import type { Synset, WordNet } from './read-wordnet.ts';

/** Strength 0..1 of each relation between two stems; `from` comes first in the order of stems. */
export interface RelatedPair {
  readonly from: string;
  readonly to: string;
  readonly strengths: ReadonlyMap<Relation, number>;
}

/** What a step to a broader word leaves of a relation, by the number of steps. */
const byStep = [0, 0.75, 0.5] as const;
const sister = 0.3;
/** Kinds of one thing are alike where there are few. */
const mostSisters = 12;

/** https://wordnet.princeton.edu/documentation/wninput5wn */
const pointerRelations: Readonly<Record<string, { readonly relation: Relation; readonly weight: number }>> = {
  '+': { relation: 'derived', weight: 1 },
  '\\': { relation: 'derived', weight: 0.9 },
  '<': { relation: 'derived', weight: 0.9 },
  '&': { relation: 'near', weight: 0.6 },
  $: { relation: 'near', weight: 0.7 },
  '^': { relation: 'near', weight: 0.5 },
  '*': { relation: 'near', weight: 0.4 },
  '>': { relation: 'near', weight: 0.4 },
  '=': { relation: 'near', weight: 0.4 },
  '!': { relation: 'opposite', weight: 1 },
};

const inverse: Readonly<Record<Relation, Relation>> = {
  synonym: 'synonym',
  derived: 'derived',
  broader: 'narrower',
  narrower: 'broader',
  near: 'near',
  opposite: 'opposite',
};

interface Use {
  readonly stem: string;
  /** Share of the stem's use. */
  readonly share: number;
}

export function relateWords(
  { synsets }: WordNet,
  stems: ReadonlyMap<string, StemSenses>,
  tree: KindTree,
): RelatedPair[] {
  const pairs = new Map<string, { from: string; to: string; strengths: Map<Relation, number> }>();

  /** The uses that two stems share add up: as a sum over senses of √(share × share) they do not pass `weight`. */
  function relate(one: Use, other: Use, relation: Relation, weight: number): void {
    if (one.stem === other.stem) return;
    if (one.stem > other.stem) {
      relate(other, one, inverse[relation], weight);
      return;
    }
    const key = `${one.stem} ${other.stem}`;
    const pair = pairs.get(key) ?? { from: one.stem, to: other.stem, strengths: new Map<Relation, number>() };
    pairs.set(key, pair);
    const before = pair.strengths.get(relation) ?? 0;
    const sum = before + weight * Math.sqrt(one.share * other.share);
    pair.strengths.set(relation, Math.min(sum, Math.max(before, weight)));
  }

  const uses = new Map([...synsets.values()].map((synset) => [synset, usesIn(synset, synset.words, stems)]));
  const usesOf = (synset: Synset) => uses.get(synset) ?? [];
  function relateAll(from: readonly Use[], to: Synset, relation: Relation, weight: number): void {
    for (const other of usesOf(to)) for (const one of from) relate(one, other, relation, weight);
  }

  for (const synset of synsets.values()) {
    const own = usesOf(synset);
    for (const [at, one] of own.entries())
      for (const other of own.slice(at + 1)) relate(one, other, 'synonym', 1);
    for (const { symbol, to, from, at } of synset.pointers) {
      const found = pointerRelations[symbol];
      const target = synsets.get(to);
      // Most pointers stand at both ends, and would count twice.
      if (!found || !target || (hasReturn(target, synset, symbol, from, at) && to < synset.key)) continue;
      if (from === 0) relateAll(own, target, found.relation, found.weight);
      else
        for (const one of usesIn(synset, [synset.words[from - 1] ?? ''], stems))
          for (const other of usesIn(target, [target.words[at - 1] ?? ''], stems))
            relate(one, other, found.relation, found.weight);
    }
    for (const { synset: broader, steps, weight } of broaderOf(synset, tree, byStep.length - 1))
      for (const [stem, share] of tree.names.get(broader) ?? [])
        for (const one of own) relate(one, { stem, share }, 'broader', (byStep[steps] ?? 0) * weight);
    const kinds = (tree.kinds.get(synset) ?? []).map(usesOf);
    if (kinds.length <= mostSisters)
      for (const [at, some] of kinds.entries())
        for (const others of kinds.slice(at + 1))
          for (const one of some) for (const other of others) relate(one, other, 'near', sister);
  }
  return [...pairs.values()];
}

function usesIn(
  { key }: Synset,
  words: readonly string[],
  stems: ReadonlyMap<string, StemSenses>,
): readonly Use[] {
  const own = new Set(words.map(stemWord));
  return [...own].flatMap((stem) => {
    const share = stems.get(stem)?.shares.get(key);
    return share === undefined ? [] : [{ stem, share }];
  });
}

const hasReturn = (target: Synset, synset: Synset, symbol: string, from: number, at: number) =>
  target.pointers.some(
    (back) => back.symbol === symbol && back.to === synset.key && back.from === at && back.at === from,
  );
