/** A brief narrowed to the theme that somebody asked for. */
import type { Brief } from '../core/brief/brief.ts';
import { findTheme } from '../core/theme/find-theme.ts';
import type { Taxonomy } from '../core/theme/theme.ts';

export interface SelectedCards {
  /** The brief with at most the one card. */
  readonly shown: Brief;
  /** What to tell the reader when the theme is known but the article has no card of it, else null. */
  readonly remark: string | null;
}

/** `asked`: id, label or alias of a configured theme or of one found in this article. Throws `theme-unknown`. */
export function selectCards(brief: Brief, taxonomy: Taxonomy, asked: string): SelectedCards {
  const found = brief.cards.map((card) => card.theme).filter((theme) => theme.kind === 'found');
  const theme = findTheme([...Object.values(taxonomy.facets), ...taxonomy.topics, ...found], asked);
  const cards = brief.cards.filter((card) => card.id === theme.id);
  const others = brief.cards.map((card) => card.theme.label).join(', ');
  const remark =
    cards.length > 0
      ? null
      : `The article says too little about ${theme.label} for a card. Its cards are: ${others}.`;
  return { shown: { ...brief, cards }, remark };
}
