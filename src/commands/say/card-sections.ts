/** Cards as sections of a reply, their points numbered through so that people can refer to them. */
import type { Citation } from '../../core/article/article.ts';
import { repairText } from '../../core/article/repair-text.ts';
import type { Brief, Card, Point } from '../../core/brief/brief.ts';
import { cutIndex } from '../../core/text/cut-text.ts';
import type { KeptPoint } from '../../ports/store.ts';
import type { Line, LineMark, Part, Section } from '../reply.ts';
import { code, dim, line, plain, section, strong } from './parts.ts';
import { pointLabel } from './point-label.ts';

/** Sections, and which sentence stands under which number in them. */
export interface Numbered {
  readonly sections: readonly Section[];
  readonly shown: readonly KeptPoint[];
}

/** Where cards are shown in part: at most `most` points each, and how to see the others of the brief. */
export interface Excerpt {
  /** Id of the brief. */
  readonly brief: string;
  readonly most: number;
}

/** One section a card; numbers count from 1 over all of them. `excerpt`: null shows all points that the cards have. */
export function cardSections(cards: readonly Card[], excerpt: Excerpt | null = null): Numbered {
  const shown: KeptPoint[] = [];
  const sections = cards.map((card) => {
    const lines = card.points.slice(0, excerpt?.most).map((point) => {
      const number = shown.length + 1;
      shown.push(kept(number, point.citation));
      return pointLine({ number }, point);
    });
    return section(headingOf(card), [...lines, ...restLine(card, excerpt)], card.theme.colour);
  });
  return { sections, shown };
}

/** A card among cards of other briefs: nobody could tell of which brief a number is, so its points have none. */
export function excerptSection(card: Card, title: string, excerpt: Excerpt): Section {
  const lines = card.points.slice(0, excerpt.most).map((point) => pointLine('bullet', point));
  return section(`${headingOf(card)} — ${title}`, [...lines, ...restLine(card, excerpt)], card.theme.colour);
}

function headingOf({ theme }: Card): string {
  return `${theme.emoji} ${theme.label}`;
}

function pointLine(mark: LineMark, point: Point): Line {
  const label = pointLabelPart(point);
  return line(mark, ...label, ...readable(point.text, ' '), citing(cite(point.citation), point.citation));
}

/** What the card has and an excerpt leaves out, with the command that shows it; else what the card itself leaves out. */
function restLine({ id, points, more }: Card, excerpt: Excerpt | null): Line[] {
  const left = excerpt === null ? 0 : points.length - excerpt.most;
  if (excerpt !== null && left > 0)
    return [line('none', dim(`… and ${left} more: `), code(`/brief show ${excerpt.brief} ${id}`))];
  return more > 0 ? [line('none', dim(`… and ${more} more in the article`))] : [];
}

/** The points of cards as the article has them, in its order, with the place of each. */
export function sourceSection(brief: Brief, cards: readonly Card[]): Numbered {
  const bySource = cards
    .flatMap(({ points }) => points.map(({ citation }) => citation))
    .toSorted((a, b) => a.start - b.start);
  const once = bySource.filter(({ start }, index) => bySource[index - 1]?.start !== start);
  return quotedSection(`Sources in “${repairText(brief.article.title)}”`, once);
}

/** Quotations under numbers from 1, each with its place in words. */
export function quotedSection(heading: string | null, citations: readonly Citation[]): Numbered {
  const shown = citations.map((citation, index) => kept(index + 1, citation));
  const lines = citations.map((citation, index) =>
    line(
      { number: index + 1 },
      ...readable(`“${repairText(citation.quote)}”`, ' '),
      citing(`paragraph ${citation.paragraph}, sentence ${citation.sentence}`, citation),
    ),
  );
  return { sections: [section(heading, lines)], shown };
}

/** A sentence without an end, as broken texts have them, would fill a channel. */
const longestQuotation = 2000;

/** The text and what follows it; of an endless one the beginning, and how much more there is. */
function readable(text: string, after: string): Part[] {
  if (text.length <= longestQuotation) return [plain(text + after)];
  const cut = cutIndex(text, longestQuotation);
  return [
    plain(text.slice(0, cut)),
    dim(`… (the sentence goes on for ${text.length - cut} characters)${after}`),
  ];
}

/** `[4.2]`: paragraph 4, its second sentence. */
export function cite({ paragraph, sentence }: Pick<Citation, 'paragraph' | 'sentence'>): string {
  return `[${paragraph}.${sentence}]`;
}

function citing(text: string, { paragraph, sentence }: Citation): Part {
  return { ...dim(text), cites: { paragraph, sentence } };
}

function kept(number: number, { paragraph, sentence }: Citation): KeptPoint {
  return { number, paragraph, sentence };
}

function pointLabelPart(point: Point) {
  const label = pointLabel(point);
  return label === null ? [] : [strong(label), ' — '];
}
