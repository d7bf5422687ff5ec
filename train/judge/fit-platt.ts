/** Log-odds → log-odds that are borne out: Platt's scaling. https://home.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf */

export interface Scored {
  readonly score: number;
  /** 0 or 1. */
  readonly label: number;
  readonly weight: number;
}

const steps = 50;

/** Slope and offset of the logistic regression of the labels on the scores, by Newton's method. */
export function fitPlatt(rows: readonly Scored[]): { readonly slope: number; readonly offset: number } {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < steps; step++) {
    let [bySlope, byOffset, slopes, offsets, both] = [0, 0, 1e-9, 1e-9, 0];
    for (const { score, label, weight } of rows) {
      const chance = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = (chance - label) * weight;
      const bend = chance * (1 - chance) * weight;
      bySlope += error * score;
      byOffset += error;
      slopes += bend * score * score;
      offsets += bend;
      both += bend * score;
    }
    const whole = slopes * offsets - both * both;
    if (Math.abs(whole) < 1e-12) break;
    slope -= (offsets * bySlope - both * byOffset) / whole;
    offset -= (slopes * byOffset - both * bySlope) / whole;
  }
  return { slope: Number(slope.toPrecision(6)), offset: Number(offset.toPrecision(6)) };
}
