/** What is posted of its own accord, as the store keeps it: the outbox, and the record of what became of it. */
import type { BriefingErrorCode } from '../core/errors.ts';
import type { KeptConversation } from './store.ts';
import type { Subscription } from './subscription.ts';

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
  /**
   * Unique within its subscription: the local date and time, `2026-03-29T02:30:00`, or `now:` and the event that asked for it.
   * Where a configured subscription has moved to another time zone, what was due in the one before has that behind it.
   */
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
  /** The next post was surely not accepted, in none of its tries. */
  readonly refused: boolean;
  /** Null where nothing went wrong: it is but too early, or to be done anew. */
  readonly reason: DeliveryReason | null;
}

/** The outbox. Who claims a delivery has it until its lease lapses and another takes it. */
export interface Deliveries {
  /**
   * Does what a firing says, as a whole or not at all: moves the subscription on, records what is skipped, skips
   * what it has not begun to post if there is something to post now (`overtaken`), and adds that, claimed by `holder`. False
   * where the subscription is no longer as it was read: nothing is written. An occurrence that exists already is not added
   * again, which its next change tells.
   */
  fire(firing: Firing, holder: string, leaseMs: number): Promise<boolean>;
  /**
   * Adds one that is due at once, and skips what its subscription has not begun to post (`overtaken`). False where its
   * occurrence exists, or its subscription does not: nothing is written.
   */
  add(delivery: NewDelivery): Promise<boolean>;
  /**
   * Takes over, over all workspaces, what is due on these platforms, what is to be tried again by now, and what a copy
   * had whose lease has lapsed; longest due first. No two copies get the same one.
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
  /** To be tried again. */
  fail(id: string, holder: string, how: FailedTry): Promise<boolean>;
  /** As {@link fail}, and reported as in need of a person. */
  quarantine(id: string, holder: string, how: FailedTry): Promise<boolean>;
  /** Of one subscription, latest due first. */
  history(workspace: string, subscription: string, limit: number): Promise<readonly DeliveryRecord[]>;
  find(workspace: string, id: string): Promise<DeliveryRecord | null>;
  /**
   * Milliseconds until the first subscription or delivery of these platforms falls due or a lease lapses, 0 where one has;
   * null where there is none.
   */
  nextDueMs(platforms: readonly string[]): Promise<number | null>;
}
