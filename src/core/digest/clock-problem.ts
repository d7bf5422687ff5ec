/** Whether the clocks of the store and of a platform agree well enough to look for a post by when it was tried. */

/** By so much they may differ. Milliseconds. */
export const clockSkewMs = 5 * 60_000;

/**
 * What is wrong, as a clause; null where they agree, or where the platform's clock is not known. Both in milliseconds
 * since the epoch; `whose`: `Discord’s`.
 */
export function clockProblem(storeNow: number, platformNow: number | null, whose: string): string | null {
  const ahead = platformNow === null ? 0 : storeNow - platformNow;
  if (Math.abs(ahead) <= clockSkewMs) return null;
  return `the clock of the store is wrong: ${span(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} ${whose}`;
}

/** `12 minutes`, `30 hours` */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
