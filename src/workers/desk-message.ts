/** What a desk's client and its thread say to each other: plain data that can be cloned. */
import { inspect } from 'node:util';
import { BriefingError, type BriefingErrorCode, type BriefingFacts } from '../core/errors.ts';
import type { ArticleDesk } from '../ports/article-desk.ts';

type Method = Exclude<keyof ArticleDesk, 'close'>;

/** One method of the desk with what it is called with; `close` ends the thread's own desk. */
export type DeskCall =
  | { readonly [M in Method]: { readonly method: M; readonly given: Parameters<ArticleDesk[M]> } }[Method]
  | { readonly method: 'close'; readonly given: readonly [] };

/** `heavy`: the article is too long for this thread. `problems`: those of `list`, whose errors need packing too. */
export type DeskAnswer =
  | { readonly kind: 'done'; readonly value: unknown; readonly problems?: readonly PackedBriefing[] }
  | { readonly kind: 'heavy' }
  | { readonly kind: 'failed'; readonly error: PackedError };

/** A BriefingError in parts: cloning an Error loses all but its message and stack. */
export interface PackedBriefing {
  readonly code: BriefingErrorCode;
  readonly facts: BriefingFacts[BriefingErrorCode];
  /** Its cause as the log shows it, or null. */
  readonly cause: string | null;
}

/** `unforeseen`: any other error, as the log shows it. */
export type PackedError = PackedBriefing | { readonly unforeseen: string };

export function packBriefing({ code, facts, cause }: BriefingError): PackedBriefing {
  return { code, facts, cause: cause === undefined ? null : inspect(cause) };
}

export function unpackBriefing({ code, facts, cause }: PackedBriefing): BriefingError {
  return new BriefingError(code, facts, cause === null ? {} : { cause: errorThatReads(cause) });
}

export function packError(error: unknown): PackedError {
  return error instanceof BriefingError ? packBriefing(error) : { unforeseen: inspect(error) };
}

export function unpackError(error: PackedError): Error {
  if ('code' in error) return unpackBriefing(error);
  return new Error('A thread of the article desk met an error', {
    cause: errorThatReads(error.unforeseen),
  });
}

/** An error that reads as `text` wherever a stack is shown. */
function errorThatReads(text: string): Error {
  const error = new Error(text.split('\n', 1)[0]);
  error.stack = text;
  return error;
}
