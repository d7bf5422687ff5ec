/** Sections of a reply as units of blocks that stay in one message: a heading never stands alone at the end of one. */
import type { KnownBlock } from '@slack/types';
import type { Line, Section } from '../../commands/reply.ts';
import { cutIndex } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { richTextBlocks } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

export type Unit = readonly KnownBlock[];

/** In order. */
export function sectionUnits(sections: readonly Section[]): Unit[] {
  return sections.flatMap(({ heading, lines }) => {
    const [header, overhang] = headerOf(heading);
    const [first, ...rest] = richTextBlocks([...overhang, ...lines]);
    const opening = [...header, ...(first ? [first] : [])];
    return [...(opening.length > 0 ? [opening] : []), ...rest.map((block) => [block])];
  });
}

/** What of a heading does not fit goes on in bold. */
function headerOf(heading: string | null): [KnownBlock[], Line[]] {
  const text = visibleText(heading ?? '').trim();
  if (text === '') return [[], []];
  const cut = cutIndex(text, slackLimits.headerText);
  const header: KnownBlock = {
    type: 'header',
    text: { type: 'plain_text', text: text.slice(0, cut), emoji: false },
  };
  const rest = text.slice(cut);
  return [[header], rest === '' ? [] : [{ mark: 'none', parts: [{ text: rest, style: 'strong' }] }]];
}
