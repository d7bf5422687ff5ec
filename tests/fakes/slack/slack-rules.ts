/** Slack's rules for what is sent to it, as sentences for each that is broken. Numbers are Slack's own, not the adapter's. */
import type { AnyBlock, KnownBlock, TextObject, View } from '@slack/types';

/** Everything wrong with the blocks of a message (`50`) or a view (`100`). */
export function brokenBlockRules(blocks: readonly AnyBlock[], most: 50 | 100): string[] {
  const wrong: string[] = [];
  if (blocks.length > most) wrong.push(`${blocks.length} blocks, at most ${most} are allowed`);
  const ids: string[] = [];
  for (const block of blocks as readonly KnownBlock[]) {
    if (block.type === 'header') wrong.push(...textRule(block.text, 150, 'header'));
    if (block.type === 'section' && block.text) wrong.push(...textRule(block.text, 3000, 'section'));
    if (block.type === 'rich_text') wrong.push(...richRules(block));
    if (block.type === 'input') wrong.push(...inputRules(block));
    if (block.type === 'actions') {
      if (block.elements.length > 25 || block.elements.length === 0)
        wrong.push(`an actions block has ${block.elements.length} elements`);
      for (const element of block.elements) wrong.push(...controlRules(element as Control, ids));
    }
  }
  return wrong;
}

/** Everything wrong with a message. */
export function brokenMessageRules(message: {
  readonly text?: string;
  readonly blocks?: readonly AnyBlock[];
}): string[] {
  const { text = '', blocks = [] } = message;
  const wrong = brokenBlockRules(blocks, 50);
  if (text === '' && blocks.length === 0) wrong.push('no_text');
  if (text.length > 4000) wrong.push(`a text of ${text.length} characters`);
  if (JSON.stringify(blocks).length > 12_000)
    wrong.push(`msg_blocks_too_long: ${JSON.stringify(blocks).length} characters over all blocks`);
  return wrong;
}

/** Everything wrong with a message's metadata: https://docs.slack.dev/reference/metadata */
export function brokenMetadataRules(
  metadata: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, unknown>>;
  } | null,
): string[] {
  if (!metadata) return [];
  const wrong = /^\w+$/.test(metadata.event_type) ? [] : ['invalid_metadata_format: event_type'];
  for (const [name, value] of Object.entries(metadata.event_payload ?? {}))
    if (!['string', 'number', 'boolean'].includes(typeof value))
      wrong.push(`invalid_metadata_format: ${name}`);
  return wrong;
}

/** Everything wrong with the options that an app suggests: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export function brokenOptionRules(options: NonNullable<Control['options']>): string[] {
  const wrong = options.length > 100 ? [`${options.length} options, at most 100 are allowed`] : [];
  for (const option of options) wrong.push(...optionRules(option));
  return wrong;
}

/** Everything wrong with a view. */
export function brokenViewRules(view: View): string[] {
  const wrong = brokenBlockRules(view.blocks, 100);
  if (view.type === 'modal') {
    wrong.push(...(view.title ? textRule(view.title, 24, 'title') : ['a modal without a title']));
    if (view.submit) wrong.push(...textRule(view.submit, 24, 'submit'));
  }
  if ((view.callback_id ?? '').length > 255) wrong.push('callback_id over 255 characters');
  if ((view.private_metadata ?? '').length > 3000) wrong.push('private_metadata over 3,000 characters');
  return wrong;
}

function textRule({ text }: TextObject, most: number, where: string): string[] {
  if (text.length === 0) return [`empty text in ${where}`];
  return text.length > most ? [`${where} of ${text.length} characters, at most ${most}`] : [];
}

function richRules(block: KnownBlock & { type: 'rich_text' }): string[] {
  const wrong: string[] = [];
  let total = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { type, text, elements } = value as { type?: string; text?: string; elements?: unknown[] };
      if (type === 'text' || type === 'link') {
        if (!text) wrong.push(`empty text in a rich_text ${type}`);
        total += text?.length ?? 0;
      }
      if (elements?.length === 0) wrong.push(`${type} without elements`);
      visit(elements);
    }
  };
  visit(block);
  if (total > 3000) wrong.push(`a rich_text block of ${total} characters`);
  return wrong;
}

interface Control {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject;
  readonly placeholder?: TextObject;
  readonly options?: readonly { readonly text: TextObject; readonly value?: string }[];
}

function controlRules(control: Control, ids: string[]): string[] {
  const { type, action_id = '', text, placeholder, options } = control;
  const wrong: string[] = [];
  if (ids.includes(action_id)) wrong.push(`action_id ${action_id} is there twice`);
  ids.push(action_id);
  if (action_id.length === 0 || action_id.length > 255) wrong.push('action_id empty or over 255 characters');
  if (type === 'button' && text) wrong.push(...textRule(text, 75, 'button'));
  if (placeholder) wrong.push(...textRule(placeholder, 150, 'placeholder'));
  if (options) {
    if (options.length === 0 || options.length > 100) wrong.push(`a menu of ${options.length} options`);
    for (const option of options) wrong.push(...optionRules(option));
  }
  return wrong;
}

function optionRules({ text, value }: NonNullable<Control['options']>[number]): string[] {
  const wrong = textRule(text, 75, 'option');
  if (!value || value.length > 150) wrong.push('option value empty or over 150 characters');
  return wrong;
}

function inputRules(block: KnownBlock & { type: 'input' }): string[] {
  const { element } = block;
  const wrong = textRule(block.label, 2000, 'label');
  if (element.type === 'plain_text_input') {
    if (element.placeholder) wrong.push(...textRule(element.placeholder, 150, 'placeholder'));
    if ((element.max_length ?? 1) > 3000 || (element.max_length ?? 1) < 1) wrong.push('max_length');
  }
  if (element.type === 'static_select') wrong.push(...controlRules(element as Control, []));
  if (element.type === 'external_select') {
    if (element.placeholder) wrong.push(...textRule(element.placeholder, 150, 'placeholder'));
    const { length } = element.action_id ?? '';
    if (length === 0 || length > 255) wrong.push('action_id empty or over 255 characters');
  }
  return wrong;
}
