/** A brief, or some of its cards, as a reply. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Brief, Card } from '../../core/brief/brief.ts';
import type { ReadBrief } from '../../ports/article-desk.ts';
import { actionId } from '../action-id.ts';
import type { Action, Line, Part, Reply } from '../reply.ts';
import { cardSections, sourceSection } from './card-sections.ts';
import { dim, line, link, plain, reply, section, strong } from './parts.ts';

/** Stands for all cards wherever a theme is chosen. */
export const allCards = 'all';

/** The card that opens a brief. */
const openingCard = 'glance';

export interface CardChoice {
  /** Id of a card that the brief has, {@link allCards}, or null for the one that opens it. */
  readonly theme: string | null;
  readonly audience: Reply['audience'];
  readonly replaces: boolean;
}

/** The chosen card or cards, and the ways on from there. */
export function briefReply(read: ReadBrief, { theme, audience, replaces }: CardChoice): Reply {
  const { brief } = read;
  const title = repairText(brief.article.title);
  const cards = chooseCards(brief.cards, theme);
  const { sections, shown } = cardSections(cards);
  const [card] = cards;
  const shownTheme = theme === allCards ? allCards : (card?.id ?? openingCard);
  const summary = card && theme !== null && theme !== allCards ? `${card.theme.label}: ${title}` : title;
  return reply(summary, [section(`📄 ${title}`, aboutLines(read)), ...sections], {
    audience,
    replaces,
    actions: cardActions(read, shownTheme, audience),
    topic: { brief: brief.article.id, conversation: null, shown },
  });
}

function chooseCards(cards: readonly Card[], theme: string | null): readonly Card[] {
  if (theme === allCards) return cards;
  const wanted = cards.find(({ id }) => id === (theme ?? openingCard)) ?? cards[0];
  return wanted ? [wanted] : [];
}

function aboutLines({ brief, meta }: ReadBrief): Line[] {
  const { paragraphs, sentences } = brief.article;
  const size = `${count(paragraphs, 'paragraph')}, ${count(sentences, 'sentence')}`;
  const facts = [meta.source, meta.date, size].filter((fact) => fact !== undefined);
  const parts: Part[] = [dim(facts.map(repairText).join(' · '))];
  if (meta.url !== undefined) parts.push(plain(' '), link(meta.url));
  return [line('none', ...parts)];
}

function cardActions({ brief }: ReadBrief, theme: string, audience: Reply['audience']): Action[] {
  const { id } = brief.article;
  return [
    cardMenu(brief, 'Show another card'),
    askButton(id),
    {
      kind: 'button',
      id: actionId({ verb: 'sources', brief: id, theme }),
      label: 'Sources',
      tone: 'secondary',
    },
    ...(audience === 'private'
      ? [
          {
            kind: 'button',
            id: actionId({ verb: 'post', brief: id, theme }),
            label: 'Share to channel',
            tone: 'secondary',
          } as const,
        ]
      : []),
  ];
}

/** A menu of all cards of a brief. */
export function cardMenu({ article, cards }: Brief, placeholder: string): Action {
  const choices = cards.map((card) => ({
    value: card.id,
    label: card.theme.label,
    emoji: card.theme.emoji,
  }));
  const all = { value: allCards, label: `All ${cards.length} cards`, emoji: '🗂️' };
  return {
    kind: 'menu',
    id: actionId({ verb: 'theme', brief: article.id }),
    placeholder,
    choices: [...choices, all],
  };
}

export function askButton(brief: string): Action {
  return {
    kind: 'button',
    id: actionId({ verb: 'ask', brief, audience: 'private' }),
    label: 'Ask',
    tone: 'primary',
  };
}

/** A theme that this brief says too little about, and what it has instead. */
export function noCardReply(read: ReadBrief, label: string, replaces: boolean): Reply {
  const others = read.brief.cards.map((card) => card.theme.label).join(', ');
  return reply(
    `No card on ${label}`,
    [
      section(`No card on ${label}`, [
        line(
          'none',
          `“${repairText(read.brief.article.title)}” says too little about it for a card. Its cards are: ${others}.`,
        ),
      ]),
    ],
    { replaces, actions: cardActions(read, openingCard, 'private').slice(0, 2) },
  );
}

/** The quotations behind one card or all, with their places in the article. */
export function sourcesReply(read: ReadBrief, theme: string): Reply {
  const { brief, meta } = read;
  const { sections, shown } = sourceSection(brief, chooseCards(brief.cards, theme));
  const address = meta.url === undefined ? [] : [section(null, [line('none', link(meta.url))])];
  return reply(`Sources: ${repairText(brief.article.title)}`, [...sections, ...address], {
    actions: [askButton(brief.article.id)],
    topic: { brief: brief.article.id, conversation: null, shown },
  });
}

/** After an article has been taken in. */
export function addedReply(read: ReadBrief): Reply {
  const { id, title } = read.brief.article;
  const card = briefReply(read, { theme: null, audience: 'private', replaces: false });
  const told = line('none', strong(repairText(title)), ` is now the brief ${id} of this workspace.`);
  return { ...card, sections: [section('Added', [told]), ...card.sections.slice(1)] };
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
