/** From weighted sentences to a card: the best are kept, the rest is counted. */
import type { Article, Span } from '../article/article.ts';
import { citeSentence } from '../article/cite-sentence.ts';
import { repairText } from '../article/repair-text.ts';
import type { Theme } from '../theme/theme.ts';
import type { Card, Point } from './brief.ts';
import type { Reading } from './read-article.ts';

/** What a point has beside its quotation. */
export type PointExtras = Omit<Point, 'text' | 'citation'>;

/** A sentence that could stand on a card. */
export interface Entry {
  readonly reading: Reading;
  readonly weight: number;
  /** Offsets into `reading.text`; the whole sentence where it is left out. */
  readonly span?: Span;
  readonly extras?: PointExtras;
}

/** `best`: by weight. `text`: the best are shown in the article's order. `by`: the best are shown by this key. */
export type CardOrder = 'best' | 'text' | { readonly by: (entry: Entry) => string };

/** The card of `theme`, or null where there is nothing for it. */
export function makeCard(
  article: Article,
  theme: Theme,
  entries: readonly Entry[],
  { limit, order }: { limit: number; order: CardOrder },
): Card | null {
  if (entries.length === 0) return null;
  const best = [...entries].sort((a, b) => b.weight - a.weight || byPlace(a, b)).slice(0, limit);
  if (order === 'text') best.sort(byPlace);
  else if (order !== 'best') best.sort((a, b) => compare(order.by(a), order.by(b)) || byPlace(a, b));
  const points = best.map((entry) => makePoint(article, entry));
  return { id: theme.id, theme, points, more: entries.length - points.length };
}

function makePoint(article: Article, { reading, span, extras }: Entry): Point {
  const { sentence } = reading;
  const quoted = span && { start: sentence.start + span.start, end: sentence.start + span.end };
  const citation = citeSentence(article, sentence, quoted);
  return { text: repairText(citation.quote), citation, ...extras };
}

function byPlace(a: Entry, b: Entry): number {
  return a.reading.index - b.reading.index || (a.span?.start ?? 0) - (b.span?.start ?? 0);
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
