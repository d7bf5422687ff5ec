/** A theme is what a card is about: a facet any article has, a topic of the configured taxonomy, or one found in the article. */

export type ThemeKind = 'facet' | 'topic' | 'found';

/** The ids of the facet cards; any article can have them. */
export const facetIds = ['glance', 'timeline', 'figures', 'people', 'voices', 'outlook'] as const;
export type FacetId = (typeof facetIds)[number];

/** How a theme is shown and asked for. */
export interface Theme {
  readonly id: string;
  readonly kind: ThemeKind;
  readonly label: string;
  /** Other words under which a person may ask for this theme; lower case. */
  readonly aliases: readonly string[];
  readonly emoji: string;
  /** `#rrggbb` */
  readonly colour: string;
}

/**
 * A topic with the words that mark it. A term is one or more words, matched by stem and without regard to case;
 * a term in capitals ("GDP") matches as it is written.
 */
export interface Topic extends Theme {
  readonly kind: 'topic';
  /** Words that by themselves say the sentence is about this topic. */
  readonly strong: readonly string[];
  /** Words that say so only in company. */
  readonly weak: readonly string[];
}

/** The configured taxonomy, in the order in which its cards are shown. */
export interface Taxonomy {
  readonly facets: Readonly<Record<FacetId, Theme>>;
  readonly topics: readonly Topic[];
}
