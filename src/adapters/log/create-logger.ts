/** createLogger: the log that an operator reads, by pino, without secrets. */
import { pino } from 'pino';
import type { LogFacts, Logger } from '../../ports/logger.ts';
import { createMask } from './mask-secrets.ts';
import { toPlain } from './plain-value.ts';
import { type LogRecord, readableLine } from './readable-line.ts';

export type LogLevel = 'info' | 'warn' | 'error';

export interface LoggerConfig {
  /** The least that is written. */
  readonly level: LogLevel;
  /** Texts that must never be written, in any form. Those below eight characters are not looked for. */
  readonly secrets: readonly string[];
  /** Where lines go, each ending in a line break: standard error unless given. */
  readonly write?: (line: string) => void;
  /** Whether for a person, rather than one JSON object a line; unless given, where standard error is a terminal. */
  readonly readable?: boolean;
}

/** Never throws: what cannot be written is left out. */
export function createLogger(config: LoggerConfig): Logger {
  const { level, secrets, write = (line) => void process.stderr.write(line) } = config;
  const readable = config.readable ?? (config.write === undefined && process.stderr.isTTY === true);
  const mask = createMask(secrets);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(readable ? readableLine(JSON.parse(line) as LogRecord) : line) },
  );

  function tell(as: LogLevel, message: string, given: LogFacts & { readonly error?: unknown } = {}): void {
    try {
      if (!log.isLevelEnabled(as)) return;
      const { error, ...facts } = given;
      // Pino is handed plain data only: what it would read by itself would pass the mask by.
      const record = {
        ...(Object.keys(facts).length > 0 && { facts: toPlain(facts, mask) }),
        ...(error !== undefined && { error: toPlain(error, mask) }),
      };
      log[as](record, '%s', toPlain(String(message), mask));
    } catch {
      // Nowhere is left to tell it.
    }
  }

  return {
    info: (message, facts) => tell('info', message, facts),
    warn: (message, facts) => tell('warn', message, facts),
    error: (message, facts) => tell('error', message, facts),
  };
}
