/** How well the judge does: shares and errors are 0..1. */

export interface Outcome {
  /** Whether the text answers the question, and whether the best sentence does. */
  readonly answerable: boolean;
  readonly right: boolean;
  readonly answered: boolean;
  readonly confidence: number;
}

export interface AbstentionScore {
  /** Of the questions that the text answers. */
  readonly answered: number;
  /** Of those that it does not. */
  readonly abstained: number;
  /** The mean of the two. */
  readonly balanced: number;
}

export function abstentionOf(outcomes: readonly Outcome[]): AbstentionScore {
  const [there, lacking] = [
    outcomes.filter((one) => one.answerable),
    outcomes.filter((one) => !one.answerable),
  ];
  const answered = there.filter((one) => one.answered).length / there.length;
  const abstained = lacking.filter((one) => !one.answered).length / lacking.length;
  return { answered, abstained, balanced: (answered + abstained) / 2 };
}

export interface ReliabilityBin {
  readonly count: number;
  /** Means of the bin; NaN where it is empty. */
  readonly confidence: number;
  readonly right: number;
}

/** Confidences in ten bins of the same width. */
export function reliabilityOf(outcomes: readonly Outcome[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const own = outcomes.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin,
    );
    const sum = own.reduce((all, { confidence }) => all + confidence, 0);
    const right = own.filter((one) => one.right).length;
    return { count: own.length, confidence: sum / own.length, right: right / own.length };
  });
}

/** How far confidence and the share that is right lie apart, by the size of the bins: https://doi.org/10.1609/aaai.v29i1.9602 */
export function calibrationError(outcomes: readonly Outcome[]): number {
  return reliabilityOf(outcomes).reduce(
    (sum, { count, confidence, right }) =>
      count === 0 ? sum : sum + (count / outcomes.length) * Math.abs(confidence - right),
    0,
  );
}
