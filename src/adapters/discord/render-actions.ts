/** Actions → rows of buttons and menus. */
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import type { Action, MenuChoice } from '../../commands/reply.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { componentLimits as limits } from './discord-limits.ts';

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface RenderedActions {
  readonly rows: readonly ActionRow[];
  /** Labels in full that had to be shortened. */
  readonly shortened: readonly string[];
}

type Button = Extract<Action, { kind: 'button' }>;
type Menu = Extract<Action, { kind: 'menu' }>;

/** Writes labels, and remembers those that were too long. */
type Label = (text: string, limit: number) => string;

/** Buttons that follow each other share rows; a menu of many choices becomes several. */
export function renderActions(actions: readonly Action[]): RenderedActions {
  const shortened: string[] = [];
  const label: Label = (text, limit) => {
    const visible = visibleText(text).trim();
    if (visible.length > limit) shortened.push(visible);
    return shorten(visible, limit) || '…';
  };
  const rows: ActionRow[] = [];
  let buttons: APIButtonComponentWithCustomId[] = [];
  for (const action of actions) {
    if (action.kind === 'menu') {
      buttons = [];
      for (const menu of menusOf(action, label)) rows.push({ type: 1, components: [menu] });
      continue;
    }
    if (buttons.length === 0 || buttons.length === limits.buttonsInRow) {
      buttons = [];
      rows.push({ type: 1, components: buttons });
    }
    buttons.push(buttonOf(action, label));
  }
  return { rows, shortened };
}

const partMark = '~';

/** The id as commands know it, from one that came back from Discord. */
export function plainActionId(customId: string): string {
  return customId.replace(/~\d+$/, '');
}

function buttonOf({ id, label: text, tone }: Button, label: Label): APIButtonComponentWithCustomId {
  return {
    type: 2,
    style: tone === 'primary' ? 1 : 2,
    custom_id: id,
    label: label(text, limits.buttonLabelLength),
  };
}

function menusOf({ id, placeholder, choices }: Menu, label: Label): APIStringSelectComponent[] {
  const count = Math.ceil(choices.length / limits.menuChoices);
  return Array.from({ length: count }, (_, index) => {
    const start = index * limits.menuChoices;
    return {
      type: 3,
      custom_id: index === 0 ? id : `${id}${partMark}${index + 1}`,
      placeholder: label(placeholder, limits.menuPlaceholderLength),
      options: choices.slice(start, start + limits.menuChoices).map((choice) => optionOf(choice, label)),
    };
  });
}

function optionOf({ value, label: text, emoji }: MenuChoice, label: Label): APISelectMenuOption {
  // Discord refuses the whole message for an emoji that it does not know.
  const known = emoji !== null && /^\p{RGI_Emoji}$/v.test(emoji);
  const full = emoji === null || known ? text : `${emoji} ${text}`;
  return {
    value,
    label: label(full, limits.menuLabelLength),
    ...(known ? { emoji: { name: emoji } } : {}),
  };
}
