/** What has been said on a chat platform that is Briefwire's own, the preview page: kept, so that a restart loses and doubles nothing. */

export interface LoggedMessage {
  /** Counts up in the order in which messages were added. */
  readonly id: number;
  /** Counts up over all that was added or changed, whichever process did it. */
  readonly revision: number;
  readonly body: string;
}

/** Several processes may share one. Every method rejects with BriefingError `store-unavailable` where it cannot be used. */
export interface MessageLog {
  /** `mark`, unless null, is unique: where a message has it already, that one comes back and nothing is added. */
  add(body: string, mark: string | null): Promise<LoggedMessage>;
  /** Rejects, too, where there is no such message. */
  change(id: number, body: string): Promise<LoggedMessage>;
  find(mark: string): Promise<LoggedMessage | null>;
  /** What was added or changed after `revision`, in the order of revisions; 0: all there is. */
  since(revision: number): Promise<readonly LoggedMessage[]>;
  close(): Promise<void>;
}
