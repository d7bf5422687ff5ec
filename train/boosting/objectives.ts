/** What trees are to minimise, as first and second derivatives by the score of each row. */
import type { TrainingRows } from './training-rows.ts';

/** `logistic`: the log-loss of each row by itself. `softmax`: that of choosing a right row within its group (ListNet, top one). */
export type Objective = 'logistic' | 'softmax';

interface Gradients {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The score that all rows start from. */
export function startingBias({ labels, weights }: TrainingRows, objective: Objective): number {
  if (objective === 'softmax') return 0;
  let right = 0;
  let all = 0;
  for (const [row, label] of labels.entries()) {
    right += label * (weights?.[row] ?? 1);
    all += weights?.[row] ?? 1;
  }
  return Math.log(right / (all - right));
}

export function gradientsOf(
  rows: TrainingRows,
  objective: Objective,
  scores: Float64Array,
  gradients: Gradients,
): void {
  if (objective === 'logistic') logistic(rows, scores, gradients);
  else softmax(rows, scores, gradients);
}

function logistic(
  { labels, weights }: TrainingRows,
  scores: Float64Array,
  { first, second }: Gradients,
): void {
  for (let row = 0; row < labels.length; row++) {
    const chance = 1 / (1 + Math.exp(-(scores[row] as number)));
    const weight = weights?.[row] ?? 1;
    first[row] = (chance - (labels[row] as number)) * weight;
    second[row] = chance * (1 - chance) * weight;
  }
}

function softmax(
  { labels, weights, groups }: TrainingRows,
  scores: Float64Array,
  { first, second }: Gradients,
): void {
  for (let group = 0; group + 1 < groups.length; group++) {
    const from = groups[group] as number;
    const to = groups[group + 1] as number;
    let highest = Number.NEGATIVE_INFINITY;
    let right = 0;
    for (let row = from; row < to; row++) {
      highest = Math.max(highest, scores[row] as number);
      right += labels[row] as number;
    }
    let sum = 0;
    for (let row = from; row < to; row++) sum += Math.exp((scores[row] as number) - highest);
    const weight = weights?.[from] ?? 1;
    for (let row = from; row < to; row++) {
      const chance = Math.exp((scores[row] as number) - highest) / sum;
      // A group without a right row teaches nothing.
      first[row] = right === 0 ? 0 : (chance - (labels[row] as number) / right) * weight;
      second[row] = right === 0 ? 0 : Math.max(chance * (1 - chance), 1e-6) * weight;
    }
  }
}
