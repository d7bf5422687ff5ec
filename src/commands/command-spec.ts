/** What a slash command looks like: from this each platform registers, parses and explains it. */

export interface OptionSpec {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly kind: 'text' | 'switch' | 'file';
  readonly required: boolean;
  /** Whether {@link Handlers.suggest} knows values for it. */
  readonly suggests: boolean;
  /** Whether it takes all that is left, where a command is plain text; the options after it are given by name. */
  readonly takesRest: boolean;
  /** Most characters of a text. */
  readonly maxLength?: number;
}

export interface SubcommandSpec {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
}

export interface CommandSpec {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** Options of the command itself; empty where it has subcommands. */
  readonly options: readonly OptionSpec[];
  readonly subcommands: readonly SubcommandSpec[];
  /** What to type after it, for platforms where the rest is plain text. At most 100 characters. */
  readonly usageHint: string;
}
