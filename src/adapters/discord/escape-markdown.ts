/** Hostile text → Discord Markdown that reads as that very text: nothing in it formats, mentions, links or hides. */

/**
 * What has no glyph of its own: bidirectional controls, zero-width and filler characters. A joiner before an emoji
 * makes two emoji one, and a variation selector picks a glyph: these stay.
 */
const invisible =
  /(?!\u200d(?=\p{Extended_Pictographic}))(?!\p{Variation_Selector})[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** No script stacks as many; more of them paint over the lines around. */
const markFlood = /([\p{Mn}\p{Me}]{16})[\p{Mn}\p{Me}]+/gu;

/** What a person sees of `text`, on one line: white space and controls become single spaces, invisible characters go. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(markFlood, '$1');
}

/** A colon is no markup before a space; at the end of a run, who knows what follows: `https://`, `:smile:`. */
const markup = /[\\*_~|`[\]<>@#]|:(?! )/g;

/**
 * Escapes what is markup anywhere, and what would be at the start of a line. The latter holds for every run of text,
 * since Discord looks for headings, quotations and lists at the start of bold text too.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(markup, '\\$&')
    .replace(/^( *)([-+])/, '$1\\$2')
    .replace(/^( *\d+)\./, '$1\\.');
}

/** Units that {@link escapeMarkdown} makes at most of the one at `index`; two more are needed at the start of a text. */
export function escapedCost(text: string, index: number): 1 | 2 {
  return '\\*_~|`[]<>@#:'.includes(text.charAt(index)) ? 2 : 1;
}

const longestLink = 500;
const addressCharacters = /^https?:\/\/[\w.~:/?#[\]!$&'()*+,;=%-]+$/i;

/** Whether `text` is an http(s) address that leads where it seems to: ASCII, and no @ that could hide its host. */
export function isPlainAddress(text: string): boolean {
  return text.length <= longestLink && addressCharacters.test(text) && URL.canParse(text);
}
