/** What a digest did lately and why, and what comes next. */
import type { DeliveryRecord, Subscription } from '../../ports/store.ts';
import { withStop, wordDelivery, wordDeliveryReason } from '../messages/word-delivery.ts';
import type { Line, Reply, Section } from '../reply.ts';
import { dim, line, reply, section, strong } from './parts.ts';
import { digestCommand, nextLines, wordWhen } from './subscription-parts.ts';
import { wordInstant, wordInstantBeside, wordLocal } from './word-time.ts';

/** More is not read; what is older than a month is not kept. */
const mostLines = 10;

/** `records` latest first; `next` in milliseconds since the epoch. */
export function whyReply(
  subscription: Subscription,
  records: readonly DeliveryRecord[],
  next: readonly number[],
): Reply {
  const when = wordWhen(subscription);
  const lines = joinSkipped(records)
    .slice(0, mostLines)
    .map((run) => runLine(run, subscription));
  return reply(`What the digest did lately: ${when}`, [
    section(`Digest ${subscription.id}: ${when}`, [
      ...(lines.length > 0 ? lines : [line('none', 'It has posted and skipped nothing yet.')]),
    ]),
    nextSection(subscription, next),
  ]);
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
  const asked = isAsked(record) ? ', asked for by /digest now' : '';
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

function nextSection(subscription: Subscription, next: readonly number[]): Section {
  if (subscription.nextDue === null)
    return section('Paused', [
      line('none', 'It posts nothing until ', digestCommand('resume', subscription), '.'),
    ]);
  return section('The next three times', nextLines(subscription, next));
}

/** Records of the same kind that follow each other, latest first: several only where all are skipped for one reason. */
type Run = readonly [DeliveryRecord, ...DeliveryRecord[]];

function joinSkipped(records: readonly DeliveryRecord[]): Run[] {
  const runs: [DeliveryRecord, ...DeliveryRecord[]][] = [];
  for (const record of records) {
    const last = runs.at(-1);
    if (last && isSkippedAlike(last[0], record)) last.push(record);
    else runs.push([record]);
  }
  return runs;
}

function isSkippedAlike(one: DeliveryRecord, other: DeliveryRecord): boolean {
  const areSkipped = one.state === 'skipped' && other.state === 'skipped';
  const areWhole = [one, other].every((record) => record.posted === 0 && !isAsked(record));
  return areSkipped && areWhole && one.reason?.code === other.reason?.code;
}

function runLine(run: Run, { timeZone }: Subscription): Line {
  const [latest] = run;
  const oldest = run.at(-1) ?? latest;
  const count = run.reduce((sum, record) => sum + record.count, 0);
  if (count > 1) {
    const span = `${wordLocal(oldest.occurrence)} – ${wordLocal(latest.lastOccurrence)}`;
    const why = latest.reason === null ? '' : `: ${wordDeliveryReason(latest.reason)}`;
    return line('bullet', strong(span), ` ${count} skipped${why}`);
  }
  const at = (time: number) => wordInstantBeside(time, latest.dueAt, timeZone);
  const warning = latest.state === 'quarantined' ? '⚠️ ' : '';
  return line(
    'bullet',
    strong(wordInstant(latest.dueAt, timeZone)),
    ...(isAsked(latest) ? [dim(' (asked for)')] : []),
    ` ${warning}${wordDelivery(latest, at)}`,
  );
}

function isAsked({ occurrence }: DeliveryRecord): boolean {
  return occurrence.startsWith('now:');
}
