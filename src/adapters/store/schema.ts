/** The tables, as every driver has them; migrations/ makes them. */
import type { Generated } from 'kysely';
import type { DeliveryState } from '../../ports/delivery.ts';

/** A point in time or a count, as a 64-bit integer: milliseconds since the epoch where it is a time. */
type Whole = number;

/** 0 or 1: SQLite has nothing else. */
type Flag = number;

/** Text made and read by json-text.ts. */
type JsonText = string;

interface Expiring {
  /** From this millisecond on the row is not there, whether purged yet or not. */
  expires_at: Whole;
}

export interface Schema {
  workspaces: {
    id: string;
    /** `null` where it is not known: JSON as well. */
    name: JsonText;
    first_seen: Whole;
    /** From this millisecond on all of it is to be deleted; null unless Briefwire was removed from it. */
    forget_at: Whole | null;
  };
  places: {
    workspace: string;
    place: string;
    brief: string;
    /** Greater than all that were set before it in this workspace. */
    turn: Whole;
  };
  conversations: Expiring & { workspace: string; place: string; kept: JsonText };
  exchanges: Expiring & { workspace: string; id: string; exchange: JsonText };
  seen: Expiring & { id: string };
  leases: Expiring & { name: string; holder: string };
  articles: {
    workspace: string;
    id: string;
    title: JsonText;
    added_by: string;
    added_at: Whole;
    /** An ArticleText. */
    text: JsonText;
  };
  /** What the full-text index knows. */
  library_entries: {
    /** By which the index knows it. */
    number: Generated<Whole>;
    /** Empty for shipped briefs, which are everyone's. */
    workspace: string;
    id: string;
    /** Of a shipped brief; else empty. */
    version: string;
    /** Terms, repeated ones included. */
    length: Whole;
  };
  /** The terms of each entry: what a driver's TermIndex makes of it. */
  library_index: { number: Whole; terms: unknown };
  brief_versions: { id: string; version: string; appeared_at: Whole };
  subscriptions: {
    id: string;
    workspace: string;
    /** Not less than that of any added before it in this workspace. */
    turn: Whole;
    platform: string;
    channel: string;
    schedule: string;
    time_zone: string;
    quiet: Flag;
    created_by: string;
    from_config: Flag;
    next_due: Whole | null;
    covered_until: Whole | null;
    /** Arrays of ids. */
    themes: JsonText;
    briefs: JsonText;
  };
  /** What is to be posted, and the record of what was, or was skipped. */
  deliveries: {
    id: string;
    workspace: string;
    /** Unique together with `occurrence`. */
    subscription: string;
    platform: string;
    channel: string;
    /** The first of several that were skipped together. */
    occurrence: string;
    due_at: Whole;
    /** The same unless several were skipped together. */
    last_occurrence: string;
    last_due_at: Whole;
    count: Whole;
    state: DeliveryState;
    /** Who has it while it is claimed or sending, whether the lease has lapsed or not; else null. */
    holder: string | null;
    /** When it can be claimed: it is due or tried again, or its lease lapses. Null once sent or skipped. */
    next_at: Whole | null;
    attempts: Whole;
    /** Of a post of whose tries nobody knows what became. */
    tried_first_at: Whole | null;
    tried_last_at: Whole | null;
    /** When it was sent, skipped or last failed; null while under way. */
    settled_at: Whole | null;
    covers_until: Whole | null;
    unreadable: Whole;
    /** How many posts it has; null until composed. */
    post_count: Whole | null;
    /** A DeliveryReason. */
    reason: JsonText | null;
    /** A DeliveryError or `null`: the last that it met, whatever became of it since. */
    last_error: JsonText | null;
    /** Array of message ids. */
    posted: JsonText;
    /** Array of PlannedPost; null until composed, and once sent or skipped. */
    posts: JsonText | null;
  };
}
