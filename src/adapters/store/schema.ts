/** The tables, as every driver has them; migrations/ makes them. */

/** A point in time or a count, as a 64-bit integer: milliseconds since the epoch where it is a time. */
type Whole = number;

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
    /** An ArticleText. */
    text: JsonText;
    added_by: string;
  };
}
