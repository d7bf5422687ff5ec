/** Numbers that name rather than count: "Phase 2", "Boeing 747", "Super Bowl 50". */
import type { Token } from '../text/tokens.ts';
import { isPlural } from './counted-phrase.ts';
import { isPlaceName } from './place-names.ts';

/** Words before a number of theirs, whatever follows. */
const labels = new Set(
  'phase type level article section chapter page room version route flight grade stage volume category platform gate windows'.split(
    ' ',
  ),
);

/**
 * Whether the number at `index` belongs to the capitalised word before it. A plural behind it ("Lindow 17 people") says that it
 * counts, as does a place before it.
 */
export function isLabelNumber(text: string, tokens: readonly Token[], index: number): boolean {
  const [before, number, behind] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!before || !number || !/^\d{1,4}$/.test(number.text) || text.slice(before.end, number.start) !== ' ')
    return false;
  if (labels.has(before.word)) return true;
  // The first word of a sentence has its capital from there.
  if (index < 2 || !/^\p{Lu}\p{Ll}/u.test(before.text) || isPlaceName(before.text)) return false;
  return !(behind && /^ $/.test(text.slice(number.end, behind.start)) && isPlural(behind.text));
}
