/** Trains what proposes spans: a softmax over all spans of the sentence that answers, by AdaGrad. */
import {
  edgeFeatures,
  everySpan,
  readEnd,
  readStart,
  readWhole,
  spanBuckets,
  type WordSpan,
  wholeFeatures,
} from '../../src/core/lookup/span/propose-spans.ts';
import type { PackedProposer } from '../../src/core/lookup/span/span-model.ts';
import type { SpanScene } from '../../src/core/lookup/span/span-scene.ts';
import { createRandom } from '../boosting/random.ts';

/** The features of all spans of a sentence, and what each should get. */
export interface PreparedExample {
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  readonly wholes: Uint16Array;
  /** First and last word of each span. */
  readonly spans: Uint8Array;
  readonly targets: Float64Array;
}

const rate = 0.06;
/** Slopes squared that every weight is taken to have seen: it keeps the first steps small. */
const firstSquares = 4;
const largest = 127;

/** `worthOf`: 0..1, how well a span answers; 1 is exactly. Null where none comes near. */
export function prepareExample(
  scene: SpanScene,
  worthOf: (span: WordSpan) => number,
): PreparedExample | null {
  const { words } = scene;
  const rows = new Int32Array(wholeFeatures);
  const starts = new Uint16Array(words.count * edgeFeatures);
  const ends = new Uint16Array(words.count * edgeFeatures);
  const wholes: number[] = [];
  const spans: number[] = [];
  const worths: number[] = [];
  for (let at = 0; at < words.count; at++) {
    readStart(scene, at, rows);
    starts.set(rows.subarray(0, edgeFeatures), at * edgeFeatures);
    readEnd(scene, at, rows);
    ends.set(rows.subarray(0, edgeFeatures), at * edgeFeatures);
  }
  everySpan(words, (from, to) => {
    readWhole(scene, from, to, rows);
    wholes.push(...rows);
    spans.push(from, to);
    worths.push(worthOf({ from, to }));
  });
  const targets = targetsOf(worths);
  return (
    targets && { starts, ends, wholes: Uint16Array.from(wholes), spans: Uint8Array.from(spans), targets }
  );
}

/** What each span should get of the whole: exact ones all but a little, near ones that; null where none is near. */
export function targetsOf(worths: readonly number[]): Float64Array | null {
  const soft = worths.map((worth) => (worth === 1 ? 1 : worth > 0.6 ? 0.05 * worth * worth : 0));
  const hasExact = worths.includes(1);
  const raw = hasExact ? soft : worths.map((worth) => (worth > 0.5 ? worth ** 4 : 0));
  const sum = raw.reduce((total, value) => total + value, 0);
  return sum === 0 ? null : Float64Array.from(raw, (value) => value / sum);
}

export function trainProposer(examples: readonly PreparedExample[], seed: number, rounds = 4): Float64Array {
  const random = createRandom(seed);
  const weights = new Float64Array(spanBuckets);
  const squares = new Float64Array(spanBuckets).fill(firstSquares);
  const order = examples.map((_, index) => index);
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) learn(weights, squares, examples[index] as PreparedExample);
  }
  return weights;
}

function learn(weights: Float64Array, squares: Float64Array, example: PreparedExample): void {
  const { starts, ends, wholes, spans, targets } = example;
  const words = starts.length / edgeFeatures;
  const startScores = new Float64Array(words);
  const endScores = new Float64Array(words);
  for (let at = 0; at < words; at++) {
    startScores[at] = sumOf(weights, starts, at, edgeFeatures);
    endScores[at] = sumOf(weights, ends, at, edgeFeatures);
  }
  const scores = new Float64Array(targets.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let span = 0; span < targets.length; span++) {
    const score =
      (startScores[spans[span * 2] as number] as number) +
      (endScores[spans[span * 2 + 1] as number] as number) +
      sumOf(weights, wholes, span, wholeFeatures);
    scores[span] = score;
    if (score > highest) highest = score;
  }
  let sum = 0;
  for (let span = 0; span < scores.length; span++) {
    scores[span] = Math.exp((scores[span] as number) - highest);
    sum += scores[span] as number;
  }
  const startSlopes = new Float64Array(words);
  const endSlopes = new Float64Array(words);
  for (let span = 0; span < scores.length; span++) {
    const slope = (scores[span] as number) / sum - (targets[span] as number);
    const [from, to] = [spans[span * 2] as number, spans[span * 2 + 1] as number];
    startSlopes[from] = (startSlopes[from] as number) + slope;
    endSlopes[to] = (endSlopes[to] as number) + slope;
    if (Math.abs(slope) > 1e-3) step(weights, squares, wholes, span, wholeFeatures, slope);
  }
  for (let at = 0; at < words; at++) {
    step(weights, squares, starts, at, edgeFeatures, startSlopes[at] as number);
    step(weights, squares, ends, at, edgeFeatures, endSlopes[at] as number);
  }
}

function sumOf(weights: Float64Array, rows: Uint16Array, at: number, width: number): number {
  let total = 0;
  for (let row = at * width; row < (at + 1) * width; row++) total += weights[rows[row] as number] as number;
  return total;
}

function step(
  weights: Float64Array,
  squares: Float64Array,
  rows: Uint16Array,
  at: number,
  width: number,
  slope: number,
): void {
  if (Math.abs(slope) < 1e-4) return;
  for (let row = at * width; row < (at + 1) * width; row++) {
    const bucket = rows[row] as number;
    squares[bucket] = (squares[bucket] as number) + slope * slope;
    weights[bucket] = (weights[bucket] as number) - (rate * slope) / Math.sqrt(squares[bucket] as number);
  }
}

export function packProposer(weights: Float64Array): PackedProposer {
  const unit = Number(
    (weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largest || 1).toPrecision(6),
  );
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / unit));
  return { unit, weights: new Uint8Array(bytes.buffer).toBase64() };
}
