/** Hostile text → Discord Markdown that reads as that very text: nothing in it formats, mentions, links or hides. */

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
