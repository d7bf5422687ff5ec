/** A schedule as people say it → lines of cron. */
import { always, stepsFrom } from './cron-fields.ts';
import { findOffset } from './find-offset.ts';
import type { Refuse } from './read-cron.ts';
import { mixedDays } from './refuse-words.ts';
import type { CronLine } from './schedule.ts';
import type { ScheduleItem } from './schedule-item.ts';
import { readItems } from './schedule-items.ts';
import { scheduleWords } from './schedule-words.ts';

type DayItem = Extract<ScheduleItem, { kind: 'weekdays' | 'monthdays' }>;
type TimeItem = Extract<ScheduleItem, { kind: 'time' | 'interval' | 'past' }>;
type Days = Pick<CronLine, 'daysOfMonth' | 'daysOfWeek'>;

/** Items that are all days or all times, one after the other. */
type Run =
  | { readonly about: 'days'; readonly items: DayItem[] }
  | { readonly about: 'times'; readonly items: TimeItem[] };

/** When nothing is said of a time. */
const usualTime: TimeItem = { kind: 'time', time: { hour: 9, minute: 0 } };
const everyDay: DayItem = { kind: 'weekdays', days: stepsFrom(0, 6) };

/** `text` with single spaces. Throws what `refuse` makes. */
export function readWords(text: string, refuse: Refuse): CronLine[] {
  const offset = findOffset(text);
  if (offset !== null)
    throw refuse(
      `"${offset.toUpperCase()}" is an offset, and offsets do not keep daylight saving: name a zone such as Europe/Berlin`,
    );
  const items = readItems(scheduleWords(text), refuse);
  const runs = runsOf(items);
  const monthly = items.some(({ kind }) => kind === 'monthly');
  const weekly = items.some(({ kind }) => kind === 'weekly');
  if (!runs.some(({ about }) => about === 'days')) {
    if (weekly) throw refuse('it does not say on which day of the week');
    if (monthly) runs.unshift({ about: 'days', items: [{ kind: 'monthdays', days: [1] }] });
  }
  if (runs.length === 0) throw refuse('it names neither a day nor a time');
  return pairsOf(runs, refuse).flatMap(({ days, times }) => {
    if ((weekly && hasKind(days, 'monthdays')) || (monthly && hasKind(days, 'weekdays')))
      throw refuse(mixedDays);
    const where = readDays(days, refuse);
    return readTimes(times, refuse).map((line) => ({ ...line, ...where }));
  });
}

function hasKind(days: readonly DayItem[], kind: DayItem['kind']): boolean {
  return days.some((day) => day.kind === kind);
}

function runsOf(items: readonly ScheduleItem[]): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.kind === 'weekly' || item.kind === 'monthly') continue;
    if (item.kind === 'weekdays' || item.kind === 'monthdays') {
      if (last?.about === 'days') last.items.push(item);
      else runs.push({ about: 'days', items: [item] });
    } else if (last?.about === 'times') last.items.push(item);
    else runs.push({ about: 'times', items: [item] });
  }
  return runs;
}

/** "Mondays 9:00 and Fridays 17:00" as well as "9:00 on Mondays and 17:00 on Fridays". */
function pairsOf(runs: readonly Run[], refuse: Refuse) {
  if (runs.length > 1 && runs.length % 2 === 1)
    throw refuse(
      'it is not clear which times belong to which days; say it like "mondays 9:00, fridays 17:00"',
    );
  return Array.from({ length: Math.ceil(runs.length / 2) }, (_, index) => {
    const pair = runs.slice(index * 2, index * 2 + 2);
    return {
      days: pair.find((run) => run.about === 'days')?.items ?? [everyDay],
      times: pair.find((run) => run.about === 'times')?.items ?? [usualTime],
    };
  });
}

function readDays(items: readonly DayItem[], refuse: Refuse): Days {
  const { daysOfMonth, daysOfWeek } = always;
  const days = [...new Set(items.flatMap((item) => item.days))].sort((a, b) => a - b);
  if (items.every(({ kind }) => kind === 'weekdays')) return { daysOfMonth, daysOfWeek: days };
  if (items.every(({ kind }) => kind === 'monthdays')) return { daysOfMonth: days, daysOfWeek };
  throw refuse(mixedDays);
}

function readTimes(items: readonly TimeItem[], refuse: Refuse): CronLine[] {
  const times = items.filter((item) => item.kind === 'time');
  const [interval, another] = items.filter((item) => item.kind === 'interval');
  const pasts = items.filter((item) => item.kind === 'past');
  const [past] = pasts;
  if (!interval) {
    if (past) throw refuse(`"${past.text}" needs an hour, or "every hour" before it`);
    return times.map(({ time: { hour, minute } }) => ({ ...always, minutes: [minute], hours: [hour] }));
  }
  if (another) throw refuse(`"${interval.text}" and "${another.text}" do not go together`);
  if (times.length > 0) throw refuse(`"${interval.text}" and a time of day do not go together`);
  if (!past) return [interval.line];
  if (interval.unit !== 'hour') throw refuse(`"${interval.text}" and "${past.text}" do not go together`);
  return pasts.map(({ minute }) => ({ ...interval.line, minutes: [minute] }));
}
