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
  readonly width: number;
  /** Row by row, each of length 1. */
  readonly rows: Float32Array;
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
  const width = steps.length;
  const rows = new Float32Array(bytes.length * 2);
  for (let start = 0; start < rows.length; start += width) {
    let squares = 0;
    for (let axis = 0; axis < width; axis++) {
      const byte = bytes[(start + axis) >> 1] as number;
      const value = ((axis & 1 ? byte >> 4 : byte & 15) - middle) * (steps[axis] as number);
      rows[start + axis] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = start; at < start + width; at++) rows[at] = (rows[at] as number) / length;
  }
  return { stems: openStrings(stems), width, rows };
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

/** Cosine of two vectors, given by number: 1 for a stem and itself, about 0 for two that have nothing to do with each other. */
export function likeness(one: number, other: number): number {
  const { rows, width } = vectors();
  // Two sums side by side, since each addition would have to wait for the one before.
  let even = 0;
  let odd = 0;
  const end = one * width + width;
  for (let at = one * width, beside = other * width; at < end; at += 2, beside += 2) {
    even += (rows[at] as number) * (rows[beside] as number);
    odd += (rows[at + 1] as number) * (rows[beside + 1] as number);
  }
  return even + odd;
}
