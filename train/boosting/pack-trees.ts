/** Trees → the form that core reads: see PackedTrees. */
import type { PackedTrees } from '../../src/core/lookup/boosted-trees.ts';

export interface Tree {
  /** By level: the feature, and the index of the border that it is compared with. */
  readonly questions: readonly { readonly feature: number; readonly border: number }[];
  readonly leaves: Float64Array;
}

const largest = 32_767;

export function packTrees(given: {
  readonly features: readonly string[];
  readonly bias: number;
  readonly borders: readonly (readonly number[])[];
  readonly depth: number;
  readonly trees: readonly Tree[];
}): PackedTrees {
  const { features, bias, borders, depth, trees } = given;
  const most = trees.reduce(
    (value, { leaves }) => leaves.reduce((a, b) => Math.max(a, Math.abs(b)), value),
    0,
  );
  const unit = Number((most / largest || 1).toPrecision(6));
  const size = depth * 2 + (2 << depth);
  const bytes = new Uint8Array(trees.length * size);
  const view = new DataView(bytes.buffer);
  for (const [number, { questions, leaves }] of trees.entries()) {
    const start = number * size;
    for (const [level, { feature, border }] of questions.entries()) {
      bytes[start + level * 2] = feature;
      bytes[start + level * 2 + 1] = border;
    }
    for (const [leaf, value] of leaves.entries())
      view.setInt16(
        start + depth * 2 + leaf * 2,
        Math.max(-largest, Math.min(largest, Math.round(value / unit))),
        true,
      );
  }
  return { features, bias: Number(bias.toPrecision(8)), depth, borders, unit, trees: bytes.toBase64() };
}
