/** The nouns' tree of kinds, cut down to what core/lexicon needs to tell whether one thing is a kind of another. */
import type { StemSenses } from './choose-words.ts';
import type { KindTree } from './kind-tree.ts';
import type { Synset } from './read-wordnet.ts';

export interface KindList {
  /** What is broader than something else: its stems, and the numbers of the nodes that are broader still. */
  readonly nodes: readonly { readonly names: readonly string[]; readonly broader: readonly number[] }[];
  /** Stem → nodes directly broader than its commoner noun senses. */
  readonly nodesOf: ReadonlyMap<string, readonly number[]>;
}

/** Of a stem's use as a noun; its two commonest senses are common anyhow. */
const leastCommon = 0.1;
const commonAnyhow = 2;

export function listKinds(tree: KindTree, stems: ReadonlyMap<string, StemSenses>): KindList {
  const numbers = new Map<Synset, number>();
  const order: Synset[] = [];
  const numberOf = (synset: Synset): number => {
    const number = numbers.get(synset) ?? order.length;
    if (number === order.length) {
      numbers.set(synset, number);
      order.push(synset);
    }
    return number;
  };
  const nodesOf = new Map<string, readonly number[]>();
  for (const [stem, { shares }] of stems) {
    const nouns = [...shares].filter(([key]) => key.startsWith('n'));
    const all = nouns.reduce((sum, [, share]) => sum + share, 0);
    const common = nouns
      .sort((a, b) => b[1] - a[1])
      .filter(([, share], at) => at < commonAnyhow || share >= leastCommon * all)
      .flatMap(([key]) => tree.synsets.get(key) ?? []);
    const nodes = new Set(common.flatMap((synset) => namedAbove(synset, tree)).map(numberOf));
    if (nodes.size > 0) nodesOf.set(stem, [...nodes]);
  }
  const nodes: { names: readonly string[]; broader: readonly number[] }[] = [];
  // Those that nodes lead to become nodes themselves on the way.
  for (const synset of order)
    nodes.push({
      names: [...(tree.names.get(synset)?.keys() ?? [])],
      broader: namedAbove(synset, tree).map(numberOf),
    });
  return { nodes, nodesOf };
}

/** The nearest broader synsets that have a name. */
function namedAbove(synset: Synset, tree: KindTree): Synset[] {
  const found = new Set<Synset>();
  const way = new Set(tree.broader.get(synset));
  for (const up of way)
    if (tree.names.has(up)) found.add(up);
    else for (const next of tree.broader.get(up) ?? []) way.add(next);
  return [...found];
}
