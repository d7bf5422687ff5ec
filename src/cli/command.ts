/** What a command of the command line is: its shape for parsing and help, and what it does. */
import type { App } from '../app.ts';
import type { Operations } from './operations.ts';
import type { Terminal } from './terminal.ts';

/** A flag: `--name` or, where it takes a value, `--name VALUE`. */
export interface Flag {
  /** What the help calls its value (`ID`); absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** Value of a flag, `true` for a switch that was given, undefined where it was not. */
  flag(name: string): string | true | undefined;
}

export interface Command {
  readonly name: string;
  /** Positional arguments in order; `example` completes "npm run -s briefwire --" when one is missing. */
  readonly positionals: readonly { readonly name: string; readonly optional?: boolean }[];
  readonly flags: Readonly<Record<string, Flag>>;
  readonly summary: string;
  /** Further lines of the help. */
  readonly details: readonly string[];
  readonly examples: readonly string[];
  /** Throws BriefingError; what it returns is the exit code. */
  run(context: { app: App; operations: Operations; terminal: Terminal; args: Arguments }): Promise<number>;
}
