/** When what happened, drawn from the timeline card. Each mark is a link to its sentence. */
import type { Point } from '../../../core/brief/brief.ts';
import { placeOf } from './brief-view.tsx';
import { datedPoints } from './chart-scales.ts';
import { briefLink } from './use-route.ts';

const width = 600;
const margin = 24;
const rowHeight = 16;
const axisHeight = 28;
/** Marks nearer to each other stand in rows of their own, in units of the drawing. */
const apart = 14;

export function TimelineChart({ points, brief }: { points: readonly Point[]; brief: string }) {
  const dated = datedPoints(points);
  const first = dated[0];
  if (!first || dated.length < 2) return null;
  const from = Math.floor(first.from);
  const to = Math.max(...dated.map((one) => Math.ceil(one.to)), from + 1);
  const x = (year: number) => margin + ((year - from) / (to - from)) * (width - 2 * margin);
  const rows: number[] = [];
  const placed = dated.map((one) => {
    const begin = x(one.from);
    const row = rows.findIndex((end) => end + apart <= begin);
    const at = row < 0 ? rows.length : row;
    rows[at] = Math.max(x(one.to), begin);
    return { ...one, begin, end: x(one.to), row: at };
  });
  const height = axisHeight + rows.length * rowHeight + 8;
  const step = Math.max(1, Math.ceil((to - from) / 8));
  const years = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return (
    <figure className="chart-figure" aria-label={`Timeline from ${from} to ${to}`}>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`}>
        <title>{`Timeline from ${from} to ${to}`}</title>
        <line className="axis" x1={margin} x2={width - margin} y1={axisHeight - 6} y2={axisHeight - 6} />
        {years.map((year) => (
          <g key={year}>
            <line className="axis" x1={x(year)} x2={x(year)} y1={axisHeight - 9} y2={height} />
            <text x={x(year)} y={14} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
        {placed.map(({ given, begin, end, row, point }) => {
          const y = axisHeight + row * rowHeight + 8;
          return (
            <a
              key={`${given} ${point.citation.start}`}
              href={briefLink(brief, placeOf(point))}
              aria-label={`${given}: ${shortened(point.text)}`}
            >
              <title>{`${given}: ${shortened(point.text)}`}</title>
              <rect
                className="dated"
                x={begin - 5}
                y={y - 5}
                width={Math.max(10, end - begin)}
                height={10}
                rx={5}
              />
            </a>
          );
        })}
      </svg>
    </figure>
  );
}

export function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
