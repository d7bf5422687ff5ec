/**
 * What people wrote, as a column of text. JSON escapes what databases do not keep: SQLite turns a lone surrogate into
 * U+FFFD, and PostgreSQL refuses NUL. So every character comes back as it was, and offsets hold.
 */
import { BriefingError } from '../../core/errors.ts';

export function toJsonText<T>(value: T): string {
  return JSON.stringify(value);
}

/** Reads what {@link toJsonText} made of a T. Throws BriefingError `store-unavailable` for anything else. */
export function fromJsonText<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new BriefingError('store-unavailable', { problem: 'a record is damaged' }, { cause });
  }
}
