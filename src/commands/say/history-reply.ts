/** What a digest did lately and why, and what comes next. */
import { isAskedFor } from '../../core/digest/asked-for.ts';
import type { DeliveryRecord } from '../../ports/delivery.ts';
import type { Subscription } from '../../ports/subscription.ts';
import { withStop } from '../messages/with-stop.ts';
import { errorOf, wordDelivery, wordSkipped } from '../messages/word-delivery.ts';
import type { Line, Reply } from '../reply.ts';
import { goneLines } from './gone-briefs.ts';
import { dim, line, reply, section, strong } from './parts.ts';
import { digestCommand, nextSection, wordWhen } from './subscription-parts.ts';
import { wordInstant, wordInstantBeside, wordLocal } from './word-time.ts';

/** More is not read; what is older than a month is not kept. */
const mostLines = 10;

/** `records` latest first; `next` in milliseconds since the epoch; `gone`: ids of its briefs that are no longer there. */
export function whyReply(
  subscription: Subscription,
  records: readonly DeliveryRecord[],
  { next, gone }: { readonly next: readonly number[]; readonly gone: readonly string[] },
): Reply {
  const when = wordWhen(subscription);
  const lines = joinSkipped(records)
    .slice(0, mostLines)
    .map((run) => runLine(run, subscription));
  const isChannelGone = errorOf(records[0]?.reason ?? null)?.code === 'channel-gone';
  return reply(`What the digest did lately: ${when}`, [
    section(`Digest ${subscription.id}: ${when}`, [
      ...(lines.length > 0 ? lines : [line('none', 'It has posted and skipped nothing yet.')]),
      ...(isChannelGone ? [channelGoneLine(subscription)] : []),
      ...goneLines(subscription, gone),
    ]),
    nextSection(subscription, next),
  ]);
}

/** Nobody can pause it in a channel that has been deleted, nor guess that it goes on trying. */
function channelGoneLine(subscription: Subscription): Line {
  return subscription.fromConfig
    ? line('none', 'Where that channel is not coming back, have it taken out of config/briefwire.yaml.')
    : line('none', 'Where that channel is not coming back: ', digestCommand('remove', subscription));
}

/** `record`: of the post whose button was pressed. */
export function aboutReply(
  subscription: Subscription,
  record: DeliveryRecord,
  next: readonly number[],
): Reply {
  const { timeZone } = subscription;
  const at = (time: number) => wordInstantBeside(time, record.dueAt, timeZone);
  const due = wordInstant(record.dueAt, timeZone);
  const asked = isAskedFor(record.occurrence) ? ', asked for by /digest now' : '';
  return reply('About this digest', [
    section('About this digest', [
      line('none', 'This channel gets it ', strong(wordWhen(subscription)), '.'),
      line('none', `This one was due ${due}${asked}: ${withStop(wordDelivery(record, at))}`),
      line('bullet', digestCommand('why', subscription), ' tells what became of the others.'),
      line('bullet', digestCommand('pause', subscription), ' stops it for a while.'),
    ]),
    nextSection(subscription, next),
  ]);
}

/** Records that follow each other, latest first: several only where all are skipped for one reason. */
interface Run {
  readonly records: [DeliveryRecord, ...DeliveryRecord[]];
  /** Why they were skipped; null where they were not, or not as a whole. */
  readonly skipped: string | null;
}

function joinSkipped(records: readonly DeliveryRecord[]): Run[] {
  const runs: Run[] = [];
  let later: DeliveryRecord | null = null;
  for (const record of records) {
    const isWhole = record.state === 'skipped' && record.posted === 0 && !isAskedFor(record.occurrence);
    const skipped = isWhole ? wordSkipped(record, later) : null;
    const last = runs.at(-1);
    if (last && skipped !== null && last.skipped === skipped) last.records.push(record);
    else runs.push({ records: [record], skipped });
    // Of several that were missed at once the last one's place was taken, and so was that of those before it.
    if (!isAskedFor(record.occurrence) && !isMissed(record)) later = record;
  }
  return runs;
}

function isMissed({ reason }: DeliveryRecord): boolean {
  return reason?.code === 'missed';
}

function runLine({ records, skipped }: Run, { timeZone }: Subscription): Line {
  const [latest] = records;
  const oldest = records.at(-1) ?? latest;
  const count = records.reduce((sum, record) => sum + record.count, 0);
  if (count > 1) {
    const span = `${wordLocal(oldest.occurrence)} – ${wordLocal(latest.lastOccurrence)}`;
    return line('bullet', strong(span), ` ${count} skipped${skipped === null ? '' : `: ${skipped}`}`);
  }
  if (skipped !== null)
    return line('bullet', strong(wordInstant(latest.dueAt, timeZone)), ` skipped: ${skipped}`);
  const at = (time: number) => wordInstantBeside(time, latest.dueAt, timeZone);
  const warning = latest.state === 'quarantined' ? '⚠️ ' : '';
  return line(
    'bullet',
    strong(wordInstant(latest.dueAt, timeZone)),
    ...(isAskedFor(latest.occurrence) ? [dim(' (asked for)')] : []),
    ` ${warning}${wordDelivery(latest, at)}`,
  );
}
