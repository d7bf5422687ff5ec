/** What an article is once it has been taken in: its text, its paragraphs and sentences, and where each stands. */

/** A half-open range [start, end) of UTF-16 offsets into an article's `source`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One sentence. `article.source.slice(start, end)` is its text, as it stands in the file. */
export interface Sentence extends Span {
  /** Counts from 1 over the article. */
  readonly paragraph: number;
  /** Counts from 1 within its paragraph. */
  readonly number: number;
}

/** What a paragraph is in its source; headings are never quoted as points but say what follows them. */
export type ParagraphKind = 'prose' | 'heading' | 'item' | 'quotation';

/** One paragraph: a run of sentences. Paragraphs are numbered from 1. */
export interface Paragraph extends Span {
  readonly number: number;
  readonly kind: ParagraphKind;
  readonly sentences: readonly Sentence[];
}

/** What the front matter of an article may say of it. */
export interface ArticleMeta {
  readonly title?: string;
  /** ISO 8601 calendar date (YYYY-MM-DD) of publication; relative dates are resolved against it. */
  readonly date?: string;
  /** Who published it. */
  readonly source?: string;
  readonly url?: string;
  /** BCP 47 language tag. */
  readonly language?: string;
  /** Other names under which a reader may ask for something the article names: alias → name in the article. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Ids of themes the editor wants on cards even where the article speaks of them only weakly. */
  readonly themes: readonly string[];
}

/** An article as the core knows it. Same text and id, same article. */
export interface Article {
  /** Lower-case words joined by hyphens: a shipped brief's id, or made from the file's name. */
  readonly id: string;
  /** From the front matter, else the first heading, else the beginning of the first sentence. */
  readonly title: string;
  readonly meta: ArticleMeta;
  /** The decoded file, byte-order mark and front matter included: the text that all offsets refer to. */
  readonly source: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Where a quotation stands. `source.slice(start, end) === quote`, always. */
export interface Citation extends Span {
  readonly paragraph: number;
  readonly sentence: number;
  readonly quote: string;
}
