/** Text of people and articles, made harmless before it is put into a block or a notification. */

// A joiner between two emoji makes them one; every other invisible character could spoof what is shown.
const invisible = /(?!\u200d(?=\p{Extended_Pictographic}))\p{Cf}/gu;
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/** One line: control, zero-width and bidirectional characters are gone, line breaks and tabs are spaces. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(invisible, '').replace(breaks, ' ');
}

/** For `text` fields, where Slack reads & < > as markup: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The address as Slack may make it clickable, or null where it is no plain http(s) address: letters of another alphabet could pass for it. */
export function asWebAddress(text: string): string | null {
  if (!/^https?:\/\/(?!\S*[<>|"\\^`{}])[!-~]+$/i.test(text)) return null;
  const url = URL.parse(text);
  if (!url) return null;
  // `https://bank.com@evil.com` shows one host and leads to another.
  const plain =
    url.username === '' && url.password === '' && text.toLowerCase().includes(`//${url.hostname}`);
  return plain ? text : null;
}
