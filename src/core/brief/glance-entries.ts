/** The few sentences that tell the article: early, central, fit to stand alone, and about different things. */
import { isStopWord } from '../text/stop-words.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

const fewestWords = 8;
const most = 40;
const penalty = 1.1;
const reward = 0.7;

/** A topic that a sentence speaks of, and its share of all that the article says on its topics. */
export interface GlanceTopic {
  readonly id: string;
  readonly share: number;
}

/** At most `limit`. `topicsOf`: by index of the sentence. */
export function glanceEntries(
  readings: readonly Reading[],
  title: string,
  limit: number,
  topicsOf: (index: number) => readonly GlanceTopic[],
): Entry[] {
  const titleWords = new Set(title.toLowerCase().split(/\P{L}+/u));
  const candidates = readings
    .map((reading): Entry => ({ reading, weight: score(reading, readings.length, titleWords) }))
    .sort((a, b) => b.weight - a.weight || a.reading.index - b.reading.index)
    .slice(0, most);
  const chosen: Entry[] = [];
  const told = new Set<string>();
  // The root favours a sentence on several small topics over one on a single large topic.
  const gain = ({ reading, weight }: Entry) =>
    weight -
    penalty * chosen.reduce((worst, other) => Math.max(worst, overlap(reading, other.reading)), 0) +
    reward *
      topicsOf(reading.index).reduce((sum, { id, share }) => sum + (told.has(id) ? 0 : Math.sqrt(share)), 0);
  while (chosen.length < limit && candidates.length > 0) {
    const gains = candidates.map(gain);
    const best = gains.indexOf(Math.max(...gains));
    for (const entry of candidates.splice(best, 1)) {
      chosen.push(entry);
      for (const { id } of topicsOf(entry.reading.index)) told.add(id);
    }
  }
  return chosen;
}

function score(
  { index, fitness, centrality, tokens, names, figures }: Reading,
  total: number,
  title: ReadonlySet<string>,
): number {
  const place = 1 / (1 + index / 3) + 0.3 * (1 - index / total);
  const titled = tokens.filter((token) => !isStopWord(token) && title.has(token.word)).length;
  const substance = 0.1 * Math.min(4, names.length) + 0.1 * Math.min(2, figures.length);
  const short = tokens.length < fewestWords ? 0.5 : 1;
  return short * fitness * (1.2 * place + 1.2 * centrality + 0.1 * Math.min(5, titled) + substance);
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
