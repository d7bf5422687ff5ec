/** A message as Discord shows it, by the components of Skyra. */
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-bold.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-code.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-italic.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-string-select-menu.js';
import '@skyra/discord-components-core/discord-subscript.js';
import { createElement, type ReactNode } from 'react';
import { useDark } from './color-scheme.ts';
import { discordMarkdown } from './discord-markdown.tsx';

/** The parts of a payload that are shown: https://docs.discord.com/developers/resources/message#message-object */
interface Payload {
  readonly content: string;
  readonly embeds: readonly { readonly description?: string; readonly color?: number }[];
  readonly components: readonly { readonly components: readonly Component[] }[];
}

type Component =
  | { readonly type: 2; readonly custom_id: string; readonly style: number; readonly label: string }
  | { readonly type: 3; readonly custom_id: string; readonly placeholder: string };

export function DiscordLook({ payload, at }: { payload: unknown; at: number }) {
  const { content, embeds, components } = payload as Payload;
  const dark = useDark();
  return createElement(
    'discord-messages',
    { lightTheme: !dark, noBackground: true },
    createElement(
      'discord-message',
      { author: 'Briefwire', avatar: '/icon.svg', bot: true, timestamp: new Date(at) },
      content,
      ...embeds.map(embedOf),
      components.length > 0 &&
        createElement('discord-attachments', { slot: 'components' }, ...components.map(rowOf)),
    ),
  );
}

function embedOf({ description = '', color }: Payload['embeds'][number]): ReactNode {
  const colour = color === undefined ? undefined : `#${color.toString(16).padStart(6, '0')}`;
  return createElement(
    'discord-embed',
    { slot: 'embeds', ...(colour && { color: colour }) },
    createElement('discord-embed-description', { slot: 'description' }, discordMarkdown(description)),
  );
}

function rowOf({ components }: Payload['components'][number]): ReactNode {
  return createElement('discord-action-row', {}, ...components.map(componentOf));
}

function componentOf(component: Component): ReactNode {
  if (component.type === 2) {
    const type = component.style === 1 ? 'primary' : 'secondary';
    return createElement('discord-button', { type }, component.label);
  }
  return createElement('discord-string-select-menu', { placeholder: component.placeholder });
}
