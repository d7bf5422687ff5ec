/** How Slack would show a reply, and how much of each limit that takes: for whoever shows it elsewhere. Pure. */
import type { KnownBlock } from '@slack/types';
import type { LimitUse, PlatformView } from '../../commands/platform-view.ts';
import { replyToSlackMessages, type SlackMessagePayload } from './reply-to-slack-messages.ts';
import { blockCharacters, slackLimits } from './slack-limits.ts';

export const slackView: PlatformView = {
  name: 'slack',
  show: (reply) =>
    replyToSlackMessages(reply).map((payload) => ({ payload, limits: slackLimitUse(payload) })),
};

/** Every limit of a message that is used at all. */
export function slackLimitUse({ blocks }: SlackMessagePayload): LimitUse[] {
  const actions = blocks.filter((block) => block.type === 'actions');
  const menus = actions
    .flatMap(({ elements }) => elements)
    .flatMap((element) => ('options' in element ? [element.options?.length ?? 0] : []));
  const uses: LimitUse[] = [
    { what: 'blocks', used: blocks.length, most: slackLimits.messageBlocks },
    {
      what: 'characters of all blocks, as JSON',
      used: blockCharacters(blocks),
      most: slackLimits.messageCharacters,
    },
    {
      what: 'characters of the longest heading',
      used: largest(blocks.map((block) => (block.type === 'header' ? block.text.text.length : 0))),
      most: slackLimits.headerText,
    },
    {
      what: 'characters of the longest text',
      used: largest(blocks.map(textLength)),
      most: slackLimits.blockText,
    },
    {
      what: 'buttons and menus in the fullest block',
      used: largest(actions.map(({ elements }) => elements.length)),
      most: slackLimits.actionsElements,
    },
    { what: 'choices of the longest menu', used: largest(menus), most: slackLimits.menuOptions },
  ];
  return uses.filter(({ used }) => used > 0);
}

/** What of rich text a person reads, line breaks between its elements included. */
function textLength(block: KnownBlock): number {
  return block.type === 'rich_text' ? lengthIn(block.elements) : 0;
}

function lengthIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((all: number, one) => all + lengthIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { text, elements } = value as { readonly text?: unknown; readonly elements?: unknown };
  return typeof text === 'string' ? text.length : lengthIn(elements) + 1;
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}
