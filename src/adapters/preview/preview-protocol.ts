/** What the page and its server say to each other. Types only: the page is bundled for browsers. */

import type { CommandSpec } from '../../commands/command-spec.ts';
import type { Form } from '../../commands/form.ts';
import type { LimitUse } from '../../commands/platform-view.ts';
import type { Action, Section } from '../../commands/reply.ts';
import type { Suggestion } from '../../commands/request.ts';
import type { Brief } from '../../core/brief/brief.ts';
import type { ArticleSentences, BriefSummary, WorkProgress } from '../../ports/article-desk.ts';

/** Somebody whom the person before the page can be. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mayManage: boolean;
}

/** `start`: a person's own start page; `direct`: their direct messages with Briefwire. */
export type ChannelKind = 'channel' | 'direct' | 'start';

export interface PreviewChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
}

/** A reply with every text made visible and every link checked: the page shows it as it is. */
export interface PreviewContent {
  readonly sections: readonly Section[];
  readonly actions: readonly Action[];
  /** The brief that its citations are of, null where they are of none or of several. */
  readonly brief: string | null;
}

export interface PreviewMessage {
  readonly id: string;
  readonly channel: string;
  /** Id of the message whose thread it stands in. */
  readonly thread: string | null;
  /** Id of a person, or `briefwire`. */
  readonly author: string;
  /** The one person who sees it; null: everyone. */
  readonly onlyFor: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** How often it was changed. */
  readonly edits: number;
  /** What a person wrote; null for what Briefwire says. */
  readonly text: string | null;
  /** What a person did that this answers, as they would say it: `/brief list`. */
  readonly did: string | null;
  readonly content: PreviewContent | null;
}

/** Something that takes a while. */
export interface WorkItem {
  readonly id: number;
  readonly channel: string;
  readonly thread: string | null;
  /** `/brief show bridge`. */
  readonly what: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A file of an editor's that is not used as it is now. */
export interface EditorProblem {
  readonly file: string;
  readonly sentence: string;
}

export interface EditorState {
  /** Whether files are watched. */
  readonly watching: boolean;
  readonly problems: readonly EditorProblem[];
  /** Counts up whenever briefs or settings have changed. */
  readonly version: number;
}

/** The events of the stream, by name. */
export interface StreamEvents {
  readonly messages: readonly PreviewMessage[];
  readonly work: readonly WorkItem[];
  readonly progress: WorkProgress | null;
  readonly editor: EditorState;
}

export interface StartInfo {
  readonly people: readonly Person[];
  readonly channels: readonly PreviewChannel[];
  readonly specs: readonly CommandSpec[];
  /** Names of the platforms that it can show messages as. */
  readonly views: readonly string[];
  /** Bytes. */
  readonly longestFile: number;
}

/** Where and by whom something is done; `event` is made by the page and unique, so that a repeated request counts once. */
export interface Doing {
  readonly as: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly event: string;
}

export interface SayRequest extends Doing {
  readonly text: string;
  /** As given by an upload; for commands that take a file. */
  readonly file?: string | undefined;
}

export interface PressRequest extends Doing {
  readonly message: string;
  readonly action: string;
  readonly choice: string | null;
}

export interface FormRequestBody extends Doing {
  readonly form: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: string | undefined;
}

/** `form`: what opens instead of an answer. */
export interface DoneResponse {
  readonly form: Form | null;
}

export interface SuggestRequestBody extends Doing {
  readonly command: string;
  readonly subcommand: string | null;
  readonly option: string;
  readonly typed: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface SuggestResponse {
  readonly suggestions: readonly Suggestion[];
}

export interface UploadResponse {
  readonly file: string;
}

/** One of many files: what came of it, without a message in the channel. */
export interface AddResponse {
  /** Id of the brief that was made; null where none was. */
  readonly brief: string | null;
  readonly said: string;
}

export interface ShownMessage {
  readonly platform: string;
  readonly payloads: readonly { readonly payload: unknown; readonly limits: readonly LimitUse[] }[];
}

export interface BriefsResponse {
  readonly briefs: readonly BriefSummary[];
  readonly problems: readonly string[];
}

export interface BriefResponse {
  readonly brief: Brief;
  readonly article: ArticleSentences;
}

/** What every route answers that cannot do what was asked. */
export interface ErrorResponse {
  readonly error: string;
}
