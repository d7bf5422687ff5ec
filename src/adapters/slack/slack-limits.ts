/** What Slack allows, in UTF-16 units unless said otherwise: never fewer than the characters that Slack counts. */
import type { KnownBlock } from '@slack/types';

export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  headerText: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; kept for rich text too, whose own limit is not documented. */
  blockText: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks#blocks */
  messageBlocks: 50,
  /** https://docs.slack.dev/reference/views */
  viewBlocks: 100,
  /**
   * Over all blocks of one message, as {@link blockCharacters} counts. Undocumented, refused as `msg_blocks_too_long`:
   * https://github.com/slackapi/bolt-js/issues/2509 meets it at 13,297 characters of one block, and
   * https://github.com/slackapi/bolt-js/issues/2867 at 11,341 characters of text in many.
   */
  messageCharacters: 12_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  menuOptions: 100,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  placeholder: 150,
  /** https://docs.slack.dev/reference/views */
  viewTitle: 24,
  /** https://docs.slack.dev/reference/views */
  viewSubmit: 24,
  /** https://docs.slack.dev/reference/views */
  privateMetadata: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputText: 3000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUses: 5,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses, in milliseconds. */
  responseLife: 30 * 60 * 1000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response, in milliseconds. */
  acknowledge: 3000,
  /** https://docs.slack.dev/apis/web-api/rate-limits: one message a second a channel. In milliseconds. */
  messageGap: 1000,
  /** https://docs.slack.dev/reference/methods/conversations.history: no more than 200 messages at a time are recommended. */
  historyPage: 200,
} as const;

/** What blocks count towards {@link slackLimits.messageCharacters}: their containers cost something too, so all of the JSON is counted. */
export function blockCharacters(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}
