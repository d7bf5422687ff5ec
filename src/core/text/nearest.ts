/** The closest of some known words to one that was typed: for "did you mean", and for typos in questions. */

/**
 * Edits (insertions, deletions, substitutions, swaps of neighbours) that turn `a` into `b`: the optimal string alignment
 * distance. Stops counting past `limit` and then returns `limit + 1`.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
      best = Math.min(best, edits);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** How many typos a word of this length may hold: none below 4 letters, one below 8, else two. */
export function typosAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** The known word closest to `asked` within the typos its length allows; else null. The first wins a tie. */
export function nearestTypo(asked: string, known: readonly string[]): string | null {
  const word = asked.toLowerCase();
  // A letter left out is the likeliest typo, so the word meant may be one longer.
  const limit = typosAllowed(word.length + 1);
  let found: string | null = null;
  let fewest = limit + 1;
  for (const candidate of known) {
    const edits = editDistance(word, candidate.toLowerCase(), limit);
    if (edits < fewest) [found, fewest] = [candidate, edits];
  }
  return found;
}

/** As {@link nearestTypo}; where nothing is as close, the first that `asked` begins. */
export function nearest(asked: string, known: readonly string[]): string | null {
  const word = asked.toLowerCase();
  const begun = (candidate: string) => word.length > 2 && candidate.toLowerCase().startsWith(word);
  return nearestTypo(asked, known) ?? known.find(begun) ?? null;
}
