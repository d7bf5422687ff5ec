/** A reply as the messages that Slack shows. Pure: plain JSON out, no SDK at run time. */
import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../commands/reply.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { actionBlocks } from './action-blocks.ts';
import { escapeText } from './escape-text.ts';
import { richTextBlocks } from './rich-text.ts';
import { sectionUnits, type Unit } from './section-units.ts';
import { blockCharacters, slackLimits } from './slack-limits.ts';

export interface SlackMessagePayload {
  /** What a notification shows, escaped; the message itself shows `blocks`. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** `text` is no markup. */
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** One or more messages, to be posted in this order; buttons and menus are on the last. */
export function replyToSlackMessages(reply: Reply): SlackMessagePayload[] {
  const messages: Unit[][] = [];
  for (const unit of sectionUnits(reply.sections)) addUnit(messages, unit);
  for (const block of actionBlocks(reply.actions)) addActions(messages, block);
  if (messages.length === 0) messages.push([richTextBlocks([summaryLine(reply)])]);
  return messages.map((units, index) => ({
    text: summaryOf(reply, index + 1, messages.length),
    blocks: units.flat(),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  }));
}

function addUnit(messages: Unit[][], unit: Unit): void {
  const last = messages.at(-1);
  if (last && fits([...last, unit])) last.push(unit);
  else messages.push([unit]);
}

/** Buttons that do not fit take what stands above them along, so that nobody sees buttons alone. */
function addActions(messages: Unit[][], block: KnownBlock): void {
  const last = messages.at(-1);
  const above = last?.at(-1);
  if (last && above && last.length > 1 && !fits([...last, [block]]) && fits([above, [block]])) {
    last.pop();
    messages.push([above]);
  }
  addUnit(messages, [block]);
}

function fits(units: readonly Unit[]): boolean {
  const blocks = units.flat();
  return (
    blocks.length <= slackLimits.messageBlocks && blockCharacters(blocks) <= slackLimits.messageCharacters
  );
}

function summaryLine({ summary }: Reply) {
  return { mark: 'none', parts: [{ text: visibleText(summary).trim() || '–', style: 'plain' }] } as const;
}

function summaryOf({ summary }: Reply, number: number, of: number): string {
  const text = escapeText(visibleText(summary).trim() || '–');
  return number === 1 ? text : `${text} (${number} of ${of})`;
}
