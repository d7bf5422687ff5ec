/** Occurrences that no schedule names, since somebody asked for them by `/digest now`. */

/** What their names begin with. */
export const askedForPrefix = 'now:';

/** `event`: what asked for it; the same one names the same occurrence. */
export function askedFor(event: string): string {
  return `${askedForPrefix}${event}`;
}

export function isAskedFor(occurrence: string): boolean {
  return occurrence.startsWith(askedForPrefix);
}
