/** A clause as a sentence's end. */

/** With a full stop at its end, unless it has brought a mark of its own, as an error's sentence or a question does. */
export function withStop(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
