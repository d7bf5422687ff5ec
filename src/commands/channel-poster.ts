/**
 * Posting of its own accord, as each chat platform does it: a head in a channel, and a thread under it. A port, which
 * lives here since it speaks of replies.
 */
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { PlannedPost } from '../ports/delivery.ts';
import type { Reply } from './reply.ts';

/** What is to be posted, in neutral terms. */
export interface DigestReplies {
  readonly head: Reply;
  /** In order; empty where the head says all. */
  readonly thread: readonly Reply[];
  /** What the thread is called, where threads have names. */
  readonly threadName: string;
}

/** One try to post one message of a delivery. */
export interface PostAttempt {
  /** The delivery's id: 16 hexadecimal digits. */
  readonly delivery: string;
  /** Which of its posts, from 0. */
  readonly number: number;
  readonly channel: string;
  /** Id of the posted head; null for the head itself. */
  readonly head: string | null;
  readonly post: PlannedPost;
  /** Nothing may be sent later than so many milliseconds from now: by then the delivery may be another copy's. */
  readonly withinMs: number;
}

/** A post of whose tries nobody knows what became. Times by the clock of the store. */
export interface UncertainPost extends PostAttempt {
  /** Milliseconds since the epoch, before the first of these tries. */
  readonly firstTriedAt: number;
  readonly firstTriedMsAgo: number;
  readonly lastTriedMsAgo: number;
}

/** The id of a message as its platform calls it, and the threads (as in Origin.thread) that replies to it will be in. */
export interface PostedMessage {
  readonly kind: 'posted';
  readonly message: string;
  readonly threads: readonly string[];
}

export type PostOutcome =
  | PostedMessage
  /** Surely not accepted; may be tried again, after so long where the platform says so. */
  | { readonly kind: 'refused'; readonly retryAfterMs: number | null; readonly error: unknown }
  /** Surely not accepted, and will not be until somebody mends something. `error`: mostly a BriefingError that says what. */
  | { readonly kind: 'impossible'; readonly error: unknown }
  /** Nobody knows whether it was accepted. */
  | { readonly kind: 'unknown'; readonly error: unknown };

export type Resolution =
  | PostedMessage
  /** Surely not there: posting it is safe. */
  | { readonly kind: 'absent' }
  /** Posting the very same once more is safe, whether it is there or not, for so many milliseconds from now. */
  | { readonly kind: 'repeatable'; readonly forMs: number }
  /** Too early to tell, or the platform does not answer at the moment: ask again. */
  | { readonly kind: 'wait'; readonly ms: number; readonly error?: unknown }
  /** It cannot be told, and posting it might double it. */
  | { readonly kind: 'unclear'; readonly error: unknown };

/** Repeats nothing by itself, and waits out no rate limit: whoever calls does. `post` and `resolve` never reject. */
export interface ChannelPoster {
  /** As in Origin.platform. */
  readonly platform: string;
  /** Deliveries under way at once: enough to keep its pace where each takes a second, too few for one to wait in vain. */
  readonly atOnce: number;
  /** The messages that it takes, in order, the head first; each carries the delivery's id, so that it can be found again. Pure. */
  plan(digest: DigestReplies, delivery: string): readonly PlannedPost[];
  post(attempt: PostAttempt): Promise<PostOutcome>;
  resolve(uncertain: UncertainPost): Promise<Resolution>;
  /**
   * Whether it may post and open threads in a channel, and whether that is in the workspace whose digests it is to get.
   * Throws BriefingError `channel-elsewhere`, `permission-missing`, `channel-gone`, `token-invalid` or `platform-unreachable`.
   */
  check(channel: string, workspace: string): Promise<void>;
}

/** A chat platform that digests can be posted to. */
export interface PostingPlatform extends ChatPlatform {
  readonly poster: ChannelPoster;
}
