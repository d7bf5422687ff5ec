/** Text for the fields that Slack reads as mrkdwn. */

/** For `text` fields, where Slack reads & < > as markup: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
