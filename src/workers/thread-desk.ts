/** A desk as it stands in a thread: what the client puts together from several threads, in parts. */
import type { AskedBrief, BriefName } from '../core/lookup/choose-answer.ts';
import type { ArticleDesk, LibraryQuestion } from '../ports/article-desk.ts';

/** What the briefs that a question may be about say to it, but for the long ones. */
export interface LikelyAsked {
  /** Likeliest first. */
  readonly asked: readonly AskedBrief[];
  /** Those that take too long to read where short answers are waited for. */
  readonly long: readonly BriefName[];
  /** Whether `asked` and `long` are all briefs there are. */
  readonly all: boolean;
  /** The question's terms, as indexTerms makes them. */
  readonly terms: readonly string[];
  /** As in LibraryAnswer. */
  readonly indexing: boolean;
}

export interface ThreadDesk extends ArticleDesk {
  /** Finds the briefs that a question may be about, and asks them. Throws as askAll does. */
  askLikely(workspace: string, question: string, how: LibraryQuestion): Promise<LikelyAsked>;
  /** Asks one brief, however long, for a question to all; null where it is gone or cannot be read. */
  askOne(workspace: string, id: string, question: string, how: LibraryQuestion): Promise<AskedBrief | null>;
  /** Indexes a few briefs that are not indexed as they are now. False: there are no more. */
  indexSome(): Promise<boolean>;
}
