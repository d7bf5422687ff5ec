/** How Discord would show a reply, and how much of each limit that takes: for whoever shows it elsewhere. Pure. */
import type { LimitUse, PlatformView } from '../../commands/platform-view.ts';
import { componentLimits, embedLimits, messageLimits } from './discord-limits.ts';
import { type DiscordMessagePayload, replyToDiscordMessages } from './render-reply.ts';

export const discordView: PlatformView = {
  name: 'discord',
  show: (reply) =>
    replyToDiscordMessages(reply).map((payload) => ({ payload, limits: discordLimitUse(payload) })),
};

/** Every limit of a message that is used at all. */
export function discordLimitUse({ content, embeds, components }: DiscordMessagePayload): LimitUse[] {
  const lengths = embeds.map(({ description = '' }) => description.length);
  const inRows = components.map((row) => row.components);
  const menus = inRows.flat().flatMap((component) => ('options' in component ? [component.options] : []));
  const buttonRows = inRows.filter((row) => row.some(({ type }) => type === 2));
  const uses: LimitUse[] = [
    { what: 'characters of content', used: content.length, most: messageLimits.contentLength },
    { what: 'embeds', used: embeds.length, most: messageLimits.embeds },
    { what: 'characters of the longest embed', used: largest(lengths), most: embedLimits.descriptionLength },
    { what: 'characters of all embeds', used: sum(lengths), most: embedLimits.totalLength },
    { what: 'rows of buttons and menus', used: components.length, most: componentLimits.rows },
    {
      what: 'buttons in the fullest row',
      used: largest(buttonRows.map((row) => row.length)),
      most: componentLimits.buttonsInRow,
    },
    {
      what: 'choices of the longest menu',
      used: largest(menus.map((options) => options.length)),
      most: componentLimits.menuChoices,
    },
    {
      what: 'characters of the longest id',
      used: largest(
        inRows.flat().map((component) => ('custom_id' in component ? component.custom_id.length : 0)),
      ),
      most: componentLimits.customIdLength,
    },
  ];
  return uses.filter(({ used }) => used > 0);
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
