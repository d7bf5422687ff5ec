/** The full-text index over what a workspace can ask about: finds which briefs a question may be about. */
import type { ArticleText } from './article-source.ts';

/** What is indexed of a brief. */
export interface LibraryEntry {
  readonly id: string;
  /** Terms as indexTerms (core/text) makes them, in the order of the text. */
  readonly terms: readonly string[];
}

export interface ShippedEntry extends LibraryEntry {
  /** Another one wherever its text is another. */
  readonly version: string;
}

export interface LibraryMatch {
  readonly id: string;
  /** Whether it is the index of a shipped brief rather than of one that the workspace added. */
  readonly shipped: boolean;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** An article that was kept before there was an index. */
export interface UnindexedArticle {
  readonly workspace: string;
  readonly id: string;
  readonly text: ArticleText;
}

export interface Library {
  /**
   * The briefs of the workspace and the shipped ones that hold the rarest of `terms` (as indexTerms makes them), best first, `most` at
   * most; the newer of equals. [] where none holds any. Of the later of very many terms nothing is looked up. `isShipped`: whether there is a
   * shipped brief of an id, since the index keeps those that have been taken away; all are there unless given.
   */
  search(
    workspace: string,
    terms: readonly string[],
    most: number,
    isShipped?: (id: string) => boolean,
  ): Promise<readonly LibraryMatch[]>;
  /** Indexed versions of shipped briefs, by id. */
  shippedVersions(): Promise<ReadonlyMap<string, string>>;
  /** Indexes shipped briefs in place of those of another version. */
  putShipped(entries: readonly ShippedEntry[]): Promise<void>;
  /** Some that are kept and not yet indexed, `most` at most; [] once all are. Those that nobody indexes are named again later. */
  unindexed(most: number): Promise<readonly UnindexedArticle[]>;
  /** Indexes an article that is kept; nothing happens where it is indexed already or gone. */
  index(workspace: string, entry: LibraryEntry): Promise<void>;
}
