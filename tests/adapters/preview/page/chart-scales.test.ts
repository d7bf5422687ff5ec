import { describe, expect, it } from 'vitest';
import { datedPoints, figureGroups, yearsOf } from '../../../../src/adapters/preview/page/chart-scales.ts';
import type { Point, PointFigure } from '../../../../src/core/brief/brief.ts';

const point = (over: Partial<Point>): Point => ({
  text: 'A sentence.',
  citation: { paragraph: 1, sentence: 1, start: 0, end: 11, quote: 'A sentence.' },
  ...over,
});
const figure = (given: string, value: number | null, unit: string | null): PointFigure => ({
  kind: 'amount',
  given,
  value,
  unit,
  counts: null,
});

describe('where dates stand', () => {
  it.each([
    ['2023', 2023, 2024],
    ['2023-Q3', 2023.5, 2023.75],
    ['2023-07', 2023.5, 2023.583],
    ['2023-01-01', 2023, 2023],
    ['2023-07-01/2023-10-01', 2023.5, 2023.75],
  ])('%s', (iso, from, to) => {
    expect(yearsOf(iso)?.from).toBeCloseTo(from, 2);
    expect(yearsOf(iso)?.to).toBeCloseTo(to, 2);
  });

  it.each(['', 'soon', '23', '2023-07/', '2023-13-', 'PT5H'])('nowhere: %s', (iso) =>
    expect(yearsOf(iso)).toBeNull(),
  );

  it('earliest first, without those that nothing settles', () => {
    const points = [
      point({
        dates: [
          { given: 'in 2024', iso: '2024' },
          { given: 'later', iso: null },
        ],
      }),
      point({ dates: [{ given: 'on 3 May 2021', iso: '2021-05-03' }] }),
      point({}),
    ];
    expect(datedPoints(points).map(({ given }) => given)).toEqual(['on 3 May 2021', 'in 2024']);
  });
});

describe('which figures can be compared', () => {
  it('those of the same unit, largest first; a single one with nothing', () => {
    const groups = figureGroups([
      point({ figures: [figure('3 million crowns', 3e6, 'crowns'), figure('5 %', 5, '%')] }),
      point({
        figures: [
          figure('5 million Crowns', 5e6, 'Crowns'),
          figure('four', 4, null),
          figure('some', null, 'crowns'),
        ],
      }),
    ]);
    expect(groups.map(({ unit, bars }) => [unit, bars.map(({ given }) => given)])).toEqual([
      ['crowns', ['5 million Crowns', '3 million crowns']],
    ]);
  });
});
