/** Where ours and the gold differ, for reading by hand. */
import { makeVariant, type Sample, variants } from './corpus.ts';
import type { Splitter } from './splitters.ts';
import { seeded } from './variants.ts';

const seed = 7;

/** A place where one side has a boundary that the other lacks, or has it a few marks further on. */
export interface Disagreement {
  readonly kind: 'missed' | 'invented' | 'displaced';
  /** The variant in which it was found. */
  readonly variant: string;
  readonly paragraph: number;
  /** Letters and digits before it: the same in all variants, since damage takes none. */
  readonly letters: number;
  readonly text: string;
  /** Where the gold ends the sentence; undefined for an invented boundary. */
  readonly gold?: number;
  /** Where ours ends it; undefined for a missed one. */
  readonly ours?: number;
}

/** A place drawn for reading, with the names of all variants that have it. */
export interface DrawnError extends Disagreement {
  readonly variants: readonly string[];
}

/** All that differ, by variant. */
export function findErrors(corpus: readonly Sample[], splitter: Splitter): Map<string, Disagreement[]> {
  return new Map(
    variants.map((variant) => [
      variant.name,
      makeVariant(corpus, variant).flatMap((sample, paragraph) =>
        compare(sample, splitter).map((found) => ({ ...found, variant: variant.name, paragraph })),
      ),
    ]),
  );
}

function compare({ text, gold }: Sample, splitter: Splitter) {
  const ends = new Set(splitter(text));
  const golden = new Set(gold);
  const missed = [...golden.difference(ends)].map((at) => ({ letters: lettersBefore(text, at), gold: at }));
  const invented = [...ends.difference(golden)].map((at) => ({ letters: lettersBefore(text, at), ours: at }));
  const places = new Map<number, { letters: number; gold?: number; ours?: number }>();
  for (const place of [...missed, ...invented])
    places.set(place.letters, { ...places.get(place.letters), ...place });
  return [...places.values()].map((place) => ({ ...place, text, kind: kindOf(place) }));
}

function kindOf({ gold, ours }: { gold?: number; ours?: number }): Disagreement['kind'] {
  if (ours === undefined) return 'missed';
  return gold === undefined ? 'invented' : 'displaced';
}

function lettersBefore(text: string, at: number): number {
  return text.slice(0, at).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** `count` places drawn in turn from the variants, none twice, each with all variants that have it. */
export function drawErrors(
  errors: ReadonlyMap<string, readonly Disagreement[]>,
  count: number,
): DrawnError[] {
  const random = seeded(seed);
  const places = Map.groupBy([...errors.values()].flat(), keyOf);
  const decks = [...errors.values()].map((deck) => shuffle(deck, random));
  const drawn = new Map<string, Disagreement>();
  while (drawn.size < count && decks.some((deck) => deck.length > 0))
    for (const deck of decks) {
      let next = deck.pop();
      while (next && drawn.has(keyOf(next))) next = deck.pop();
      if (next && drawn.size < count) drawn.set(keyOf(next), next);
    }
  return [...drawn].map(([key, place]) => ({
    ...place,
    variants: (places.get(key) ?? []).map(({ variant }) => variant),
  }));
}

function keyOf({ paragraph, letters }: Disagreement): string {
  return `${paragraph}:${letters}`;
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
