/**
 * Boosted oblivious trees, as trained by train/boosting: every level of a tree asks one question of a feature, so that a tree is a table
 * looked up by as many bits as it has levels. After CatBoost, https://arxiv.org/abs/1706.09516, §A.
 */

/** As it stands in a weights file. */
export interface PackedTrees {
  /** Names of the features, in the order of a row. */
  readonly features: readonly string[];
  /** What every row starts from. */
  readonly bias: number;
  /** Levels of each tree. */
  readonly depth: number;
  /** By feature: the values it is compared with, in order. */
  readonly borders: readonly (readonly number[])[];
  /** What 1 in a leaf stands for. */
  readonly unit: number;
  /**
   * Base64, tree by tree: for each level the index of its feature and of its border (a byte each), then its 2^depth leaves (16-bit signed
   * integers, little-endian). The bit of level i in the number of a leaf is 1 where the feature is above the border.
   */
  readonly trees: string;
}

export interface BoostedTrees {
  readonly features: readonly string[];
  /** By row: its score. Rows stand one after the other, are as long as `features`, and hold no NaN. */
  scores(rows: Float64Array): Float64Array;
}

/** Throws where `packed` is not whole, or was trained on other features than `expected`. */
export function unpackTrees(packed: PackedTrees, expected?: readonly string[]): BoostedTrees {
  const { features, bias, depth, borders, unit } = packed;
  if (expected && features.join() !== expected.join())
    throw new Error('Weights of boosted trees are for other features; run `npm run train` again');
  const bytes = Uint8Array.fromBase64(packed.trees);
  const leafCount = 1 << depth;
  const size = depth * 2 + leafCount * 2;
  const count = bytes.length / size;
  if (!Number.isInteger(count))
    throw new Error('Weights of boosted trees are cut short; run `npm run train` again');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const asked = new Uint8Array(count * depth);
  const limits = new Float64Array(count * depth);
  const leaves = new Int16Array(count * leafCount);
  for (let tree = 0; tree < count; tree++) {
    const start = tree * size;
    for (let level = 0; level < depth; level++) {
      const feature = bytes[start + level * 2] ?? 0;
      asked[tree * depth + level] = feature;
      limits[tree * depth + level] =
        borders[feature]?.[bytes[start + level * 2 + 1] ?? 0] ?? Number.POSITIVE_INFINITY;
    }
    for (let leaf = 0; leaf < leafCount; leaf++)
      leaves[tree * leafCount + leaf] = view.getInt16(start + depth * 2 + leaf * 2, true);
  }

  const width = features.length;

  return {
    features,
    scores(rows) {
      const sums = new Float64Array(rows.length / width);
      // Row by row within each tree, so that what a tree asks is at hand for all of them.
      for (let tree = 0; tree < count; tree++) {
        const first = tree * depth;
        const ownLeaves = tree * leafCount;
        for (let row = 0, offset = 0; row < sums.length; row++, offset += width) {
          let leaf = 0;
          for (let level = 0; level < depth; level++) {
            const value = rows[offset + (asked[first + level] as number)] as number;
            leaf |= Number(value > (limits[first + level] as number)) << level;
          }
          sums[row] = (sums[row] as number) + (leaves[ownLeaves + leaf] as number);
        }
      }
      for (let row = 0; row < sums.length; row++) sums[row] = bias + unit * (sums[row] as number);
      return sums;
    },
  };
}
