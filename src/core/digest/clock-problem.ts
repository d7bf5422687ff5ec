/** Whether the clocks of the store and of a platform agree well enough to look for a post by when it was tried. */

/** By so much they may differ. Milliseconds. */
export const clockSkewMs = 5 * 60_000;

export interface ClockProblem {
  /** By so much the clock of the store is ahead of the platform's; negative where it is behind. Milliseconds. */
  readonly aheadMs: number;
}

/** Null where they agree, or where the platform's clock is not known. Both in milliseconds since the epoch. */
export function clockProblem(storeNow: number, platformNow: number | null): ClockProblem | null {
  if (platformNow === null) return null;
  const aheadMs = storeNow - platformNow;
  return Math.abs(aheadMs) <= clockSkewMs ? null : { aheadMs };
}
