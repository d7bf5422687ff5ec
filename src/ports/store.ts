/** What Briefwire remembers. One contract (tests/contract/store), one driver a database. */
import type { BriefingErrorCode } from '../core/errors.ts';
import type { Conversation } from '../core/lookup/answer.ts';
import type { ArticleText } from './article-source.ts';

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

/** A shipped brief as it is now. */
export interface BriefVersion {
  readonly id: string;
  /** Another one wherever its text is another. */
  readonly version: string;
}

export interface KeptArticle extends Omit<ArticleSummary, 'addedAt'> {
  readonly text: ArticleText;
  /** User id on its platform. */
  readonly addedBy: string;
}

/** A channel that gets digests. */
export interface Subscription {
  /** Eight hexadecimal digits; `config-` and a name for one of the configuration. Unique over all workspaces. */
  readonly id: string;
  readonly workspace: string;
  /** As in Origin. */
  readonly platform: string;
  readonly channel: string;
  /** Cron, as cronOf writes it. */
  readonly schedule: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Ids of themes; empty: all. */
  readonly themes: readonly string[];
  /** Ids of briefs; empty: all. */
  readonly briefs: readonly string[];
  /** Whether nothing is posted where nothing is new. */
  readonly quiet: boolean;
  /** User id; empty for one of the configuration. */
  readonly createdBy: string;
  readonly fromConfig: boolean;
  /** When it fires next, in milliseconds since the epoch; null while it is paused. */
  readonly nextDue: number | null;
  /** Briefs that appeared up to this time have been posted; null where none has. */
  readonly coveredUntil: number | null;
}

/** One message of a delivery as its platform takes it: made once and kept, so that after a crash the same is posted as before it. JSON. */
export interface PlannedPost {
  /** `channel`: the head. `thread`: under it. */
  readonly place: 'channel' | 'thread';
  readonly payload: unknown;
  /** As in Reply.topic, of the reply that it is part of. */
  readonly topic: KeptConversation | null;
}

/**
 * due → claimed (by a copy, for as long as its lease runs) → sending → sent; or failed (tried again later), skipped, or
 * quarantined (a person must mend something, or its outcome cannot be told: kept, reported, looked at again).
 */
export type DeliveryState = 'due' | 'claimed' | 'sending' | 'sent' | 'failed' | 'skipped' | 'quarantined';

/**
 * Why a delivery is where it is. `missed`: nothing could run then. `overtaken`: a later one fell due before this could be
 * posted. `too-late`: it could not be posted in time. `nothing-new`: the subscription stays quiet then. `paused`: before it
 * could be posted. `unclear`: nobody can tell whether it was posted. `error`: an error of ours. `unforeseen`: one of nobody's;
 * the log has it. The error of `overtaken` and `too-late` is the last that it met, which the store knows and adds.
 */
export type DeliveryReason =
  | { readonly code: 'missed' | 'nothing-new' | 'paused' | 'unforeseen' }
  | { readonly code: 'unclear' | 'error' | 'overtaken' | 'too-late'; readonly error: DeliveryError | null };

/** A BriefingError, as it is kept. */
export interface DeliveryError {
  readonly code: BriefingErrorCode;
  readonly facts: object;
}

