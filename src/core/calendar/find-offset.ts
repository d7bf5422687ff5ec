/** Offsets from UTC in what people type as a schedule. */

const offsetForms = [
  /\b(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?(?![\d:])/,
  /[+]\s?(?:0?\d|1[0-4])(?::?\d\d)?(?![\p{L}\d:])/u,
  // "9:00 -05:00", but not "9 - 17", and "9-17" neither.
  /(?<=\s)-(?:0?\d|1[0-4])(?::?\d\d)?(?![\p{L}\d:])/u,
];

/** `+02:00`, `+0530`, `utc+2`, ` -5`; null where there is none. Nothing is later than 14 hours: `9:00 + 17:30` are two times. */
export function findOffset(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[‐-―−]/g, '-');
  for (const form of offsetForms) {
    const found = form.exec(plain);
    if (found) return found[0].trim();
  }
  return null;
}
