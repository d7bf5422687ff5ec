/** A quotation made fit to read: white space and punctuation are mended, letters and digits never touched. */

/** In order; each is idempotent by itself, and {@link repairText} repeats them until nothing changes. */
const repairs: readonly (readonly [RegExp, string])[] = [
  // Controls and invisible characters could spoof what is shown, or break it.
  // A joiner between two emoji makes them one.
  [/(?!\u200d(?=\p{Extended_Pictographic}))\p{Cf}|\ufffd/gu, ''],
  [/(?![\t\n\r])\p{Cc}/gu, ' '],
  // Markdown that a quotation took along: quotation marks of continued lines, links, emphasis, code.
  [/\n[ \t]*>+ ?/g, ' '],
  [/!?\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})\)/g, '$1 ($2)'],
  [/(?<![\p{L}\p{N}*])\*{1,3}(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*{1,3}(?![\p{L}\p{N}*])/gu, '$1'],
  [/(?<![\p{L}\p{N}_])__(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])__(?![\p{L}\p{N}_])/gu, '$1'],
  [/`([^`\n]{1,300})`/g, '$1'],
  [/\s+/g, ' '],
  // Translation's stray spaces: `high -level`, `Sino -US`, `Politburo -Deputy`, `$ 11.8`, `S $ 15`, `word ,`.
  [/(\p{L}) -(?=\p{Ll}{2}|\p{Lu}{2})/gu, '$1-'],
  [/(\p{L}) -(?=\p{Lu}\p{Ll})/gu, '$1 – '],
  [/(\p{Sc}) (?=\p{Nd})/gu, '$1'],
  [/\b(S|US|A|C|HK|NZ|NT) (?=\$\p{Nd})/gu, '$1'],
  [/(\p{Nd}) (?=[%‰])/gu, '$1'],
  [/ (?=[,;:!?)\]}](?![\p{L}\p{N}()]))/gu, ''],
  [/ (?=\.(?![\p{L}\p{N}.…]))/gu, ''],
  [/([([{]) /g, '$1'],
  [/(?:\.{3,}|\.*…[.…]*)(?: ?[.…])*/g, '…'],
  // Glued words: `held.Chinese`, `Politburo,and`.
  [/(?<=\p{Ll}{2}[)"”]?)([.!?])(?=\p{Lu}\p{Ll})/gu, '$1 '],
  [/(?<=\p{L})([,;])(?=\p{L})/gu, '$1 '],
];

/** More passes than any text has needed; a cap all the same, since a repair may make room for another. */
const mostPasses = 8;

/** Idempotent: `repairText(repairText(x)) === repairText(x)`. */
export function repairText(text: string): string {
  let repaired = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = repaired;
    for (const [pattern, replacement] of repairs) repaired = repaired.replace(pattern, replacement);
    repaired = withoutLoneQuote(repaired.trim()).trim();
    if (repaired === before) break;
  }
  return repaired;
}

/** A quotation mark at an edge whose partner stands in another sentence. */
function withoutLoneQuote(text: string): string {
  if (count(text, '"') % 2 === 1) {
    if (text.endsWith('"')) return text.slice(0, -1);
    if (text.startsWith('"')) return text.slice(1);
  }
  const unclosed = count(text, '“') - count(text, '”');
  if (unclosed > 0 && text.startsWith('“')) return text.slice(1);
  if (unclosed < 0 && text.endsWith('”')) return text.slice(0, -1);
  return text;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
