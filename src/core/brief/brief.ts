/** A brief: an article's themed cards. Every point on them is a quotation. */
import type { Citation } from '../article/article.ts';
import type { FigureKind } from '../entity/entity.ts';
import type { Theme } from '../theme/theme.ts';

/** A date of a timeline point. `given` is a quotation; `iso` as in {@link DateMention}. */
export interface PointDate {
  readonly given: string;
  readonly iso: string | null;
}

/** A number of a figures point. `given`, `unit` and `counts` are quotations. */
export interface PointFigure {
  readonly kind: FigureKind;
  readonly given: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly counts: string | null;
}

/** Whom a people point names; `role` as the article gives it, null where it gives none. */
export interface PointPerson {
  readonly name: string;
  readonly role: string | null;
}

/** One line on a card: a quotation repaired for display, with its citation and what its card needs beside it. */
export interface Point {
  readonly text: string;
  readonly citation: Citation;
  /** The dates in it, in order (timeline). */
  readonly dates?: readonly PointDate[];
  /** The numbers in it, in order (figures). */
  readonly figures?: readonly PointFigure[];
  readonly person?: PointPerson;
  /** Who speaks or believes, as the article names them (voices). */
  readonly speaker?: string;
}

export interface Card {
  /** Equal to `theme.id`. */
  readonly id: string;
  readonly theme: Theme;
  readonly points: readonly Point[];
  /** How many further points belong to this theme than are shown. */
  readonly more: number;
}

export interface Brief {
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly paragraphs: number;
    readonly sentences: number;
  };
  readonly cards: readonly Card[];
}
