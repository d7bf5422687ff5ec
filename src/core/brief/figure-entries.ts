/** Numbers with their units and what they count. */
import type { Figure, FigureKind } from '../entity/entity.ts';
import type { PointFigure } from './brief.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

const kindWeight: Readonly<Record<FigureKind, number>> = {
  amount: 3,
  percent: 2.8,
  count: 2,
  measure: 1.8,
  number: 1,
  ordinal: 0,
};

export function figureEntries(readings: readonly Reading[]): Entry[] {
  return readings.flatMap((reading): Entry[] => {
    const figures = reading.figures.filter(({ kind }) => kind !== 'ordinal');
    if (figures.length === 0) return [];
    const best = Math.max(...figures.map(weightOf));
    const weight =
      best + 0.2 * Math.min(3, figures.length - 1) + 0.5 * reading.centrality + 0.3 * reading.fitness;
    return [
      { reading, weight, extras: { figures: figures.map((figure) => pointFigure(reading.text, figure)) } },
    ];
  });
}

/** A number in words below twelve counts little: "three themes" tells less than "12,000 cars". */
function weightOf({ kind, text, value, counts }: Figure): number {
  const small = !/\d/.test(text) && (value === null || value < 12);
  return (kindWeight[kind] + (counts === null ? 0 : 0.4)) * (small ? 0.4 : 1);
}

function pointFigure(text: string, { kind, text: given, value, unit, counts }: Figure): PointFigure {
  return { kind, given, value, unit, counts: counts && text.slice(counts.start, counts.end) };
}
