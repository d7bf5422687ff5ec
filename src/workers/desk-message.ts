/** What a desk's client and its thread say to each other: plain data that can be cloned. */
import { inspect } from 'node:util';
import { BriefingError, type BriefingErrorCode, type BriefingFacts } from '../core/errors.ts';
import type { ArticleText } from '../ports/article-source.ts';
import type { ThreadDesk } from './thread-desk.ts';

type Method = Exclude<keyof ThreadDesk, 'close' | 'takeIn' | 'askAll'>;

/** One method of the desk with what it is called with; `close` ends the thread's own desk. */
export type DeskCall =
  | { readonly [M in Method]: { readonly method: M; readonly given: Parameters<ThreadDesk[M]> } }[Method]
  | { readonly method: 'takeIn'; readonly given: readonly [string, PackedText, string] }
  | { readonly method: 'close'; readonly given: readonly [] };

/**
 * A text whose source is handed over and not copied: cloning a long string holds the sending thread up for several times
 * as long as writing it into bytes. UTF-16, since UTF-8 would lose halves of surrogate pairs.
 */
export interface PackedText extends Omit<ArticleText, 'source'> {
  readonly utf16: Uint8Array<ArrayBuffer>;
}

export function packText({ source, ...text }: ArticleText): PackedText {
  // Not from Node's pool of small buffers, which must not be handed over.
  const utf16 = Buffer.allocUnsafeSlow(source.length * 2);
  utf16.write(source, 'utf16le');
  return { ...text, utf16 };
}

export function unpackText({ utf16, ...text }: PackedText): ArticleText {
  const { buffer, byteOffset, byteLength } = utf16;
  return { ...text, source: Buffer.from(buffer, byteOffset, byteLength).toString('utf16le') };
}

/** `heavy`: the article is too long for this thread. `problems`, `undated`: those of `list`, whose errors need packing too. */
export type DeskAnswer =
  | {
      readonly kind: 'done';
      readonly value: unknown;
      readonly problems?: readonly PackedBriefing[];
      readonly undated?: PackedBriefing;
    }
  | { readonly kind: 'heavy' }
  | { readonly kind: 'failed'; readonly error: PackedError };

/** A BriefingError in parts: cloning an Error loses all but its message and stack. */
export interface PackedBriefing {
  readonly code: BriefingErrorCode;
  readonly facts: BriefingFacts[BriefingErrorCode];
  /** Its cause as the log shows it, or null. */
  readonly cause: string | null;
}

/** `unforeseen`: every other error, as the log shows it. */
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
