/** A line of the log as a person at a terminal reads it. */
import type { Plain } from './plain-value.ts';

/** A record of the log, as its JSON has it. */
export interface LogRecord {
  readonly time: string;
  readonly level: string;
  readonly msg: string;
  readonly facts?: { readonly [key: string]: Plain };
  readonly error?: Plain;
}

/** `10:43:08 warn  what happened  key=value`, the stacks of errors below it. Ends in a line break. */
export function readableLine({ time, level, msg, facts = {}, error }: LogRecord): string {
  const pairs = Object.entries(facts).map(([key, value]) => `${key}=${shown(value)}`);
  const head = [`${time.slice(11, 19)} ${level.padEnd(5)} ${msg}`, ...pairs].map(oneLine).join('  ');
  return [head, ...stackLines(error)].map((line) => `${line}\n`).join('');
}

function shown(value: Plain): string {
  return typeof value === 'string' && /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value);
}

/** An error's stack and those of its causes; what else is known of it in JSON. */
function stackLines(error: Plain | undefined): string[] {
  if (error === undefined || error === null) return [];
  if (typeof error !== 'object' || Array.isArray(error)) return [`  ${oneLine(shown(error))}`];
  const { name, message, stack, cause, ...rest } = error as { readonly [key: string]: Plain };
  const text = typeof stack === 'string' && stack !== '' ? stack : `${name}: ${message}`;
  return [
    ...text.split('\n').map((line) => `  ${oneLine(line)}`),
    ...(Object.keys(rest).length > 0 ? [`  ${oneLine(JSON.stringify(rest))}`] : []),
    ...stackLines(cause).map((line, index) => (index === 0 ? `  caused by ${line.trim()}` : line)),
  ];
}

/** A control or bidirectional character must not reach a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trimEnd();
}
