/** Where articles come from. */

/** An article's text before the core has read it. */
export interface ArticleText {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  /** What a person would call it in a message: the path they typed, or the file's name. */
  readonly name: string;
  /** The decoded text, a byte-order mark included. */
  readonly source: string;
  readonly format: 'text' | 'markdown';
}

/** Reads one article by the reference a person gave (a path, later an address). */
export interface ArticleSource {
  /** Throws BriefingError `article-missing`, `-is-folder`, `-binary`, `-too-large`, `-unreadable` or `-is-address`. */
  read(reference: string): Promise<ArticleText>;
}

/** The briefs that an editor keeps: known by id, in the order of their ids. */
export interface BriefLibrary {
  ids(): Promise<readonly string[]>;
  /** Throws as {@link ArticleSource.read} does. `id` is one of `ids()`. */
  read(id: string): Promise<ArticleText>;
}
