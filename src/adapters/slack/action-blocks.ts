/** Buttons and menus of a reply as blocks. Labels are our own words: one that is too long is shortened with an ellipsis. */
import type { ActionsBlock, Button, PlainTextElement, PlainTextOption, StaticSelect } from '@slack/types';
import type { Action, MenuChoice } from '../../commands/reply.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { slackLimits } from './slack-limits.ts';

/** JSON of one menu at the most, so that it fits into a message with room for what belongs above it. */
const menuJson = 8000;
/** JSON of one block of actions at the most. */
const blockJson = 10_000;

const continuation = /~\d+$/;

/** The blocks that show `actions`, in their order. */
export function actionBlocks(actions: readonly Action[]): ActionsBlock[] {
  const blocks: (Button | StaticSelect)[][] = [];
  let json = 0;
  for (const element of actions.flatMap(elementsOf)) {
    const cost = JSON.stringify(element).length + 1;
    const last = blocks.at(-1);
    if (last && last.length < slackLimits.actionsElements && json + cost <= blockJson) {
      last.push(element);
      json += cost;
    } else {
      blocks.push([element]);
      json = cost;
    }
  }
  return blocks.map((elements) => ({ type: 'actions', elements }));
}

/** The id of the action that `actionId` belongs to: a menu in several parts has `~2`, `~3`… behind it. */
export function withoutContinuation(actionId: string): string {
  return actionId.replace(continuation, '');
}

/** Text that Slack takes literally; never empty, which Slack refuses. */
export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(visibleText(text).trim() || '–', most), emoji: false };
}

function elementsOf(action: Action): (Button | StaticSelect)[] {
  if (action.kind === 'button') {
    const text = plainText(action.label, slackLimits.buttonText);
    const button: Button = { type: 'button', action_id: action.id, text };
    return [action.tone === 'primary' ? { ...button, style: 'primary' } : button];
  }
  const parts = divideOptions(action.choices.map(optionOf));
  return parts.map((options, index) => ({
    type: 'static_select',
    action_id: index === 0 ? action.id : `${action.id}~${index + 1}`,
    placeholder: plainText(
      parts.length === 1 ? action.placeholder : `${action.placeholder} (${index + 1} of ${parts.length})`,
      slackLimits.placeholder,
    ),
    options,
  }));
}

function optionOf({ value, label, emoji }: MenuChoice): PlainTextOption {
  return { text: plainText(emoji ? `${emoji} ${label}` : label, slackLimits.optionText), value };
}

function divideOptions(options: readonly PlainTextOption[]): PlainTextOption[][] {
  const parts: PlainTextOption[][] = [];
  let json = 0;
  for (const option of options) {
    const cost = JSON.stringify(option).length + 1;
    const last = parts.at(-1);
    if (last && last.length < slackLimits.menuOptions && json + cost <= menuJson) {
      last.push(option);
      json += cost;
    } else {
      parts.push([option]);
      json = cost;
    }
  }
  return parts;
}
