/** What the SDK has to say, as far as an operator needs it: warnings and errors, never payloads. */
import { type Logger as BoltLogger, LogLevel } from '@slack/web-api';
import type { Logger } from '../../ports/logger.ts';

const secret = /xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=ticket=)[\w-]+/g;

/** The text without anything that looks like a token of Slack. */
export function withoutSecrets(text: string): string {
  return text.replace(secret, '[secret]');
}

/** Hands on `warn` and `error` of Bolt and its clients. */
export function createBoltLogger(logger: Logger): BoltLogger {
  const words = (parts: unknown[]) =>
    withoutSecrets(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
  return {
    debug() {},
    info() {},
    warn: (...parts) => logger.warn(`Slack SDK: ${words(parts)}`),
    error: (...parts) => logger.error(`Slack SDK: ${words(parts)}`),
    setLevel() {},
    // At debug the SDK would put payloads together for the log.
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
