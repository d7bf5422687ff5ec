/** A neutral reply → the payloads of Discord messages. Pure, so that anybody can show the very payload. */
import type { APIEmbed } from 'discord-api-types/v10';
import type { Reply, Section } from '../../commands/reply.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { componentLimits } from './discord-limits.ts';
import { type ActionRow, renderActions } from './render-actions.ts';
import { packEmbeds, renderSections } from './render-sections.ts';

/** The body of Create Message, of a follow-up, and of an edit: it says all, so that an edit leaves nothing of what was. */
export interface DiscordMessagePayload {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ActionRow[];
  /** Nobody, whatever the text holds. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** Stands where a message has nothing but buttons. */
const placeholder = '…';

/**
 * At least one message, in order, each within Discord's limits; together they hold every word of the reply. Buttons
 * and menus are on the last, and on further ones where they need more rows than one message has. All text is in
 * embeds, where an address never unfolds into a preview.
 */
export function replyToDiscordMessages(reply: Reply): DiscordMessagePayload[] {
  const { rows, shortened } = renderActions(reply.actions);
  const embeds = renderSections([...reply.sections, ...missing(shortened, reply.sections)]);
  const texts = packEmbeds(embeds.length > 0 ? embeds : renderSections([plain([reply.summary])]));
  const groups: ActionRow[][] = [];
  for (let start = 0; start < rows.length; start += componentLimits.rows)
    groups.push(rows.slice(start, start + componentLimits.rows));
  const [withLast = [], ...further] = groups;
  const messages = (texts.length > 0 ? texts : [[]]).map((packed, index, all) =>
    messageOf(packed, index === all.length - 1 ? withLast : []),
  );
  return [...messages, ...further.map((group) => messageOf([], group))];
}

/** A message of nothing else. */
export function messageOf(
  embeds: readonly APIEmbed[],
  components: readonly ActionRow[],
): DiscordMessagePayload {
  return {
    content: embeds.length > 0 ? '' : placeholder,
    embeds,
    components,
    allowed_mentions: { parse: [] },
  };
}

/** What a button or menu had no room for stands in the text, unless it stands there already. */
function missing(labels: readonly string[], sections: readonly Section[]): Section[] {
  if (labels.length === 0) return [];
  const said = sections
    .flatMap(({ heading, lines }) => [
      heading ?? '',
      ...lines.map(({ parts }) => parts.map(({ text }) => text).join('')),
    ])
    .map(visibleText)
    .join('\n');
  const unsaid = [...new Set(labels)].filter((label) => !said.includes(label));
  return unsaid.length > 0 ? [plain(unsaid)] : [];
}

function plain(texts: readonly string[]): Section {
  return {
    heading: null,
    colour: null,
    lines: texts.map((text) => ({ mark: 'none', parts: [{ text, style: 'plain' }] })),
  };
}
