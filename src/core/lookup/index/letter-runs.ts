/** Runs of four letters: texts that share many are alike even where words are bent, joined or garbled. */

const length = 4;
const space = 32;
/** Runs are told apart by so many slots only: of a question's fifty, about one in two hundred shares the slot of another run of a sentence. */
const slotBits = 13;
const slots = 1 << slotBits;

/** The slots of every run of four characters of `text`, lower-cased and its ends marked with a space; each once, in no order. */
export function letterRuns(text: string): Uint16Array {
  const lower = text.toLowerCase();
  const runs = new Uint16Array(lower.length + 1);
  const isSeen = new Uint8Array(slots);
  let count = 0;
  let run = space;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : space;
    // Eight bits a character: what falls out of the top is older than the run.
    run = (run << 8) ^ code;
    if (at + 2 < length) continue;
    const slot = slotOf(run);
    if (isSeen[slot] === 1) continue;
    isSeen[slot] = 1;
    runs[count++] = slot;
  }
  return runs.slice(0, count);
}

/** By slot: how many sentences hold a run of it. */
export type RunCounts = Uint32Array;

/** Counts the runs of `all`, each once a sentence. */
export function countRuns(all: Iterable<Uint16Array>): RunCounts {
  const counts = new Uint32Array(slots);
  for (const runs of all) for (const slot of runs) counts[slot] = (counts[slot] as number) + 1;
  return counts;
}

/** The runs of a question, beside which sentences are held. */
export interface WantedRuns {
  /** How many there are, and what all are worth. */
  readonly count: number;
  readonly worth: number;
  /** By slot: its place in `worths`, from 1; 0 where it is not wanted. */
  readonly places: Uint16Array;
  readonly worths: Float32Array;
}

/** `counts` are of `total` sentences; a run is worth the more the rarer it is, and nothing where no sentence has it. */
export function wantedRuns(runs: Uint16Array, counts: RunCounts, total: number): WantedRuns {
  const places = new Uint16Array(slots);
  const worths = new Float32Array(runs.length + 1);
  let worth = 0;
  for (const [place, slot] of runs.entries()) {
    const found = counts[slot] as number;
    places[slot] = place + 1;
    worths[place + 1] =
      found === 0 ? 0 : Math.log(1 + (total - Math.min(found, total) + 0.5) / (found + 0.5));
    worth += worths[place + 1] as number;
  }
  return { count: runs.length, worth, places, worths };
}

/** The share of the wanted runs that `runs` has, by their number and by their worth: 0..1. */
export function sharesOfRuns(
  { count, worth, places, worths }: WantedRuns,
  runs: Uint16Array,
): { readonly counted: number; readonly weighed: number } {
  let found = 0;
  let weight = 0;
  for (let at = 0; at < runs.length; at++) {
    const place = places[runs[at] as number] as number;
    if (place === 0) continue;
    found++;
    weight += worths[place] as number;
  }
  return { counted: count === 0 ? 0 : found / count, weighed: worth === 0 ? 0 : weight / worth };
}

/** Fibonacci hashing: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing */
function slotOf(run: number): number {
  return Math.imul(run, 0x9e3779b1) >>> (32 - slotBits);
}
