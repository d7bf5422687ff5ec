/** What replies about a subscription have in common. */
import { parseSchedule } from '../../core/calendar/parse-schedule.ts';
import { wordSchedule } from '../../core/calendar/word-schedule.ts';
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { Line, Part, Section } from '../reply.ts';
import { code, line, section } from './parts.ts';
import { wordInstant } from './word-time.ts';

/** `weekdays at 9:00 (Europe/Berlin)` */
export function wordWhen({ schedule, timeZone }: Pick<Subscription, 'schedule' | 'timeZone'>): string {
  return `${wordSchedule(parseSchedule(schedule))} (${timeZone})`;
}

/** `/digest pause 1a2b3c4d`, to be typed. */
export function digestCommand(subcommand: string, { id }: Pick<Subscription, 'id'>): Part {
  return code(`/digest ${subcommand} ${id}`);
}

/** `next`: milliseconds since the epoch. */
export function nextLines({ timeZone }: Pick<Subscription, 'timeZone'>, next: readonly number[]): Line[] {
  return next.map((at) => line('bullet', wordInstant(at, timeZone)));
}

/** `next`: its next three firings, in milliseconds since the epoch. */
export function nextSection(subscription: Subscription, next: readonly number[]): Section {
  if (subscription.nextDue === null)
    return section('Paused', [
      line('none', 'It posts nothing by itself until ', digestCommand('resume', subscription), '.'),
    ]);
  return section('The next three times', nextLines(subscription, next));
}

/** Ids of themes as labels, with commas between them. */
export function wordThemes(themes: readonly string[], { facets, topics }: Taxonomy): string {
  const known = [...Object.values(facets), ...topics];
  return themes.map((theme) => known.find(({ id }) => id === theme)?.label ?? theme).join(', ');
}
