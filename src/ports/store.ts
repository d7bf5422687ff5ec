/** What Briefwire remembers. One contract (tests/contract/store), one driver a database. */
import type { Conversation } from '../core/lookup/answer.ts';
import type { ArticleText } from './article-source.ts';
import type { Deliveries } from './delivery.ts';
import type { Library } from './library.ts';
import type { Subscriptions } from './subscription.ts';

/** A Discord guild or Slack team that Briefwire has met; `id` as in Origin.workspace. */
export interface Workspace {
  readonly id: string;
  readonly name: string | null;
}

export interface KeptWorkspace extends Workspace {
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
}

/** A sentence shown under a number. */
export interface KeptPoint {
  readonly number: number;
  readonly paragraph: number;
  readonly sentence: number;
}

/** What was said in one place, for questions that lean on it. */
export interface KeptConversation {
  readonly brief: string;
  readonly conversation: Conversation | null;
  readonly shown: readonly KeptPoint[];
}

/** A question put to a brief, so that a button can repeat it: the same question gives the same answer. */
export interface Exchange {
  /** Null where the person has yet to choose. */
  readonly brief: string | null;
  readonly question: string;
  /** What the question leaned on. */
  readonly conversation: Conversation | null;
  /** Whether the answer has been posted for everyone. */
  readonly shared: boolean;
}

export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  /** When it was added, in milliseconds since the epoch by the clock of the store; 0 for what was kept before that was noted. */
  readonly addedAt: number;
}

export interface KeptArticle extends Omit<ArticleSummary, 'addedAt'> {
  readonly text: ArticleText;
  /** User id on its platform. */
  readonly addedBy: string;
}

export interface NewArticle extends KeptArticle {
  /** Of its whole text, the title included, as indexTerms (core/text) makes them. */
  readonly terms: readonly string[];
}

/** A shipped brief as it is now. */
export interface BriefVersion {
  readonly id: string;
  /** Another one wherever its text is another. */
  readonly version: string;
}

/**
 * Every method rejects with BriefingError `store-unavailable` where the database cannot be used. Times to keep are in
 * milliseconds from now, by the clock of the store (the database's own where several machines share it). What has
 * expired is never returned, whether purged yet or not. What is read for a person is read of one workspace, which is named. What people wrote comes back
 * character by character; ids, places, holders and briefs are well-formed text without NUL.
 */
export interface Store {
  readonly workspaces: {
    /** Adds it, or takes over its new name; null leaves the one it has. */
    remember(workspace: Workspace): Promise<void>;
    find(id: string): Promise<KeptWorkspace | null>;
    /** Ids of those of a platform (`discord`) that Briefwire has not been removed from. */
    present(platform: string): Promise<readonly string[]>;
    /** Briefwire was removed from it: {@link Store.purge} deletes all of it after `keepMs`, unless it is remembered again. */
    leave(id: string, keepMs: number): Promise<void>;
    /** Deletes all that is kept of it, at once. */
    forget(id: string): Promise<void>;
  };
  /** Which brief a place (a thread, a channel, a person in a channel) is about. */
  readonly places: {
    setBrief(workspace: string, place: string, brief: string): Promise<void>;
    /** The brief that was set last in any of `places`, or null. */
    briefOf(workspace: string, places: readonly string[]): Promise<string | null>;
  };
  readonly conversations: {
    put(workspace: string, place: string, conversation: KeptConversation, keepMs: number): Promise<void>;
    get(workspace: string, place: string): Promise<KeptConversation | null>;
  };
  readonly exchanges: {
    put(workspace: string, id: string, exchange: Exchange, keepMs: number): Promise<void>;
    get(workspace: string, id: string): Promise<Exchange | null>;
  };
  readonly seen: {
    /** True for exactly one caller within `keepMs`, over all copies. */
    claim(id: string, keepMs: number): Promise<boolean>;
  };
  readonly leases: {
    /** Takes a free or lapsed lease, or renews one's own; false where another holds it. */
    acquire(name: string, holder: string, keepMs: number): Promise<boolean>;
    /** Frees it if `holder` has it. */
    release(name: string, holder: string): Promise<void>;
  };
  readonly articles: {
    /** Keeps and indexes it. False where the workspace has an article of this id: nothing is written. */
    add(workspace: string, article: NewArticle): Promise<boolean>;
    get(workspace: string, id: string): Promise<KeptArticle | null>;
    /** By id. */
    list(workspace: string): Promise<readonly ArticleSummary[]>;
    /** Ids of some, `most` at most: all where it has no more. */
    some(workspace: string, most: number): Promise<readonly string[]>;
    /** Out of the index as well. False where there was none. */
    remove(workspace: string, id: string): Promise<boolean>;
  };
  readonly library: Library;
  readonly briefs: {
    /** When each shipped brief was first seen in this version, by id, in milliseconds since the epoch. */
    appeared(briefs: readonly BriefVersion[]): Promise<ReadonlyMap<string, number>>;
  };
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  /** The time by the clock of the store, in milliseconds since the epoch. */
  now(): Promise<number>;
  /** Deletes what has expired, deliveries settled more than 30 days ago included. */
  purge(): Promise<void>;
  close(): Promise<void>;
}
