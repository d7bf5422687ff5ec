/** Lines of a reply as rich text: literal by construction, packed into blocks without loss. */
import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Line, Part, PartStyle } from '../../commands/reply.ts';
import { cutIndex } from '../../core/text/cut-text.ts';
import { isPlainAddress, visibleText } from '../../core/text/visible-text.ts';
import { slackLimits } from './slack-limits.ts';

/** JSON that a block may come to: twice its text, should every character need escaping, and something for its containers. */
const blockJson = 2 * slackLimits.blockText + 500;
/** JSON of the containers that one line needs. */
const lineJson = 120;
/** Room under which it is not worth beginning a line that must be cut anyway. */
const leastRoom = 500;

type Look = 'text' | 'bullet' | 'quote';

interface Piece {
  readonly look: Look;
  readonly parts: readonly Part[];
}

const styles: { readonly [S in PartStyle]: { bold?: true; italic?: true; code?: true } | undefined } = {
  plain: undefined,
  strong: { bold: true },
  dim: { italic: true },
  code: { code: true },
  link: undefined,
  channel: undefined,
};

/** Public and private channels; what Slack could not show as one stays text. */
const channelId = /^[CG][A-Z0-9]{1,30}$/;
/** It has no name. */
const directMessageId = /^D[A-Z0-9]{1,30}$/;

/** The blocks that show `lines`, each within {@link slackLimits.blockText}. */
export function richTextBlocks(lines: readonly Line[]): RichTextBlock[] {
  const blocks: BlockRoom[] = [];
  for (const piece of lines.map(pieceOf)) {
    let rest: Piece | null = piece.parts.some(({ text }) => text.trim() !== '') ? piece : null;
    while (rest) {
      const fitting = blocks.at(-1);
      const room: BlockRoom =
        fitting && (fitsWhole(fitting, rest) || mustBeCut(rest, fitting)) ? fitting : emptyRoom();
      if (room !== fitting) blocks.push(room);
      rest = addTo(room, rest);
    }
  }
  return blocks.map(({ elements }) => ({ type: 'rich_text', elements }));
}

function pieceOf({ mark, parts }: Line): Piece {
  const number = typeof mark === 'object' ? [{ text: `${mark.number}. `, style: 'plain' } as const] : [];
  return {
    look: mark === 'bullet' || mark === 'quote' ? mark : 'text',
    parts: [...number, ...parts].map(cleanPart).filter(({ text }) => text !== ''),
  };
}

function cleanPart({ text, style }: Part): Part {
  const clean = visibleText(text);
  if (style === 'channel' && directMessageId.test(clean)) return { text: 'a direct message', style: 'plain' };
  return { text: clean, style: canBe(style, clean) ? style : 'plain' };
}

function canBe(style: PartStyle, text: string): boolean {
  if (style === 'link') return isPlainAddress(text);
  return style !== 'channel' || channelId.test(text);
}

/** Whether it is shown as one, and never cut. */
function isWhole(style: PartStyle): boolean {
  return style === 'link' || style === 'channel';
}

interface BlockRoom {
  readonly elements: RichTextBlock['elements'];
  text: number;
  json: number;
}

function emptyRoom(): BlockRoom {
  return { elements: [], text: 0, json: 0 };
}

/** Whether no block holds it whole, so that it may as well begin here. */
function mustBeCut(piece: Piece, room: BlockRoom): boolean {
  return !fitsWhole(emptyRoom(), piece) && fittingLength(room, piece.parts) >= leastRoom;
}

function fitsWhole(room: BlockRoom, { parts }: Piece): boolean {
  return fittingLength(room, parts) === lengthOf(parts);
}

/** How much of `parts` fits, wherever that cuts them. */
function fittingLength(room: BlockRoom, parts: readonly Part[]): number {
  // The line break in front counts as well.
  let text = slackLimits.blockText - room.text - 1;
  let json = blockJson - room.json - lineJson;
  let length = 0;
  for (const part of parts) {
    const container = jsonLength({ ...part, text: '' });
    const whole = jsonLength(part);
    if (part.text.length <= text && whole <= json) {
      text -= part.text.length;
      json -= whole;
      length += part.text.length;
      continue;
    }
    // A character may take two in JSON, a lone one of a pair six: it is never cut there.
    const some = Math.min(text, Math.floor((json - container) / 2));
    return isWhole(part.style) || some < 2 ? length : length + some;
  }
  return length;
}

/** Adds what fits and gives back the rest. */
function addTo(room: BlockRoom, { look, parts }: Piece): Piece | null {
  // At least two, so that it always goes on.
  const most = Math.max(fittingLength(room, parts), 2);
  const all = parts.map(({ text }) => text).join('');
  const [taken, rest] = divide(parts, outsideWhole(parts, cutIndex(all, most)));
  addLine(room, look, taken);
  // Half a bullet point under a bullet of its own would look like another point.
  return rest.length > 0 ? { look: look === 'bullet' ? 'text' : look, parts: rest } : null;
}

/** A cut inside an address or a channel moves in front of it. */
function outsideWhole(parts: readonly Part[], cut: number): number {
  let start = 0;
  for (const { text, style } of parts) {
    const end = start + text.length;
    if (isWhole(style) && start > 0 && start < cut && cut < end) return start;
    start = end;
  }
  return cut;
}

function divide(parts: readonly Part[], cut: number): [Part[], Part[]] {
  const [before, after]: [Part[], Part[]] = [[], []];
  let start = 0;
  for (const { text, style } of parts) {
    const at = Math.min(Math.max(cut - start, 0), text.length);
    if (at > 0) before.push({ text: text.slice(0, at), style });
    if (at < text.length) after.push({ text: text.slice(at), style });
    start += text.length;
  }
  return [before, after];
}

function addLine(room: BlockRoom, look: Look, parts: readonly Part[]): void {
  const elements = parts.map(elementOf);
  const section: RichTextSection = { type: 'rich_text_section', elements };
  const last = room.elements.at(-1);
  if (look === 'quote') room.elements.push({ type: 'rich_text_quote', elements });
  else if (look === 'bullet' && last?.type === 'rich_text_list') last.elements.push(section);
  else if (look === 'bullet')
    room.elements.push({ type: 'rich_text_list', style: 'bullet', elements: [section] });
  else if (last?.type === 'rich_text_section') last.elements.push({ type: 'text', text: '\n' }, ...elements);
  else room.elements.push(section);
  room.text += lengthOf(parts) + 1;
  room.json += lineJson + parts.reduce((sum, part) => sum + jsonLength(part), 0);
}

function elementOf({ text, style }: Part): RichTextElement {
  if (style === 'link') return { type: 'link', url: text, text };
  if (style === 'channel') return { type: 'channel', channel_id: text };
  const look = styles[style];
  return look ? { type: 'text', text, style: look } : { type: 'text', text };
}

function jsonLength(part: Part): number {
  return JSON.stringify(elementOf(part)).length + 1;
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0);
}
