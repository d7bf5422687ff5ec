/** The desk where articles are read: all heavy work on them, whichever thread does it. */
import type { ArticleMeta, Citation, ParagraphKind, Sentence } from '../core/article/article.ts';
import type { Brief } from '../core/brief/brief.ts';
import type { BriefingError } from '../core/errors.ts';
import type { Conversation } from '../core/lookup/answer.ts';
import type { BriefName, ChosenAnswer } from '../core/lookup/choose-answer.ts';
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

/** An article's own words, sentence by sentence, as citations refer to them; with the front matter that a person would ask for. */
export interface ArticleSentences {
  readonly title: string;
  readonly meta: ReadBrief['meta'];
  readonly paragraphs: readonly {
    readonly number: number;
    readonly kind: ParagraphKind;
    readonly sentences: readonly (Pick<Sentence, 'number' | 'start' | 'end'> & { readonly text: string })[];
  }[];
}

/** How far work on articles is that takes a while. */
export interface WorkProgress {
  /** `reading`: briefs, one by one. `taking-in`: one article, by its stages. */
  readonly doing: 'reading' | 'taking-in';
  /** From 0; as many as `total` once it is done. */
  readonly done: number;
  readonly total: number;
}

/** What the whole library says to a question. `best` is the only brief there is, where there is but one, whatever it says. */
export interface LibraryAnswer extends ChosenAnswer {
  /** How many briefs were asked. */
  readonly asked: number;
  /** Whether these were all there are; else they are those that the question's words stand in. */
  readonly all: boolean;
  /** Whether the question names nothing to look for. */
  readonly unclear: boolean;
  /** Whether none was found while some are not in the index yet. */
  readonly indexing: boolean;
  /** Briefs so long that they could not be asked in time. */
  readonly unread: readonly BriefName[];
}

export interface LibraryQuestion {
  /** What the question leans on; if it was about one brief, as fromElsewhere (core/lookup) makes it. */
  readonly conversation?: Conversation | null;
  /** Id of the brief that answers where it does so about as well as another; null: none. */
  readonly preferred?: string | null;
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
  /** Throws as {@link read} does. */
  sentences(workspace: string, id: string): Promise<ArticleSentences>;
  /** Throws as {@link read} does, and `question-empty`. */
  ask(workspace: string, id: string, question: string, conversation: Conversation | null): Promise<Turn>;
  /**
   * Asks the briefs that the question may be about. Throws BriefingError `question-empty`; `brief-unknown` where there is no
   * brief; `library-unavailable` where the store cannot be reached.
   */
  askAll(workspace: string, question: string, how?: LibraryQuestion): Promise<LibraryAnswer>;
  /** How many briefs there are, `most` at most. */
  count(workspace: string, most: number): Promise<number>;
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