/** Names an occurrence that is to be posted. */
export interface NewDelivery {
  /** 16 hexadecimal digits. */
  readonly id: string;
  readonly workspace: string;
  readonly subscription: string;
  readonly platform: string;
  readonly channel: string;
  /** Unique within its subscription: `2026-03-29T02:30:00`, or `now:` and the event that asked for it. */
  readonly occurrence: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

/** Occurrences that are not posted. */
export interface SkippedRun {
  /** The first and the last of them. */
  readonly first: Pick<NewDelivery, 'occurrence' | 'dueAt'>;
  readonly last: Pick<NewDelivery, 'occurrence' | 'dueAt'>;
  readonly count: number;
  readonly reason: DeliveryReason;
}

/** What a due subscription does: decided from what was read of it, and done only if that still holds. */
export interface Firing {
  readonly subscription: Pick<Subscription, 'id' | 'workspace'>;
  /** `nextDue` as it was read. */
  readonly wasDue: number;
  readonly nextDue: number | null;
  readonly post: NewDelivery | null;
  /** Id of the record of {@link skipped}. */
  readonly skippedId: string;
  readonly skipped: SkippedRun | null;
}

/** A delivery that this copy has the lease of. */
export interface ClaimedDelivery extends NewDelivery {
  /** How often it failed. */
  readonly attempts: number;
  /** Null until it has been composed. */
  readonly posts: readonly PlannedPost[] | null;
  /** Ids of the messages that are posted, in the order of `posts`. */
  readonly posted: readonly string[];
  /** Whether nobody knows what became of the post after those; its times as in {@link Tried}. */
  readonly tried: Tried | null;
}

/** When a post was tried whose outcome nobody knows; by the clock of the store. */
export interface Tried {
  /** Milliseconds since the epoch, before the first try. */
  readonly firstAt: number;
  readonly firstMsAgo: number;
  readonly lastMsAgo: number;
}

/** What a delivery is going to say. */
export interface DeliveryContent {
  readonly posts: readonly PlannedPost[];
  /** Its subscription has covered what appeared up to then, once the head is posted; null where that stays as it is. */
  readonly coversUntil: number | null;
  /** Briefs that could not be read. */
  readonly unreadable: number;
}

/** What `why` tells of one delivery, or of several that were skipped together. */
export interface DeliveryRecord {
  readonly id: string;
  readonly subscription: string;
  readonly occurrence: string;
  readonly dueAt: number;
  /** More than 1 for several skipped ones; the last of them then. */
  readonly count: number;
  readonly lastOccurrence: string;
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  readonly attempts: number;
  /** When it is looked at again; null where it is not. */
  readonly nextTry: number | null;
  /** How many of its messages are posted, and how many there are; null until composed. */
  readonly posted: number;
  readonly posts: number | null;
  readonly unreadable: number;
  /** When it was sent, skipped or last failed; null while under way. */
  readonly settledAt: number | null;
}

export interface FailedTry {
  readonly retryInMs: number;
  readonly refused: boolean;
  readonly reason: DeliveryReason;
}

/**
 * Every method rejects with BriefingError `store-unavailable` where the database cannot be used. Times to keep are in
 * milliseconds from now, by the clock of the store (the database's own where several machines share it). What has
 * expired is never returned, whether purged yet or not. Every read names its workspace. What people wrote comes back
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
    /** False where the workspace has an article of this id: nothing is written. */
    add(workspace: string, article: KeptArticle): Promise<boolean>;
    get(workspace: string, id: string): Promise<KeptArticle | null>;
    /** By id. */
    list(workspace: string): Promise<readonly ArticleSummary[]>;
    /** False where there was none. */
    remove(workspace: string, id: string): Promise<boolean>;
  };
  readonly briefs: {
    /** When each shipped brief was first seen in this version, by id, in milliseconds since the epoch. */
    appeared(briefs: readonly BriefVersion[]): Promise<ReadonlyMap<string, number>>;
  };
  readonly subscriptions: {
    /** False where the id is taken: nothing is written. */
    add(subscription: Subscription): Promise<boolean>;
    get(workspace: string, id: string): Promise<Subscription | null>;
    /** Of one channel, or null: of the workspace; in the order in which they were added. */
    list(workspace: string, channel: string | null): Promise<readonly Subscription[]>;
    /** `nextDue` null pauses it and skips what it has not begun to post; a time resumes it. False where there is none. */
    setNextDue(workspace: string, id: string, nextDue: number | null): Promise<boolean>;
    /** With the records of its deliveries. False where there is none. */
    remove(workspace: string, id: string): Promise<boolean>;
    /**
     * Makes those of the configuration be these, over all workspaces: others are removed, new ones added. One whose
     * schedule and time zone are as before keeps its next time, and a paused one stays paused whatever changes.
     */
    configure(subscriptions: readonly Subscription[]): Promise<void>;
    /** Over all workspaces, of these platforms: for the sweep alone. Longest due first; none of a workspace that has been left. */
    due(platforms: readonly string[], limit: number): Promise<readonly Subscription[]>;
  };
  readonly deliveries: {
    /**
     * Does what a firing says, as a whole or not at all: moves the subscription on, records what is skipped, skips
     * what it has not begun to post if there is something to post now (`overtaken`), and adds that, claimed by `holder`. False
     * where the subscription is no longer as it was read: nothing is written.
     */
    fire(firing: Firing, holder: string, leaseMs: number): Promise<boolean>;
    /**
     * Adds one that is due at once, and skips what its subscription has not begun to post (`overtaken`). False where its
     * occurrence exists, or its subscription does not: nothing is written.
     */
    add(delivery: NewDelivery): Promise<boolean>;
    /**
     * Takes over, over all workspaces, what is due on these platforms, what is to be tried again by now, and what a copy had whose lease has
     * lapsed; longest due first. No two copies get the same one.
     */
    claim(
      platforms: readonly string[],
      holder: string,
      leaseMs: number,
      limit: number,
    ): Promise<readonly ClaimedDelivery[]>;
    /**
     * Of these, as far as `holder` has not lost them. What it has without knowing, since an answer was lost, lapses and is
     * claimed anew.
     */
    renew(holder: string, ids: readonly string[], leaseMs: number): Promise<void>;
    /** Gives back what `holder` has claimed and is not sending. */
    release(holder: string): Promise<void>;
    // The following do nothing and resolve to false where `holder` no longer has the delivery.
    compose(id: string, holder: string, content: DeliveryContent): Promise<boolean>;
    /** Before each try of the next post: from here on nobody knows what became of it. Renews the lease. */
    begin(id: string, holder: string, leaseMs: number): Promise<boolean>;
    /** The next post is posted: `messages` are all that are, in order. */
    posted(id: string, holder: string, messages: readonly string[]): Promise<boolean>;
    /** All is posted. */
    finish(id: string, holder: string): Promise<boolean>;
    skip(id: string, holder: string, reason: DeliveryReason): Promise<boolean>;
    /** To be tried again. `refused`: the next post was surely not accepted, in none of its tries. */
    fail(id: string, holder: string, how: FailedTry): Promise<boolean>;
    /** As {@link fail}, and reported as in need of a person. */
    quarantine(id: string, holder: string, how: FailedTry): Promise<boolean>;
    /** Of one subscription, latest due first. */
    history(workspace: string, subscription: string, limit: number): Promise<readonly DeliveryRecord[]>;
    find(workspace: string, id: string): Promise<DeliveryRecord | null>;
    /** Milliseconds until the first subscription or delivery of these platforms falls due or a lease lapses, 0 where one has; null where there is none. */
    nextDueMs(platforms: readonly string[]): Promise<number | null>;
  };
  /** The time by the clock of the store, in milliseconds since the epoch. */
  now(): Promise<number>;
  /** Deletes what has expired, deliveries settled more than 30 days ago included. */
  purge(): Promise<void>;
  close(): Promise<void>;
}
