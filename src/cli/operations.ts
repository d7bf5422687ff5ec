/** What the command line starts for an operator; main hands it in, since only main knows platforms. */

/** One thing that was looked at. */
export interface CheckedThing {
  readonly ok: boolean;
  /** What was looked at and how it is. */
  readonly what: string;
  /** What to do; null where nothing is needed. */
  readonly remedy: string | null;
}

export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
}

export interface PreviewOptions {
  /** Null: the configured one. */
  readonly port: number | null;
  /** Whether what an editor saves shows at once. */
  readonly watch: boolean;
  readonly tell: (line: string) => void;
}

export interface Operations {
  /** The platforms that can be set up: `discord`, `slack`. */
  readonly platforms: readonly string[];
  /** Whether there is a token for at least one of them. */
  hasToken(): boolean;
  /** Serves until it is told to stop; resolves to the exit code. Throws BriefingError. */
  serve(): Promise<number>;
  /** Opens the preview until it is told to stop; resolves to the exit code. `tell` is given lines for a person. Throws BriefingError. */
  preview(options: PreviewOptions): Promise<number>;
  /** How to bring Briefwire to a platform. Throws BriefingError `config-…`. */
  instructions(platform: string): Promise<string>;
  /** Tokens, scopes, intents, channels and configuration. Never rejects. */
  check(): Promise<readonly CheckedThing[]>;
  /** Copies the store to a new file. Throws BriefingError `backup-elsewhere`, `backup-failed` or `config-…`. */
  backup(file: string): Promise<BackedUp>;
}
