import { describe, expect, it } from 'vitest';
import { openStrings } from '../../../src/core/lexicon/unpack-lexicon.ts';
import { buildVectors } from '../../../train/vectors/build-vectors.ts';
import { principalAxes } from '../../../train/vectors/principal-axes.ts';

describe('principalAxes', () => {
  it('finds the direction in which rows differ most, then the next', () => {
    const rows = [
      [3, 3, 0],
      [-3, -3, 0],
      [1, -1, 0],
      [-1, 1, 0],
    ].map((row) => Float64Array.from(row));
    const [first, second] = principalAxes(rows, 2).map((axis) => [...axis]);
    const half = Math.sqrt(1 / 2);
    for (const [at, value] of [half, half, 0].entries()) expect(first?.[at]).toBeCloseTo(value, 9);
    expect(Math.abs(second?.[0] ?? 0)).toBeCloseTo(half, 9);
    expect(second?.[0]).toBeCloseTo(-(second?.[1] ?? 0), 9);
  });
});

describe('buildVectors', () => {
  const words = ['rivers', 'river', 'bridge', '4711', 'Lindow'];
  const vectors = Object.fromEntries(
    words.map((word, place) => [
      word,
      Array.from({ length: 60 }, (_, at) => Math.sin(place * 7 + at * (place + 1))),
    ]),
  );
  const built = buildVectors({ dimensions: 60, words, vectors });

  it('has a row for each stem of plain words, in order', () => {
    const stems = openStrings(built.stems);
    expect([stems.at(0), stems.at(1), stems.at(2)]).toEqual(['bridg', 'river', undefined]);
    expect(Uint8Array.fromBase64(built.values)).toHaveLength((2 * built.steps.length) / 2);
  });

  it('comes out the same, bit for bit', () => {
    expect(buildVectors({ dimensions: 60, words, vectors })).toEqual(built);
  });
});
