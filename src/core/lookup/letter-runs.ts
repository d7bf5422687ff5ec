/** Runs of four letters: texts that share many are alike even where words are bent, joined or garbled. */

const length = 4;
const space = 32;

/** Every run of four characters of `text`, lower-cased and its ends marked with a space, as a number. Two runs may share one. */
export function letterRuns(text: string): ReadonlySet<number> {
  const runs = new Set<number>();
  const lower = text.toLowerCase();
  let run = space;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : space;
    // Eight bits a character: what falls out of the top is older than the run.
    run = (run << 8) ^ code;
    if (at + 2 >= length) runs.add(run);
  }
  return runs;
}

/** The share of `wanted` that `runs` has: 0..1. */
export function shareOf(wanted: ReadonlyMap<number, unknown>, runs: ReadonlySet<number>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const run of wanted.keys()) if (runs.has(run)) found++;
  return found / wanted.size;
}

/** How many sentences hold a run, for all runs; runs are told apart by {@link slots} slots only. */
export type RunCounts = Uint32Array;

const slots = 1 << 16;

/** Counts the runs of `all`, each once a sentence. */
export function countRuns(all: Iterable<ReadonlySet<number>>): RunCounts {
  const counts = new Uint32Array(slots);
  for (const runs of all) for (const run of runs) counts[slotOf(run)] = (counts[slotOf(run)] as number) + 1;
  return counts;
}

/** By run of `runs`: how rare it is among `total` sentences, as an inverse frequency. */
export function runWorths(
  runs: ReadonlySet<number>,
  counts: RunCounts,
  total: number,
): ReadonlyMap<number, number> {
  const worths = new Map<number, number>();
  for (const run of runs) {
    const found = counts[slotOf(run)] as number;
    worths.set(run, found === 0 ? 0 : Math.log(1 + (total - Math.min(found, total) + 0.5) / (found + 0.5)));
  }
  return worths;
}

/** The share of the worth of `worths` that `runs` has: 0..1. */
export function worthShare(worths: ReadonlyMap<number, number>, runs: ReadonlySet<number>): number {
  let all = 0;
  let found = 0;
  for (const [run, worth] of worths) {
    all += worth;
    if (runs.has(run)) found += worth;
  }
  return all === 0 ? 0 : found / all;
}

/** Fibonacci hashing: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing */
function slotOf(run: number): number {
  return Math.imul(run, 0x9e3779b1) >>> 16;
}
