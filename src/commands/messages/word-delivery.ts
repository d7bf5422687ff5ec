/** What became of a delivery, in words. */
import { BriefingError } from '../../core/errors.ts';
import type { DeliveryError, DeliveryReason, DeliveryRecord } from '../../ports/delivery.ts';
import { wordErrorForChat } from '../messages.ts';
import { withStop } from './with-stop.ts';

type ReasonCode = DeliveryReason['code'];

const reasons: { readonly [C in Exclude<ReasonCode, 'error'>]: string } = {
  // Also where Briefwire had been removed from the workspace meanwhile.
  missed: 'Briefwire was not there then',
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
function wordDeliveryReason(reason: DeliveryReason): string {
  const error = errorOf(reason);
  const told =
    error === null
      ? null
      : // A code and its facts come from one error and were kept together.
        wordErrorForChat(new BriefingError(error.code, error.facts as never));
  if (reason.code === 'error') return told ?? reasons.unforeseen;
  if (told === null) return reasons[reason.code];
  // That error says the same, and of which platform.
  return error?.code === 'post-unclear' ? told : `${reasons[reason.code]}: ${told}`;
}

/** The error behind it, as it was kept; null where there was none. */
export function errorOf(reason: DeliveryReason | null): DeliveryError | null {
  return reason !== null && 'error' in reason ? (reason.error ?? null) : null;
}

/**
 * As {@link wordDeliveryReason}, of a skipped one. `later`: the record of the next that was due after it, where there is
 * one.
 */
export function wordSkipped(
  { reason, settledAt }: Pick<DeliveryRecord, 'reason' | 'settledAt'>,
  later: Pick<DeliveryRecord, 'dueAt' | 'state'> | null,
): string | null {
  if (reason?.code !== 'missed') return reason && wordDeliveryReason(reason);
  // What was due by the time of return was taken up then.
  const isReplaced = later !== null && settledAt !== null && later.dueAt <= settledAt;
  if (!isReplaced) return `${reasons.missed}, and by its return it was too long ago`;
  return later.state === 'sent'
    ? `${reasons.missed}; the latest one was posted when it came back`
    : `${reasons.missed}, and a later one took its place`;
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
