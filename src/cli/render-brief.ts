/** Cards as a person reads them in a terminal. */
import { pointLabel } from '../commands/say/point-label.ts';
import type { Citation } from '../core/article/article.ts';
import type { Brief, Card, Point } from '../core/brief/brief.ts';
import { hexStyle, type Paint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

/** How wide and in what colours to write. */
export interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

/** Lines longer than this tire the reader, however wide the terminal. */
const readableColumns = 100;

/** The brief's title and all its cards. */
export function renderBrief(brief: Brief, page: Page): string {
  const { title, paragraphs, sentences } = brief.article;
  const size = `${count(paragraphs, 'paragraph')}, ${count(sentences, 'sentence')}`;
  const head = `${wrap(page.paint('bold', plain(title)), page, '')}\n${page.paint('dim', size)}`;
  return `${[head, ...brief.cards.map((card) => renderCard(card, page))].join('\n\n')}\n`;
}

/** A card: its heading, its points with their citations, and how many more there are. */
export function renderCard(card: Card, page: Page): string {
  const heading = page.paint('bold', page.paint(hexStyle(card.theme.colour), plain(card.theme.label)));
  const lines = card.points.map((point) => renderPoint(point, page));
  const more = card.more > 0 ? [page.paint('dim', `  … and ${card.more} more`)] : [];
  return [`${card.theme.emoji} ${heading}`, ...lines, ...more].join('\n');
}

/** A point: what its card puts first (date, figure, speaker, name), the quotation, the citation. */
function renderPoint(point: Point, page: Page): string {
  const label = pointLabel(point);
  const head = label === null ? '' : `${page.paint('bold', plain(label))} — `;
  return wrap(`${head}${plain(point.text)} ${renderCitation(point.citation, page)}`, page, '  • ');
}

/** `[4.2]`: paragraph 4, its second sentence. */
export function renderCitation({ paragraph, sentence }: Citation, { paint }: Page): string {
  return paint('dim', `[${paragraph}.${sentence}]`);
}

/** Wraps `text` behind `lead`; further lines stand under the first one's text. */
export function wrap(text: string, { columns }: Page, lead: string): string {
  const width = Math.max(20, Math.min(columns, readableColumns) - lead.length);
  return lead + wrapText(text, width).join(`\n${' '.repeat(lead.length)}`);
}

/** Text from an article or a question must not steer the terminal. */
export function plain(text: string): string {
  return text.replace(/(?:(?!\u200d(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\u2028\u2029])+/gu, ' ');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
