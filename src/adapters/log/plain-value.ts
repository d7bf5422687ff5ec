/** Whatever is handed to the log → plain data without secrets, of a size that a log can bear. Never throws. */
import type { Mask } from './mask-secrets.ts';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const deepest = 7;
/** Entries of one object or list. */
const widest = 60;
/** Values in all, so that a widely branching object stays small too. */
const mostValues = 1000;
/** UTF-16 units. */
const longestText = 8000;

/** Keys whose text is a secret, whatever it looks like. */
const secretKey = /(?:token|secret|authorization|password|passwd|cookie)$/i;

/** Keys and texts are masked. What cannot be read, or is too deep or too much, is said in brackets. */
export function toPlain(value: unknown, mask: Mask): Plain {
  const above = new Set<object>();
  let values = 0;

  function plain(given: unknown): Plain {
    try {
      if (++values > mostValues) return '[and more]';
      if (given === null || typeof given === 'boolean') return given;
      if (typeof given === 'number') return plainNumber(given);
      if (typeof given === 'string') return maskedText(given, mask);
      if (typeof given === 'object') return nested(given);
      if (typeof given === 'function') return '[function]';
      return maskedText(String(given), mask);
    } catch {
      return '[unreadable]';
    }
  }

  /** Digits may be a secret too. */
  function plainNumber(given: number): Plain {
    const masked = mask(String(given));
    return Number.isFinite(given) && masked === String(given) ? given : masked;
  }

  function nested(given: object): Plain {
    if (above.has(given)) return '[circular]';
    if (above.size >= deepest) return '[deeper]';
    above.add(given);
    try {
      return contents(given);
    } finally {
      above.delete(given);
    }
  }

  function contents(given: object): Plain {
    if (Error.isError(given)) return errorParts(given);
    if (given instanceof Date) return Number.isNaN(given.getTime()) ? 'Invalid Date' : given.toISOString();
    if (
      given instanceof URL ||
      given instanceof URLSearchParams ||
      given instanceof RegExp ||
      given instanceof String
    )
      return maskedText(String(given), mask);
    if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return `[${given.byteLength} bytes]`;
    if (Array.isArray(given)) return list(given);
    if (given instanceof Set) return list([...given]);
    if (given instanceof Map) return record([...given].map(([key, each]) => [String(key), () => each]));
    return record(Object.keys(given).map((key) => [key, () => Reflect.get(given, key)]));
  }

  function list(items: readonly unknown[]): Plain {
    const shown = items.slice(0, widest).map(plain);
    return items.length > widest ? [...shown, `[${items.length - widest} more]`] : shown;
  }

  /** Values are read one by one: a getter that throws must not take the others with it. */
  function record(entries: readonly (readonly [string, () => unknown])[]): Plain {
    const shown = entries.slice(0, widest).map(([key, read]): [string, Plain] => {
      const isSecret = secretKey.test(key);
      return [maskedText(key, mask), hidden(readPlain(read), isSecret)];
    });
    if (entries.length > widest) shown.push(['…', `[${entries.length - widest} more]`]);
    return Object.fromEntries(shown);
  }

  function readPlain(read: () => unknown): Plain {
    try {
      return plain(read());
    } catch {
      return '[unreadable]';
    }
  }

  /** Name, message, stack and cause are no enumerable keys of an error. */
  function errorParts(error: Error): Plain {
    const own = Object.keys(error).filter((key) => !['name', 'message', 'stack', 'cause'].includes(key));
    const parts = ['name', 'message', 'stack', ...own, ...('cause' in error ? ['cause'] : [])];
    if ('errors' in error && !own.includes('errors')) parts.push('errors');
    return record(parts.map((key) => [key, () => Reflect.get(error, key)]));
  }

  return plain(value);
}

function hidden(value: Plain, isSecret: boolean): Plain {
  if (!isSecret || value === null || typeof value === 'boolean') return value;
  return '[secret]';
}

/** UTF-16 units of a secret by which its shape shows. */
const shapeLength = 256;

/** A secret that the end cuts in two would show its beginning, so that as much again is left out. */
function maskedText(text: string, mask: Mask): string {
  if (text.length <= longestText) return mask(text);
  const margin = Math.max(mask.longest, shapeLength);
  const masked = mask(text.slice(0, longestText + margin));
  const shown = masked.slice(0, Math.max(0, Math.min(longestText, masked.length - margin))).toWellFormed();
  return `${shown}… [${text.length} characters]`;
}
