/** What the command line needs of a terminal; main hands in the real one, tests one made of strings. */
export interface Terminal {
  /** Standard input, as it arrives. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Standard output. */
  write(text: string): void;
  /** Standard error. */
  writeError(text: string): void;
  /** Width of a line, in columns. */
  readonly columns: number;
  /** Whether output may carry colour: false when piped or with NO_COLOR. */
  readonly colour: boolean;
  /** Whether a person types at standard input and reads standard output. */
  readonly interactive: boolean;
}
