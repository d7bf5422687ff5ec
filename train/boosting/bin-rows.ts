/** Features in steps: trees look for borders between few values rather than among all. */
import type { TrainingRows } from './training-rows.ts';

export interface BinnedRows {
  /** By feature: values between two bins, in order. */
  readonly borders: readonly (readonly number[])[];
  /** By feature: the bin of each row: how many borders its value is above. */
  readonly bins: readonly Uint8Array[];
}

/** So many rows tell where the borders are. */
const mostSampled = 50_000;

/** At most `most` borders a feature, where they part the rows into shares as even as its values allow. */
export function binRows({ features, values, labels }: TrainingRows, most: number): BinnedRows {
  const width = features.length;
  const count = labels.length;
  const step = Math.max(1, Math.floor(count / mostSampled));
  const borders: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < width; feature++) {
    const sample: number[] = [];
    for (let row = 0; row < count; row += step) sample.push(values[row * width + feature] ?? 0);
    const own = bordersOf(Float64Array.from(sample).sort(), most);
    borders.push(own);
    bins.push(Uint8Array.from({ length: count }, (_, row) => binOf(own, values[row * width + feature] ?? 0)));
  }
  return { borders, bins };
}

function bordersOf(sorted: Float64Array, most: number): number[] {
  const distinct: number[] = [];
  for (const value of sorted) if (value !== distinct.at(-1)) distinct.push(value);
  const chosen = new Set<number>();
  if (distinct.length - 1 <= most)
    for (let at = 1; at < distinct.length; at++)
      chosen.add(Math.fround(((distinct[at - 1] ?? 0) + (distinct[at] ?? 0)) / 2));
  else
    for (let part = 1; part <= most; part++) {
      const value = sorted[Math.floor((part * sorted.length) / (most + 1))] ?? 0;
      // Rounded, since that is how the weights file has it; what is above is what is more than the value.
      if (value < (sorted.at(-1) ?? 0)) chosen.add(Number(value.toPrecision(6)));
    }
  return [...chosen].sort((a, b) => a - b);
}

function binOf(borders: readonly number[], value: number): number {
  let low = 0;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (borders[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
