/** Channels that get digests, as the store keeps them. */

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

export interface Subscriptions {
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
}
