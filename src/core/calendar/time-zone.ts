/** The time zones that there are, by IANA name. */

export function timeZones(): readonly string[] {
  throw new Error('not written yet');
}

/** As the IANA spells it, whatever the case: `europe/berlin` → `Europe/Berlin`, `utc` → `UTC`. Throws BriefingError `time-zone-unknown`. */
export function readTimeZone(_asked: string): string {
  throw new Error('not written yet');
}
