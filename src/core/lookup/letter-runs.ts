/** Runs of four letters: texts that share many are alike even where words are bent, joined or garbled. */

const length = 4;

/** Every run of four characters of `text`, lower-cased, its ends marked with a space. */
export function letterRuns(text: string): ReadonlySet<string> {
  const runs = new Set<string>();
  const marked = ` ${text.toLowerCase()} `;
  for (let at = 0; at + length <= marked.length; at++) runs.add(marked.slice(at, at + length));
  return runs;
}

/** The share of `wanted` that `runs` has: 0..1. */
export function shareOf(wanted: ReadonlySet<string>, runs: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const run of wanted) if (runs.has(run)) found++;
  return found / wanted.size;
}
