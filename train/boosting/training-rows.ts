/** What trees are trained on: rows of features with what they should have led to. */

export interface TrainingRows {
  readonly features: readonly string[];
  /** Row after row, each as long as `features`; no NaN. */
  readonly values: Float64Array;
  /** By row: 0 or 1, or a share between; for `softmax`, what is right among its group. */
  readonly labels: Float64Array;
  /** By row, how much it counts; 1 unless given. */
  readonly weights?: Float64Array;
  /** First row of each group, and behind the last one the number of rows; what belongs together is sampled together. */
  readonly groups: Int32Array;
}

/** Collects rows group by group. */
export class RowCollector {
  readonly #features: readonly string[];
  readonly #values: number[] = [];
  readonly #labels: number[] = [];
  readonly #weights: number[] = [];
  readonly #groups: number[] = [0];

  constructor(features: readonly string[]) {
    this.#features = features;
  }

  /** `row` is copied, from `offset` on. */
  add(row: ArrayLike<number>, label: number, weight = 1, offset = 0): void {
    for (let at = 0; at < this.#features.length; at++) this.#values.push(row[offset + at] ?? 0);
    this.#labels.push(label);
    this.#weights.push(weight);
  }

  /** What was added since the last call is one group; nothing happens where that is nothing. */
  endGroup(): void {
    if (this.#groups.at(-1) !== this.#labels.length) this.#groups.push(this.#labels.length);
  }

  /** All that was added, or only the groups for which `keep` is true. */
  rows(): TrainingRows {
    this.endGroup();
    return {
      features: this.#features,
      values: Float64Array.from(this.#values),
      labels: Float64Array.from(this.#labels),
      weights: Float64Array.from(this.#weights),
      groups: Int32Array.from(this.#groups),
    };
  }
}
