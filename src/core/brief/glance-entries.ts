/** The few sentences that tell the article: early, central, fit to stand alone, and about different things. */
import { isStopWord } from '../text/stop-words.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

const fewestWords = 8;
const penalty = 1.1;

/** `topics`: for each sentence how many topics and facets have it on their cards. At most `limit`, in the article's order by index. */
export function glanceEntries(
  readings: readonly Reading[],
  title: string,
  limit: number,
  breadth: (index: number) => number,
): Entry[] {
  const titleWords = new Set(title.toLowerCase().split(/\P{L}+/u));
  const scored = readings.map(
    (reading): Entry => ({
      reading,
      weight: score(reading, readings.length, titleWords, breadth(reading.index)),
    }),
  );
  const chosen: Entry[] = [];
  const candidates = [...scored]
    .sort((a, b) => b.weight - a.weight || a.reading.index - b.reading.index)
    .slice(0, 40);
  while (chosen.length < limit && candidates.length > 0) {
    let best = 0;
    for (const [at, candidate] of candidates.entries())
      if (novelty(candidate, chosen) > novelty(candidates[best] as Entry, chosen)) best = at;
    chosen.push(...candidates.splice(best, 1));
  }
  return chosen;
}

function score(
  { index, fitness, centrality, tokens, names, figures }: Reading,
  total: number,
  title: ReadonlySet<string>,
  breadth: number,
): number {
  const place = 1 / (1 + index / 3) + 0.3 * (1 - index / total);
  const titled = tokens.filter((token) => !isStopWord(token) && title.has(token.word)).length;
  const substance = 0.1 * Math.min(4, names.length) + 0.1 * Math.min(2, figures.length);
  const short = tokens.length < fewestWords ? 0.5 : 1;
  return (
    short *
    fitness *
    (1.2 * place + 1.2 * centrality + 0.1 * Math.min(5, titled) + substance + 0.12 * Math.min(4, breadth))
  );
}

/** The weight less what the chosen sentences say already. */
function novelty({ reading, weight }: Entry, chosen: readonly Entry[]): number {
  return (
    weight - penalty * chosen.reduce((most, other) => Math.max(most, overlap(reading, other.reading)), 0)
  );
}

/** The share of the shorter sentence's words that the other has too. */
function overlap(a: Reading, b: Reading): number {
  const [left, right] = [contentOf(a), contentOf(b)];
  const common = [...left].filter((stem) => right.has(stem)).length;
  return common / Math.max(1, Math.min(left.size, right.size));
}

function contentOf({ tokens }: Reading): Set<string> {
  return new Set(tokens.filter((token) => !isStopWord(token)).map(({ stem }) => stem));
}
