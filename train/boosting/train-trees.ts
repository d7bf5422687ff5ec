/** Gradient boosting of oblivious trees over binned features. Same rows, options and seed: the same trees, bit for bit. */
import type { PackedTrees } from '../../src/core/lookup/boosted-trees.ts';
import { binRows } from './bin-rows.ts';
import { gradientsOf, type Objective, startingBias } from './objectives.ts';
import { packTrees, type Tree } from './pack-trees.ts';
import { createRandom } from './random.ts';
import type { TrainingRows } from './training-rows.ts';

export interface TreeOptions {
  readonly objective: Objective;
  readonly trees: number;
  /** Levels of a tree; at most 8. */
  readonly depth: number;
  readonly learningRate: number;
  /** How strongly leaves are drawn to 0, in units of second derivatives. */
  readonly l2: number;
  /** Share of the groups that each tree sees. */
  readonly rowShare: number;
  /** Share of the features that each level may ask. */
  readonly featureShare: number;
  /** Borders a feature; at most 254. */
  readonly bins: number;
  readonly seed: number;
}

export const usualTrees: TreeOptions = {
  objective: 'logistic',
  trees: 150,
  depth: 5,
  learningRate: 0.1,
  l2: 10,
  rowShare: 0.7,
  featureShare: 0.5,
  bins: 48,
  seed: 1,
};

/** Throws where there are more features than a byte can number. */
export function trainTrees(rows: TrainingRows, given: Partial<TreeOptions> = {}): PackedTrees {
  const options = { ...usualTrees, ...given };
  const { features, labels, groups } = rows;
  if (features.length > 256) throw new RangeError('Boosted trees take 256 features at most');
  const { borders, bins } = binRows(rows, options.bins);
  const random = createRandom(options.seed);
  const count = labels.length;
  const bias = startingBias(rows, options.objective);
  const scores = new Float64Array(count).fill(bias);
  const gradients = { first: new Float64Array(count), second: new Float64Array(count) };
  const trees: Tree[] = [];
  for (let number = 0; number < options.trees; number++) {
    gradientsOf(rows, options.objective, scores, gradients);
    const sampled = sampleRows(groups, options.rowShare, random);
    const tree = growTree({ bins, borders, sampled: pick(sampled, gradients), options, random });
    trees.push(tree);
    for (let row = 0; row < count; row++) {
      let leaf = 0;
      for (const [level, { feature, border }] of tree.questions.entries())
        if ((bins[feature]?.[row] ?? 0) > border) leaf |= 1 << level;
      scores[row] = (scores[row] ?? 0) + (tree.leaves[leaf] ?? 0);
    }
  }
  return packTrees({ features, bias, borders, depth: options.depth, trees });
}

function sampleRows(groups: Int32Array, share: number, random: () => number): Int32Array {
  const rows: number[] = [];
  for (let group = 0; group + 1 < groups.length; group++) {
    if (random() >= share) continue;
    for (let row = groups[group] ?? 0; row < (groups[group + 1] ?? 0); row++) rows.push(row);
  }
  return Int32Array.from(rows);
}

/** The rows that a tree is grown from, side by side, since they are gone through for every feature of every level. */
interface Sampled {
  readonly rows: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The leaf that each is in so far. */
  readonly leafOf: Uint8Array;
}

function pick(
  rows: Int32Array,
  { first, second }: { readonly first: Float64Array; readonly second: Float64Array },
): Sampled {
  return {
    rows,
    first: Float64Array.from(rows, (row) => first[row] as number),
    second: Float64Array.from(rows, (row) => second[row] as number),
    leafOf: new Uint8Array(rows.length),
  };
}

interface Growing {
  readonly bins: readonly Uint8Array[];
  readonly borders: readonly (readonly number[])[];
  readonly sampled: Sampled;
  readonly options: TreeOptions;
  readonly random: () => number;
}

function growTree(growing: Growing): Tree {
  const { bins, sampled, options, random } = growing;
  const { rows, leafOf } = sampled;
  const { depth, l2, learningRate, featureShare } = options;
  const questions: { feature: number; border: number }[] = [];
  for (let level = 0; level < depth; level++) {
    let best = { feature: 0, border: 0, gain: Number.NEGATIVE_INFINITY };
    for (let feature = 0; feature < bins.length; feature++) {
      const isOffered = random() < featureShare;
      if (!isOffered || (growing.borders[feature]?.length ?? 0) === 0) continue;
      const found = bestBorder(growing, feature, 1 << level);
      if (found.gain > best.gain) best = { feature, ...found };
    }
    const { feature, border } = best;
    questions.push({ feature, border });
    const own = bins[feature] as Uint8Array;
    for (let at = 0; at < rows.length; at++)
      if ((own[rows[at] as number] as number) > border) leafOf[at] = (leafOf[at] as number) | (1 << level);
  }
  const leafCount = 1 << depth;
  const first = new Float64Array(leafCount);
  const second = new Float64Array(leafCount);
  for (let at = 0; at < rows.length; at++) {
    const leaf = leafOf[at] as number;
    first[leaf] = (first[leaf] as number) + (sampled.first[at] as number);
    second[leaf] = (second[leaf] as number) + (sampled.second[at] as number);
  }
  const leaves = Float64Array.from(first, (sum, leaf) => (-learningRate * sum) / ((second[leaf] ?? 0) + l2));
  return { questions, leaves };
}

/** The border of a feature that, asked of all leaves so far, gains most. */
function bestBorder(
  { bins, borders, sampled, options }: Growing,
  feature: number,
  leaves: number,
): { readonly border: number; readonly gain: number } {
  const own = bins[feature] as Uint8Array;
  const width = (borders[feature]?.length ?? 0) + 1;
  const first = new Float64Array(leaves * width);
  const second = new Float64Array(leaves * width);
  const { rows, leafOf, first: firstOf, second: secondOf } = sampled;
  for (let at = 0; at < rows.length; at++) {
    const cell = (leafOf[at] as number) * width + (own[rows[at] as number] as number);
    first[cell] = (first[cell] as number) + (firstOf[at] as number);
    second[cell] = (second[cell] as number) + (secondOf[at] as number);
  }
  const gains = new Float64Array(width - 1);
  for (let leaf = 0; leaf < leaves; leaf++) {
    let allFirst = 0;
    let allSecond = 0;
    for (let bin = leaf * width; bin < (leaf + 1) * width; bin++) {
      allFirst += first[bin] as number;
      allSecond += second[bin] as number;
    }
    let below = 0;
    let belowSecond = 0;
    for (let border = 0; border < width - 1; border++) {
      below += first[leaf * width + border] as number;
      belowSecond += second[leaf * width + border] as number;
      const above = allFirst - below;
      gains[border] =
        (gains[border] as number) +
        (below * below) / (belowSecond + options.l2) +
        (above * above) / (allSecond - belowSecond + options.l2);
    }
  }
  let border = 0;
  for (let other = 1; other < gains.length; other++)
    if ((gains[other] as number) > (gains[border] as number)) border = other;
  return { border, gain: gains[border] ?? Number.NEGATIVE_INFINITY };
}
