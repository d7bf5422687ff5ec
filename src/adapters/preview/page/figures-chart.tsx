/** How large what is, drawn from the figures card: figures of the same unit beside each other. */
import type { Point } from '../../../core/brief/brief.ts';
import { placeOf } from './brief-view.tsx';
import { figureGroups } from './chart-scales.ts';
import { briefLink } from './use-route.ts';

const width = 600;
const labelWidth = 250;
const rowHeight = 24;
/** The largest bar beside one that is so many times as small would leave nothing of it to see. */
const widestRange = 200;
const longestLabel = 40;

export function FiguresChart({ points, brief }: { points: readonly Point[]; brief: string }) {
  return figureGroups(points).map(({ unit, bars }) => {
    const most = bars[0]?.value ?? 1;
    const least = bars.at(-1)?.value ?? 1;
    const inSteps = most / least > widestRange;
    const share = (value: number) =>
      inSteps ? (Math.log10(value / least) + 1) / (Math.log10(most / least) + 1) : value / most;
    return (
      <figure key={unit} className="chart-figure">
        <figcaption>
          In {unit}
          {inSteps ? ', each step ten times the one before' : ''}
        </figcaption>
        <svg className="chart" viewBox={`0 0 ${width} ${bars.length * rowHeight}`}>
          <title>{`Figures in ${unit}`}</title>
          {bars.map(({ given, value, counts, point }, index) => {
            const label = counts === null ? given : `${given} (${counts})`;
            return (
              <a
                key={`${given} ${point.citation.start}`}
                href={briefLink(brief, placeOf(point))}
                aria-label={`${label} [${placeOf(point)}]`}
              >
                <title>{label}</title>
                <text x={labelWidth - 8} y={index * rowHeight + 16} textAnchor="end">
                  {label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label}
                </text>
                <rect
                  className="bar"
                  x={labelWidth}
                  y={index * rowHeight + 4}
                  width={Math.max(2, share(value) * (width - labelWidth - 4))}
                  height={rowHeight - 8}
                  rx={3}
                />
              </a>
            );
          })}
        </svg>
      </figure>
    );
  });
}
