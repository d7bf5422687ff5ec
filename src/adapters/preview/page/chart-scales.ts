/** From dates and figures to places on a chart. Pure. */
import type { Point } from '../../../core/brief/brief.ts';

export interface DatedPoint {
  /** As the article gives it. */
  readonly given: string;
  /** Years, with a fraction: 2023.5 is the middle of 2023. */
  readonly from: number;
  /** The same as `from` for a moment; later for a month, a year or an interval. */
  readonly to: number;
  readonly point: Point;
}

/** Every date that can be placed, earliest first. */
export function datedPoints(points: readonly Point[]): DatedPoint[] {
  return points
    .flatMap((point) =>
      (point.dates ?? []).flatMap(({ given, iso }) => {
        const span = iso === null ? null : yearsOf(iso);
        return span === null ? [] : [{ given, ...span, point }];
      }),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** `2023`, `2023-11`, `2023-11-28`, `2023-Q3` or two of them with a slash between. Null for anything else. */
export function yearsOf(iso: string): { readonly from: number; readonly to: number } | null {
  const [first = '', last = first] = iso.split('/');
  const begin = spanOf(first);
  const end = spanOf(last);
  return begin === null || end === null ? null : { from: begin.from, to: Math.max(begin.to, end.to) };
}

function spanOf(iso: string): { readonly from: number; readonly to: number } | null {
  const [, year, quarter, month, day] = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  if (year === undefined) return null;
  const start = Number(year);
  if (quarter !== undefined)
    return { from: start + (Number(quarter) - 1) / 4, to: start + Number(quarter) / 4 };
  if (month === undefined) return { from: start, to: start + 1 };
  const from = start + (Number(month) - 1) / 12;
  if (day === undefined) return { from, to: from + 1 / 12 };
  const at = from + (Number(day) - 1) / 31 / 12;
  return { from: at, to: at };
}

export interface Bar {
  readonly given: string;
  readonly value: number;
  readonly counts: string | null;
  readonly point: Point;
}

export interface FigureGroup {
  /** What they are measured in, as the article says it. */
  readonly unit: string;
  /** Largest first. */
  readonly bars: readonly Bar[];
}

/** Figures that can be compared, those of the same unit side by side; groups of one are left out. */
export function figureGroups(points: readonly Point[]): FigureGroup[] {
  const bars = points.flatMap((point) =>
    (point.figures ?? []).flatMap(({ given, value, unit, counts }) =>
      value === null || value <= 0 || unit === null
        ? []
        : [{ unit: unit.toLowerCase(), bar: { given, value, counts, point } }],
    ),
  );
  return [...Map.groupBy(bars, ({ unit }) => unit)]
    .map(([unit, list]) => ({ unit, bars: list.map(({ bar }) => bar).sort((a, b) => b.value - a.value) }))
    .filter((group) => group.bars.length > 1)
    .sort((a, b) => b.bars.length - a.bars.length);
}
