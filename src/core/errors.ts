/**
 * Every error a person can cause or meet, as data. An error is made where the fact is known and says nothing
 * in words; commands/messages.ts holds the one sentence for each code.
 */
import type { ClockProblem } from './digest/clock-problem.ts';

/** What is known of each, by its code. */
export interface BriefingFacts {
  /** Neither a file nor a shipped brief; `briefs` are the ids there are. */
  'article-missing': { path: string; near: string | null; briefs: readonly string[] };
  'article-is-folder': { path: string };
  /** A web address where a path belongs. */
  'article-is-address': { address: string };
  /** The bytes are not UTF-8 text. */
  'article-binary': { source: string };
  'article-empty': { source: string };
  'article-too-large': { source: string; bytes: number; limit: number };
  /** The file system refused; `problem` is its code, such as EACCES. */
  'article-unreadable': { source: string; problem: string };
  /** Front matter that is not YAML, or does not fit its schema. `line` counts from 1 in the file. */
  'front-matter-invalid': {
    source: string;
    problems: readonly { line: number; key: string | null; problem: string }[];
  };
  'theme-unknown': { asked: string; known: readonly string[]; near: string | null };
  'question-empty': Record<string, never>;
  'config-invalid': {
    file: string;
    problems: readonly { path: string; line: number | null; problem: string }[];
  };
  'config-unreadable': { file: string; problem: string };
  'command-unknown': { asked: string; known: readonly string[]; near: string | null };
  /** A slash command in a chat that is none of Briefwire's. */
  'slash-unknown': { asked: string; known: readonly string[]; near: string | null };
  /** A line at the prompt that begins with / and names nothing the prompt can do. */
  'prompt-unknown': { asked: string; known: readonly string[]; near: string | null };
  'flag-unknown': { command: string; asked: string; near: string | null };
  'flag-value': { command: string; flag: string; needs: string };
  'argument-missing': { command: string; argument: string; example: string };
  'argument-extra': { command: string; argument: string };

  /** Neither a shipped brief nor one of the workspace's own. */
  'brief-unknown': { asked: string; known: readonly string[]; near: string | null };
  /** The same text is a brief of the workspace already. */
  'brief-there': { id: string; title: string };
  /** A shipped brief is everyone's and cannot be removed from a workspace. */
  'brief-shipped': { id: string };
  'subcommand-unknown': {
    command: string;
    asked: string | null;
    known: readonly string[];
    near: string | null;
  };
  /** `example` is what to type, slash included. */
  'option-missing': { command: string; option: string; example: string };
  'option-unknown': { command: string; asked: string; near: string | null };
  /** "more on 9" where nothing was shown under 9; `shown` are the numbers that were. */
  'point-unknown': { asked: string; shown: readonly number[] };
  /** The person may not change what the workspace keeps. `platform` as in Origin.platform. */
  'permission-needed': { platform: string };
  /** A button or form whose question is no longer kept, or that an older version made. */
  'action-expired': Record<string, never>;
  'already-shared': Record<string, never>;
  /** The briefs cannot be searched, since the database cannot be used; `problem` as below. `shipped`: ids of those that need none. */
  'library-unavailable': { problem: string; shipped: readonly string[] };
  /** The database cannot be used; `problem` is a clause. `opening`: what says which one, where it cannot even be opened. */
  'store-unavailable': { problem: string; opening?: 'DATABASE_URL' | 'store.file'; file?: string };

  /** `problem`: what is wrong with it, as a clause; `asked` as typed. */
  'schedule-invalid': { asked: string; problem: string };
  /** Two firings closer together than allowed; both in minutes. */
  'schedule-too-often': { asked: string; apart: number; least: number };
  'time-zone-unknown': { asked: string; near: string | null };
  /** No subscription of this id in the workspace; `known` are those there are. */
  'digest-unknown': { asked: string; known: readonly string[] };
  /** The channel has no subscription. */
  'digest-none': Record<string, never>;
  /** The channel has several and the person did not say which. */
  'digest-ambiguous': { command: string; known: readonly string[] };
  /** It stands in config/briefwire.yaml, so that only an operator can remove it. */
  'digest-configured': { id: string };
  'digests-too-many': { limit: number };
  /** What one workspace keeps is not posted in another's channel. `workspace` as in Origin. */
  'channel-elsewhere': { channel: string; workspace: string };
  /** `unseen`: a channel that does not exist, or that the bot cannot see. `kind`: one that takes no messages, such as a forum. */
  'channel-gone': { platform: string; channel: string; reason: 'unseen' | 'kind' };
  /** The platform does not take a message as it is; `problem` in its own words. */
  'post-rejected': { platform: string; problem: string };
  /**
   * Looking for a post of which nobody knew whether it was accepted did not tell; `problem`: why not, or by how much the
   * clock of the store is ahead of the platform's.
   */
  'post-unclear': { platform: string; problem: string | ClockProblem };
  /** DATABASE_URL is set, so there is no file to copy. */
  'backup-elsewhere': Record<string, never>;
  /** `mend`: what helps. `other-path`: it is taken. `wait`: another backup, or a lock. */
  'backup-failed': {
    file: string;
    problem: string;
    mend: 'other-path' | 'folder' | 'database' | 'restore' | 'wait' | 'space' | 'rights';
  };

  'platform-unknown': { asked: string; known: readonly string[]; near: string | null };
  /** No platform has a token. */
  'no-token': Record<string, never>;
  /** `variable`: the name of the environment variable, never its value. */
  'token-missing': { platform: string; variable: string };
  'token-invalid': { platform: string; variable: string };
  'scope-missing': { platform: string; scopes: readonly string[] };
  /** A privileged gateway intent that is not switched on in Discord's developer portal. */
  'intent-disallowed': { intent: string };
  /** The bot lacks a permission (Discord) or membership (Slack) in a channel. */
  'permission-missing': { platform: string; channel: string; permissions: readonly string[] };
  /** Every port from `first` to `last` is in use. */
  'ports-taken': { first: number; last: number };
  'platform-unreachable': { platform: string; address: string; problem: string };
}

export type BriefingErrorCode = keyof BriefingFacts;

/** An error with a `code`, the `facts` behind it and, where another error led to it, its `cause`. */
export class BriefingError<C extends BriefingErrorCode = BriefingErrorCode> extends Error {
  readonly code: C;
  readonly facts: BriefingFacts[C];

  constructor(code: C, facts: BriefingFacts[C], options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'BriefingError';
    this.code = code;
    this.facts = facts;
  }
}
