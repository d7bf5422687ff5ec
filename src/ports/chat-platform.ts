/** A place where people chat, as main starts and stops it. */

export interface ChatPlatform {
  /** `discord`, `slack`. */
  readonly name: string;
  /**
   * Resolves once it serves. Rejects with BriefingError `token-invalid`, `intent-disallowed`, `scope-missing` or
   * `platform-unreachable`. Afterwards it reconnects by itself and tells the log of a connection that stays dead.
   */
  start(): Promise<void>;
  /** Takes no new work, finishes what it began, and resolves within 8 seconds. */
  stop(): Promise<void>;
}

/** One thing that `doctor` looked at. */
export interface Finding {
  readonly ok: boolean;
  /** What was looked at and how it is. */
  readonly what: string;
  /** What to do; null where nothing is needed. */
  readonly remedy: string | null;
}

/** What a person who sets a platform up needs. */
export interface PlatformSetup {
  readonly name: string;
  /** What `setup` prints: an invite link or a manifest, and what to do with it. Rejects where the platform refuses a token that is set. */
  instructions(): Promise<string>;
  /** Looks at tokens, scopes, intents and channels by read-only calls. Never rejects. */
  check(): Promise<readonly Finding[]>;
}
