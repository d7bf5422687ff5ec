/**
 * How alike the company is that two words keep, by their stems: "theft" and "stolen" are near though no dictionary relates them. Compiled
 * from GloVe (https://nlp.stanford.edu/pubs/glove.pdf) by train/vectors; see NOTICE.
 */
import { openStrings, type StringTable } from './unpack-lexicon.ts';
import packed from './word-vectors.json' with { type: 'json' };

/** As it stands in word-vectors.json. */
export interface PackedVectors {
  /** In order, see `packStrings`. */
  readonly stems: string;
  /** By axis: what one step of its values is long. */
  readonly steps: readonly number[];
  /** Base64, stem by stem: two axes a byte, the earlier one in the low half, each as its steps + 8. */
  readonly values: string;
}

interface WordVectors {
  readonly stems: StringTable;
  /** Square of each axis's step. */
  readonly squares: Float64Array;
  /** Row by row, in steps: a byte each, a quarter of what floating-point numbers would take. */
  readonly rows: Int8Array;
  /** By row: 1 / its length. */
  readonly shares: Float64Array;
}

/** Middle of the values that half a byte holds. */
export const middle = 8;

let unpacked: WordVectors | undefined;

// Unpacked on first use, as the lexicon is.
function vectors(): WordVectors {
  unpacked ??= unpackVectors(packed);
  return unpacked;
}

function unpackVectors({ stems, steps, values }: PackedVectors): WordVectors {
  const bytes = Uint8Array.fromBase64(values);
  const squares = Float64Array.from(steps, (step) => step * step);
  const rows = new Int8Array(bytes.length * 2);
  const shares = new Float64Array(rows.length / steps.length);
  for (let row = 0, at = 0; row < shares.length; row++) {
    let sum = 0;
    for (let axis = 0; axis < squares.length; axis++, at++) {
      const byte = bytes[at >> 1] as number;
      const value = (at & 1 ? byte >> 4 : byte & 15) - middle;
      rows[at] = value;
      sum += value * value * (squares[axis] as number);
    }
    shares[row] = 1 / (Math.sqrt(sum) || 1);
  }
  return { stems: openStrings(stems), squares, rows, shares };
}

const numbers = new Map<string, number>();
const mostKept = 20_000;
/** No stem that has a vector is longer: texts may be hostile. */
const mostLetters = 24;

/** The number of a stem's vector; -1 where it has none. */
export function vectorOf(stem: string): number {
  if (stem.length > mostLetters) return -1;
  const before = numbers.get(stem);
  if (before !== undefined) return before;
  const number = vectors().stems.indexOf(stem);
  if (numbers.size >= mostKept) numbers.clear();
  numbers.set(stem, number);
  return number;
}

/** Cosine of a vector and others, given by number: 1 for a stem and itself, about 0 for two that have nothing to do with each other. */
export function likenessTo(one: number): (other: number) => number {
  const { rows, squares, shares } = vectors();
  const width = squares.length;
  const own = new Float64Array(width);
  for (let axis = 0; axis < width; axis++)
    own[axis] = (rows[one * width + axis] as number) * (squares[axis] as number) * (shares[one] as number);
  return (other) => {
    // Two sums side by side, since each addition would have to wait for the one before.
    let even = 0;
    let odd = 0;
    for (let axis = 0, at = other * width; axis < width; axis += 2, at += 2) {
      even += (own[axis] as number) * (rows[at] as number);
      odd += (own[axis + 1] as number) * (rows[at + 1] as number);
    }
    return (even + odd) * (shares[other] as number);
  };
}
