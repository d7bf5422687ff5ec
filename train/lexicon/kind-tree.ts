/** What is a kind of what in WordNet, over the synsets that the lexicon has no word for. */
import { stemWord } from '../../src/core/text/tokens.ts';
import type { StemSenses } from './choose-words.ts';
import type { Synset, WordNet } from './read-wordnet.ts';

export interface KindTree {
  readonly synsets: ReadonlyMap<string, Synset>;
  /** Synset → what it is directly a kind or an instance of. */
  readonly broader: ReadonlyMap<Synset, readonly Synset[]>;
  /** Synset → its direct kinds. */
  readonly kinds: ReadonlyMap<Synset, readonly Synset[]>;
  /** Synset → stems that may well mean it, each with the share of its use in which it does; none for many. */
  readonly names: ReadonlyMap<Synset, ReadonlyMap<string, number>>;
  /** Synset → 0..1, near 0 for what nearly everything is a kind of. */
  readonly tellings: ReadonlyMap<Synset, number>;
}

/** A synset is named by a stem that is used for it at least so often, as a share of its use. */
const leastNaming = 0.06;
/** As which share a stem counts that is the head of a name of several words: "musical instrument". */
const headShare = 0.25;
/** What a step over a synset without a name leaves. */
const namelessStep = 0.9;
const leastTelling = 0.3;

export function growKindTree({ synsets }: WordNet, stems: ReadonlyMap<string, StemSenses>): KindTree {
  const broader = new Map<Synset, Synset[]>();
  const kinds = new Map<Synset, Synset[]>();
  const names = new Map<Synset, ReadonlyMap<string, number>>();
  for (const synset of synsets.values()) {
    const own = namesOf(synset, stems);
    if (own.size > 0) names.set(synset, own);
    const up = synset.pointers
      .filter(({ symbol }) => symbol === '@' || symbol === '@i')
      .flatMap(({ to }) => synsets.get(to) ?? []);
    broader.set(synset, up);
    for (const one of up) {
      const down = kinds.get(one);
      if (down) down.push(synset);
      else kinds.set(one, [synset]);
    }
  }
  return { synsets, broader, kinds, names, tellings: tellingsOf(synsets, broader) };
}

function namesOf(synset: Synset, stems: ReadonlyMap<string, StemSenses>): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const word of synset.words) {
    const stem = stemWord(headOf(word));
    const senses = stems.get(stem);
    if (!senses) continue;
    const share = Math.max(
      senses.shares.get(synset.key) ?? 0,
      word.includes('_') && synset.key.startsWith('n') ? headShare : 0,
    );
    if (share >= leastNaming) names.set(stem, Math.max(share, names.get(stem) ?? 0));
  }
  return names;
}

/** The noun that the others describe: the last before "of", "in" and the like, or the last of all. */
function headOf(word: string): string {
  return (
    /^(.*?)(?:_(?:of|in|on|to|for|from|with|by|at|and|or)_.*)?$/.exec(word)?.[1]?.split('_').at(-1) ?? word
  );
}

/** By how many kinds, of any depth, a synset has, on a logarithmic scale. */
function tellingsOf(
  synsets: ReadonlyMap<string, Synset>,
  broader: ReadonlyMap<Synset, readonly Synset[]>,
): Map<Synset, number> {
  const counts = new Map<Synset, number>();
  for (const synset of synsets.values()) {
    const above = new Set(broader.get(synset));
    // A set also walks what is added to it on the way.
    for (const one of above) for (const next of broader.get(one) ?? []) above.add(next);
    for (const one of above) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const most = Math.log(1 + Math.max(...counts.values()));
  return new Map([...counts].map(([synset, count]) => [synset, 1 - Math.log(1 + count) / most]));
}

export interface BroaderSynset {
  readonly synset: Synset;
  /** Synsets with a name from here to there, from 1. */
  readonly steps: number;
  /** 0..1: less where nameless ones are passed, and where it says little. */
  readonly weight: number;
}

/** Those with names, up to `mostSteps`; nearest first. */
export function broaderOf(synset: Synset, tree: KindTree, mostSteps: number): BroaderSynset[] {
  const found = new Map<Synset, BroaderSynset>();
  const seen = new Set<Synset>([synset]);
  let level = [{ synset, steps: 0, kept: 1 }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const at of level)
      for (const up of tree.broader.get(at.synset) ?? []) {
        if (seen.has(up)) continue;
        seen.add(up);
        const isNamed = tree.names.has(up);
        const steps = at.steps + (isNamed ? 1 : 0);
        if (steps > mostSteps) continue;
        const kept = isNamed ? at.kept : at.kept * namelessStep;
        const telling = Math.min(1, leastTelling + (tree.tellings.get(up) ?? 1));
        if (isNamed) found.set(up, { synset: up, steps, weight: kept * telling });
        next.push({ synset: up, steps, kept });
      }
    level = next;
  }
  return [...found.values()];
}
