/** A reply as the Home tab of the app. Pure: plain JSON out, no SDK at run time. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { Reply } from '../../commands/reply.ts';
import { actionBlocks } from './action-blocks.ts';
import { richTextBlocks } from './rich-text.ts';
import { sectionUnits } from './section-units.ts';
import { slackLimits } from './slack-limits.ts';

/** `metadata` comes back with every button that is used on it. Where it is too long for one view, its end says so. */
export function replyToSlackHome(reply: Reply, metadata = ''): HomeView {
  const actions = actionBlocks(reply.actions).slice(0, slackLimits.viewBlocks / 2);
  const content = sectionUnits(reply.sections).flat();
  const room = slackLimits.viewBlocks - actions.length;
  const shown: KnownBlock[] =
    content.length <= room ? content : [...content.slice(0, room - 1), ...richTextBlocks([goesOn])];
  return { type: 'home', blocks: [...shown, ...actions], private_metadata: metadata };
}

const goesOn = {
  mark: 'none',
  parts: [
    { text: 'There is more than fits here. To see all of it, type ', style: 'plain' },
    { text: '/brief list', style: 'code' },
  ],
} as const;
