/** What became of a delivery, in words. */
import { BriefingError } from '../../core/errors.ts';
import type { DeliveryReason, DeliveryRecord } from '../../ports/store.ts';
import { wordError } from '../messages.ts';

type ReasonCode = DeliveryReason['code'];

const reasons: { readonly [C in Exclude<ReasonCode, 'error'>]: string } = {
  missed: 'nothing was running then, and it was too long ago, or a later one was posted instead',
  overtaken: 'a later one fell due before it could be posted',
  'too-late': 'it could not be posted in time',
  'nothing-new': 'nothing was new, and this digest stays quiet then',
  paused: 'the digest was paused before it could be posted',
  unforeseen: 'something unforeseen went wrong, and the log has the cause',
  unclear: 'nobody can tell whether it was posted',
};

/** Without a full stop, unless it ends in an error's own sentence. `at`: a time in words, in the digest's zone. All times of a record in milliseconds since the epoch. */
export function wordDelivery(record: DeliveryRecord, at: (time: number) => string): string {
  const { state, settledAt, reason, nextTry, attempts, posted, unreadable } = record;
  switch (state) {
    case 'sent':
      return `posted${settledAt === null ? '' : ` at ${at(settledAt)}`}${wordUnreadable(unreadable)}`;
    case 'due':
    case 'claimed':
      return posted === 0 ? 'about to be posted' : `being posted${wordPart(record)}`;
    case 'sending':
      return `being posted${wordPart(record)}`;
    case 'failed': {
      const again = nextTry === null ? 'being tried again' : `being tried again at ${at(nextTry)}`;
      return `${again}${wordPart(record)}, after ${attempts} ${attempts === 1 ? 'try' : 'tries'}${because(reason)}`;
    }
    case 'quarantined': {
      const needs = `needs someone${wordPart(record)}${because(reason)}`;
      return nextTry === null ? needs : `${withStop(needs)} It is looked at again at ${at(nextTry)}.`;
    }
    case 'skipped':
      return `${posted > 0 ? 'given up' : 'skipped'}${wordPart(record)}${because(reason)}`;
  }
}

/** Without a full stop, unless it is an error's own sentence. */
export function wordDeliveryReason(reason: DeliveryReason): string {
  const error = 'error' in reason ? reason.error : null;
  const told =
    error === null
      ? null
      : // A code and its facts come from one error and were kept together.
        wordError(new BriefingError(error.code, error.facts as never));
  if (reason.code === 'error') return told ?? reasons.unforeseen;
  return told === null ? reasons[reason.code] : `${reasons[reason.code]}: ${told}`;
}

/** With a full stop at its end, unless an error's own sentence has brought one. */
export function withStop(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function because(reason: DeliveryReason | null): string {
  return reason === null ? '' : `: ${wordDeliveryReason(reason)}`;
}

/** `, with 2 of 5 messages posted`; nothing where none is. */
function wordPart({ posted, posts }: DeliveryRecord): string {
  return posts === null || posted === 0 ? '' : `, with ${posted} of ${posts} messages posted`;
}

function wordUnreadable(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', but 1 brief could not be read' : `, but ${count} briefs could not be read`;
}
