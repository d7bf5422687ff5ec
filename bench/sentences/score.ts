/** How well found boundaries agree with the gold. */
import type { Sample } from './corpus.ts';
import type { Splitter } from './splitters.ts';

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Over all boundaries of `samples` together; a boundary counts only where it is right to the character. */
export function score(samples: readonly Sample[], splitter: Splitter): Score {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const { text, gold } of samples) {
    const ends = new Set(splitter(text));
    const golden = new Set(gold);
    right += ends.intersection(golden).size;
    found += ends.size;
    wanted += golden.size;
  }
  return { precision: right / found, recall: right / wanted, f1: (2 * right) / (found + wanted) };
}
