/** Blocks as the client shows them to a person. */
import type { AnyBlock, KnownBlock, RichTextElement, TextObject } from '@slack/types';
import { type ReadText, readMrkdwn } from './read-mrkdwn.ts';

export interface ReadButton {
  readonly actionId: string;
  readonly label: string;
}

export interface ReadMenu {
  readonly actionId: string;
  readonly placeholder: string;
  readonly choices: readonly { readonly label: string; readonly value: string }[];
}

export interface ReadBlocks extends ReadText {
  /** Lines of {@link text} with how they look: `header`, `quote`, `bullet` or `text`. */
  readonly lines: readonly { readonly look: string; readonly text: string }[];
  /** Ids of channels that are shown by their names; nobody is told of that. */
  readonly channels: readonly string[];
  readonly buttons: readonly ReadButton[];
  readonly menus: readonly ReadMenu[];
}

interface Reading {
  lines: { look: string; text: string }[];
  mentions: string[];
  channels: string[];
  links: string[];
  markup: string[];
  buttons: ReadButton[];
  menus: ReadMenu[];
}

/** Knows the blocks that Briefwire uses and mrkdwn ones besides; throws for any other. */
export function readBlocks(blocks: readonly AnyBlock[]): ReadBlocks {
  const reading: Reading = {
    lines: [],
    mentions: [],
    channels: [],
    links: [],
    markup: [],
    buttons: [],
    menus: [],
  };
  for (const block of blocks as readonly KnownBlock[]) readBlock(block, reading);
  return { ...reading, text: reading.lines.map(({ text }) => text).join('\n') };
}

function readBlock(block: KnownBlock, reading: Reading): void {
  if (block.type === 'header') addText('header', block.text, reading);
  else if (block.type === 'section' && block.text) addText('text', block.text, reading);
  else if (block.type === 'divider') return;
  else if (block.type === 'input') addText('text', block.label, reading);
  else if (block.type === 'actions') {
    for (const element of block.elements) readControl(element as Control, reading);
  } else if (block.type === 'rich_text') {
    for (const element of block.elements) {
      if (element.type === 'rich_text_list')
        for (const item of element.elements) addRich('bullet', item.elements, reading);
      else addRich(element.type === 'rich_text_quote' ? 'quote' : 'text', element.elements, reading);
    }
  } else throw new Error(`The reader does not know ${block.type} blocks`);
}

interface Control {
  readonly type: string;
  readonly action_id: string;
  readonly text?: TextObject;
  readonly placeholder?: TextObject;
  readonly options?: readonly { readonly text: TextObject; readonly value: string }[];
}

function readControl(control: Control, reading: Reading): void {
  const label = (text: TextObject | undefined) => (text ? readObject(text, reading) : '');
  if (control.type === 'button')
    reading.buttons.push({ actionId: control.action_id, label: label(control.text) });
  else if (control.type === 'static_select')
    reading.menus.push({
      actionId: control.action_id,
      placeholder: label(control.placeholder),
      choices: (control.options ?? []).map(({ text, value }) => ({ label: label(text), value })),
    });
  else throw new Error(`The reader does not know ${control.type}`);
}

function addText(look: string, object: TextObject, reading: Reading): void {
  for (const text of readObject(object, reading).split('\n')) reading.lines.push({ look, text });
}

/** Plain text is literal, but for emoji names where `emoji` asks for them. */
function readObject(object: TextObject, reading: Reading): string {
  if (object.type === 'plain_text' && object.emoji === false) return object.text;
  const read = readMrkdwn(object.text);
  reading.markup.push(...read.markup);
  if (object.type === 'plain_text') return read.text;
  reading.mentions.push(...read.mentions);
  reading.links.push(...read.links);
  return read.text;
}

function addRich(look: string, elements: readonly RichTextElement[], reading: Reading): void {
  const text = elements.map((element) => readRich(element, reading)).join('');
  for (const line of text.split('\n')) reading.lines.push({ look, text: line });
}

function readRich(element: RichTextElement, reading: Reading): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      reading.links.push(element.url);
      return element.text ?? element.url;
    case 'channel':
      reading.channels.push(element.channel_id);
      return `<#${element.channel_id}>`;
    case 'emoji':
      reading.markup.push('emoji');
      return `[:${element.name}:]`;
    default:
      reading.mentions.push(JSON.stringify(element));
      return `[${element.type}]`;
  }
}
