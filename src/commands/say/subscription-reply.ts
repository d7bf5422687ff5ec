/** What is said of one subscription: made, paused, resumed, removed, posted now. */
import { parseSchedule } from '../../core/calendar/parse-schedule.ts';
import { wordSchedule } from '../../core/calendar/word-schedule.ts';
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { Line, Reply } from '../reply.ts';
import { channelLink, code, line, reply, section, strong } from './parts.ts';
import { digestCommand, nextLines, nextSection, wordThemes, wordWhen } from './subscription-parts.ts';

/** Where the time zone comes from: the person, the workspace's latest digest, or the configuration. */
export type ZoneSource = 'given' | 'latest' | 'configured';

export interface Subscribed {
  /** Milliseconds since the epoch. */
  readonly next: readonly number[];
  readonly zoneSource: ZoneSource;
  /** False where the channel had the very same already. */
  readonly isNew: boolean;
  /** Whether it was typed in a thread, whose channel gets it. */
  readonly inThread: boolean;
  readonly taxonomy: Taxonomy;
}

export function subscribedReply(
  subscription: Subscription,
  { next, zoneSource, isNew, inThread, taxonomy }: Subscribed,
): Reply {
  const { id } = subscription;
  const place = inThread ? 'The channel of this thread' : 'This channel';
  const heading = isNew ? 'Subscribed' : `${place} gets that digest already`;
  return reply(`${heading}: ${wordWhen(subscription)}`, [
    section(heading, [
      line(
        'none',
        isNew ? `${place} now gets a digest ` : 'It gets it ',
        strong(wordWhen(subscription)),
        ', as ',
        code(id),
        '.',
      ),
      ...zoneLine(subscription, zoneSource),
      contentLine(subscription, taxonomy),
    ]),
    nextSection(subscription, next),
    section('To change or stop it', [
      line(
        'bullet',
        digestCommand('pause', subscription),
        ' or ',
        digestCommand('remove', subscription),
        '; for another schedule, remove it and subscribe anew.',
      ),
      line('bullet', digestCommand('preview', subscription), ' shows you what it would post now.'),
    ]),
  ]);
}

function zoneLine({ schedule, timeZone }: Subscription, source: ZoneSource): Line[] {
  if (source === 'given') return [];
  const other = timeZone === 'America/New_York' ? 'Europe/Berlin' : 'America/New_York';
  const why = source === 'latest' ? "that of this workspace's latest digest" : 'the usual one here';
  return [
    line(
      'none',
      `The time zone is ${timeZone}, ${why}. For another, remove this digest and subscribe with a zone at the end: `,
      code(`/digest subscribe ${wordSchedule(parseSchedule(schedule))} ${other}`),
    ),
  ];
}

function contentLine({ themes, briefs, quiet, coveredUntil }: Subscription, taxonomy: Taxonomy): Line {
  const since = 'what is new since the one before';
  return line(
    'none',
    'It tells of ',
    ...(briefs.length === 0
      ? ['all briefs']
      : [briefs.length === 1 ? 'the brief ' : 'the briefs ', code(briefs.join(', '))]),
    ...(themes.length === 0 ? [', all themes'] : [', on ', strong(wordThemes(themes, taxonomy))]),
    coveredUntil === null
      ? `. The first holds what there is by then, each later one ${since}. `
      : `. Each holds ${since}. `,
    quiet ? 'Where nothing is new it stays quiet.' : 'Where nothing is new it says so.',
  );
}

export function pausedReply(subscription: Subscription): Reply {
  return told('Paused', [
    line(
      'none',
      'The digest ',
      strong(wordWhen(subscription)),
      ' is paused. It goes on with ',
      digestCommand('resume', subscription),
      '.',
    ),
  ]);
}

export function resumedReply(subscription: Subscription, next: readonly number[]): Reply {
  const was = subscription.nextDue === null ? ' goes on.' : ' was not paused, and goes on.';
  return told('Resumed', [
    line('none', 'The digest ', strong(wordWhen(subscription)), was, ' The next three times:'),
    ...nextLines(subscription, next),
  ]);
}

export function removedReply(subscription: Subscription): Reply {
  return told('Removed', [
    line('none', 'The digest ', strong(wordWhen(subscription)), ' is removed, and so is its record.'),
  ]);
}

/** `asked`: the channel where it was asked for. */
export function onItsWayReply(subscription: Subscription, asked: string): Reply {
  const { channel } = subscription;
  return told('On its way', [
    line(
      'none',
      'The digest ',
      strong(wordWhen(subscription)),
      ' is on its way to ',
      channel === asked ? 'this channel' : channelLink(channel),
      '. What became of it: ',
      digestCommand('why', subscription),
    ),
  ]);
}

function told(heading: string, lines: readonly Line[]): Reply {
  return reply(heading, [section(heading, lines)]);
}
