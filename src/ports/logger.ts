/** What an operator reads. Secrets are taken out by the adapter, whatever is handed in. */
export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** `error`: the cause, with its stack. */
  error(message: string, facts?: LogFacts & { readonly error?: unknown }): void;
}

export type LogFacts = Readonly<Record<string, unknown>>;
