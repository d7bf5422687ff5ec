/** The paragraphs of a SQuAD-shaped file, each with its majority gold, and the variants made of them. */
import { readFileSync } from 'node:fs';
import { voters } from './splitters.ts';
import { type Damage, damage, type Labelled, majority, seeded } from './variants.ts';

/** How many of the five voters a boundary needs to be gold. */
export const quorum = 3;
/** Share of the boundaries that a variant damages. */
export const damagedShare = 0.15;
const seed = 7;

/** A paragraph; `article` counts from 0. */
export interface Sample extends Labelled {
  readonly article: number;
}

export interface Variant {
  readonly name: string;
  readonly damage: Damage;
  /** The boundary F1 that ours has to reach. */
  readonly target: number;
}

export const variants: readonly Variant[] = [
  { name: 'clean', damage: 'none', target: 0.99 },
  { name: 'space lost', damage: 'space', target: 0.987 },
  { name: 'stop lost too', damage: 'space and stop', target: 0.965 },
];

/** Throws where the file is no SQuAD-shaped JSON. */
export function readCorpus(file: string): Sample[] {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as {
    data: { paragraphs: { context: string }[] }[];
  };
  return data.flatMap(({ paragraphs }, article) =>
    paragraphs.map(({ context }) => ({ article, ...majority(context, voters, quorum) })),
  );
}

/** The same samples in the same order, damaged alike on every run. */
export function makeVariant(corpus: readonly Sample[], { damage: kind }: Variant): Sample[] {
  const random = seeded(seed);
  return corpus.map((sample) => ({
    article: sample.article,
    ...damage(sample, kind, damagedShare, random),
  }));
}
