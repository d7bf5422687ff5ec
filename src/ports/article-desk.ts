/** The desk where articles are read: all heavy work on them, whichever thread does it. */
import type { ArticleMeta, Citation } from '../core/article/article.ts';
import type { Brief } from '../core/brief/brief.ts';
import type { BriefingError } from '../core/errors.ts';
import type { Conversation } from '../core/lookup/answer.ts';
import type { Turn } from '../core/lookup/create-lookup.ts';
import type { ArticleText } from './article-source.ts';

export interface BriefSummary {
  readonly id: string;
  readonly title: string;
  /** Whether it came with Briefwire rather than from this workspace. */
  readonly shipped: boolean;
  /**
   * When it was added here or, if shipped, first seen with this text: milliseconds since the epoch by the clock of the
   * store. Null where the store could be read but not say so, as on a full disk.
   */
  readonly appearedAt: number | null;
}

/** A brief and what its front matter says of it. */
export interface ReadBrief {
  readonly brief: Brief;
  readonly meta: Pick<ArticleMeta, 'date' | 'source' | 'url'>;
}

/** `workspace` as in Origin.workspace: its own articles and the shipped ones can be reached, no others. */
export interface ArticleDesk {
  /** Shipped ones first, by id; `problems`: those that cannot be read; `undated`: why it is not known when some appeared. */
  list(workspace: string): Promise<{
    readonly briefs: readonly BriefSummary[];
    readonly problems: readonly BriefingError[];
    readonly undated?: BriefingError;
  }>;
  /** Throws BriefingError `brief-unknown`, or what reading it throws. */
  read(workspace: string, id: string): Promise<ReadBrief>;
  /** Throws as {@link read} does, and `question-empty`. */
  ask(workspace: string, id: string, question: string, conversation: Conversation | null): Promise<Turn>;
  /** The sentence at a place, those around it in its paragraph, and those elsewhere that speak of the same; [] where there is none. */
  expand(
    workspace: string,
    id: string,
    place: { readonly paragraph: number; readonly sentence: number },
  ): Promise<readonly Citation[]>;
  /**
   * Takes in an article under a free id made from its title, and keeps it. Throws BriefingError `article-empty`,
   * `article-too-large` or `front-matter-invalid`.
   */
  takeIn(workspace: string, text: ArticleText, addedBy: string): Promise<ReadBrief>;
  /** Throws BriefingError `brief-unknown`, or `brief-shipped` for one that is everyone's. */
  remove(workspace: string, id: string): Promise<void>;
  close(): Promise<void>;
}
