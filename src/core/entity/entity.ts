/** Names, dates and quantities as they stand in a text; cards and lookup read the same ones. */
import type { Span } from '../article/article.ts';

/** `thing`: a capitalised name of a kind that the text does not give away (a work, an event, a product). */
export type NameKind = 'person' | 'organisation' | 'place' | 'thing';

/** A proper name; white space in `text` is single. Offsets are UTF-16, into the text that was searched. */
export interface Name extends Span {
  readonly kind: NameKind;
  readonly text: string;
  /** The role or office as the text gives it beside the name ("Mayor", "director of the …"), else null. */
  readonly role: Span | null;
}

/** A date or time expression, as given, and as ISO 8601 where the text and its surroundings settle it. */
export interface DateMention extends Span {
  readonly text: string;
  /**
   * ISO 8601 day, month, year, quarter (`2023-Q3`) or interval (`2023-11-28/2023-11-29`); null where nothing settles it.
   * Sorting the part before any `/` as text sorts by time at equal precision.
   */
  readonly iso: string | null;
}

export type FigureKind = 'amount' | 'percent' | 'count' | 'measure' | 'ordinal' | 'number';

/** A quantity with its unit and what it counts ("11.8 billion" · "$" · "net outflow of foreign direct investment"). */
export interface Figure extends Span {
  readonly kind: FigureKind;
  /** The number with its unit as given: `$ 11.8 billion`. */
  readonly text: string;
  readonly value: number | null;
  /** Currency sign or code, `%`, or the word measured or counted; null for a bare number. */
  readonly unit: string | null;
  /** What is counted or measured, as the text says it; null where it does not. */
  readonly counts: Span | null;
}
