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
export function shareOf(wanted: ReadonlySet<number>, runs: ReadonlySet<number>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const run of wanted) if (runs.has(run)) found++;
  return found / wanted.size;
}
