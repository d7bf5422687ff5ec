/** The directions in which vectors differ most, by Jacobi's method: https://doi.org/10.1007/978-3-642-86940-2, contribution II/1. */

const sweeps = 12;
const small = 1e-12;

/** The `count` axes of the greatest variance, greatest first, each of length 1, its largest component positive. `rows` have mean 0. */
export function principalAxes(rows: readonly Float64Array[], count: number): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  const matrix = covariances(rows, width);
  const turned = Array.from({ length: width }, (_, at) => {
    const row = new Float64Array(width);
    row[at] = 1;
    return row;
  });
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let one = 0; one < width; one++)
      for (let other = one + 1; other < width; other++) rotate(matrix, turned, one, other);
  return Array.from({ length: width }, (_, at) => ({
    variance: matrix[at]?.[at] ?? 0,
    axis: Float64Array.from(turned, (row) => row[at] as number),
  }))
    .sort((x, y) => y.variance - x.variance)
    .slice(0, count)
    .map(({ axis }) => pointed(axis));
}

function covariances(rows: readonly Float64Array[], width: number): Float64Array[] {
  const matrix = Array.from({ length: width }, () => new Float64Array(width));
  for (const row of rows)
    for (let one = 0; one < width; one++) {
      const line = matrix[one] as Float64Array;
      for (let other = 0; other < width; other++)
        (line[other] as number) += ((row[one] as number) * (row[other] as number)) / rows.length;
    }
  return matrix;
}

/** Turns two axes so that they have nothing in common. */
function rotate(matrix: Float64Array[], turned: Float64Array[], one: number, other: number): void {
  const [first, second] = [matrix[one] as Float64Array, matrix[other] as Float64Array];
  const common = first[other] as number;
  if (Math.abs(common) < small) return;
  const ratio = ((second[other] as number) - (first[one] as number)) / (2 * common);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of [...matrix, ...turned]) {
    const [x, y] = [row[one] as number, row[other] as number];
    row[one] = cosine * x - sine * y;
    row[other] = sine * x + cosine * y;
  }
  for (let at = 0; at < first.length; at++) {
    const [x, y] = [first[at] as number, second[at] as number];
    first[at] = cosine * x - sine * y;
    second[at] = sine * x + cosine * y;
  }
}

function pointed(axis: Float64Array): Float64Array {
  let largest = 0;
  for (const value of axis) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? axis.map((value) => -value) : axis;
}
