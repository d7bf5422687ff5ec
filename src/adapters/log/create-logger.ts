/** createLogger: the log as lines of JSON on standard error, or as text where a person looks on. */
import pino from 'pino';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { createSecretMask } from './mask-secrets.ts';

export interface LoggerConfig {
  readonly level: 'info' | 'warn' | 'error';
  /** Tokens that must never be seen. */
  readonly secrets: readonly string[];
  /** Takes one line, its end included; standard error unless given. */
  readonly write?: (line: string) => void;
  /** Lines for a person rather than for a program. */
  readonly readable?: boolean;
}

/** Never throws, whatever it is handed: what cannot be written as JSON is left out. */
export function createLogger(config: LoggerConfig): Logger {
  const { level, secrets, readable = false, write = (line) => void process.stderr.write(line) } = config;
  const mask = createSecretMask(secrets);
  const destination = { write: (line: string) => write(mask(readable ? toText(line) : line)) };
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
    },
    destination,
  );
  return {
    info: (message, facts) => log.info({ ...facts }, message),
    warn: (message, facts) => log.warn({ ...facts }, message),
    error: (message, facts) => log.error({ ...facts }, message),
  };
}

/** A cause of a cause of a cause says no more. */
const deepestCause = 4;

/** An error as plain data: its code and facts where it has them, its stack, and what led to it. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...(error instanceof BriefingError && { code: error.code, facts: error.facts }),
    ...(!(error instanceof BriefingError) && 'code' in error && { code: String(error.code) }),
    stack,
    ...(cause !== undefined && depth < deepestCause && { cause: describeError(cause, depth + 1) }),
  };
}

interface LogLine {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly error?: { readonly stack?: string; readonly cause?: { readonly message?: string } };
}

/** `10:15:00 error Slack: …`, then the stack of an error, if any. */
function toText(json: string): string {
  const { level, time, msg, error, ...facts } = JSON.parse(json) as LogLine;
  const rest = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : '';
  const stack = error?.stack ? `\n${error.stack}` : '';
  const cause = error?.cause?.message ? `\n  caused by: ${error.cause.message}` : '';
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${withoutControls(msg + rest)}${stack}${cause}\n`;
}

/** What came from outside must not steer the operator's terminal. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
