/** Text of people and articles as a person sees it: what is invisible could spoof what is shown, or break it. */

/**
 * What has no glyph of its own: bidirectional controls, zero-width and filler characters. A joiner before an emoji
 * makes two emoji one, and a variation selector picks a glyph: these stay.
 */
const invisible =
  /(?!\u200d(?=\p{Extended_Pictographic}))(?!\p{Variation_Selector})[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** No script stacks as many; more of them paint over the lines around. */
const markFlood = /([\p{Mn}\p{Me}]{16})[\p{Mn}\p{Me}]+/gu;

/** One line: white space and controls become single spaces, invisible characters go. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(markFlood, '$1');
}

const longestAddress = 500;
const addressCharacters = /^https?:\/\/[\w.~:/?#[\]!$&'()*+,;=%-]+$/i;

/**
 * Whether `text` is an http(s) address that leads where it seems to: ASCII, since letters of another alphabet could
 * pass for it, and no @, since `https://bank.example@evil.example` shows one host and leads to another.
 */
export function isPlainAddress(text: string): boolean {
  if (text.length > longestAddress || !addressCharacters.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && text.toLowerCase().includes(`//${url.hostname}`);
}
