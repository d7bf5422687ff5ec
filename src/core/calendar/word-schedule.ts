/** A schedule → cron, and words. */
import { daysKey } from './build-schedule.ts';
import { isFull, weekdayNames } from './cron-fields.ts';
import type { CronLine, Schedule } from './schedule.ts';
import { writeCron } from './write-cron.ts';

/** Five fields, or six with seconds in front; lines with `|` between them. parseSchedule reads it back as the same schedule. */
export function cronOf(schedule: Schedule): string {
  return schedule.map(writeCron).join(' | ');
}

/** `weekdays at 9:00`; what has no words of its own is given as cron: `cron 0 9 * 1 *`. parseSchedule reads both back. */
export function wordSchedule(schedule: Schedule): string {
  const groups = [...Map.groupBy(schedule, daysKey).values()].sort((a, b) => firstDay(a) - firstDay(b));
  const [first = []] = groups;
  const words = groups.length === 1 ? (wordInterval(first) ?? wordTimes(first)) : joinWords(groups);
  return words ?? `cron ${cronOf(schedule)}`;
}

/** For the order in which days are told: the week from Monday on, then days of the month. */
function firstDay([line]: readonly CronLine[]): number {
  if (!line) return 0;
  const [day = 0] = isFull(line, 'daysOfMonth') ? fromMonday(line.daysOfWeek) : line.daysOfMonth;
  return isFull(line, 'daysOfMonth') ? day : 7 + day;
}

/** Monday is 1, Sunday 7. */
function fromMonday(daysOfWeek: readonly number[]): number[] {
  return daysOfWeek.map((day) => day || 7).sort((a, b) => a - b);
}

/** More in a row are easier to read as cron. */
const mostInRow = 6;

/** All functions below return null for what has no words; `lines` are about the same days. */
function joinWords(groups: readonly (readonly CronLine[])[]): string | null {
  const words = groups.map(wordTimes);
  return words.every((text) => text !== null) ? words.join('; ') : null;
}

/** `Mondays and Thursdays at 9:00 and 17:30`. */
function wordTimes(lines: readonly CronLine[]): string | null {
  const [line] = lines;
  if (!line || lines.some(({ seconds }) => String(seconds) !== '0')) return null;
  const days = wordDays(line);
  const times = lines
    .flatMap(({ hours, minutes }) => hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)))
    .sort((a, b) => a - b);
  if (days === null || times.length > mostInRow) return null;
  const words = times.map((time) => `${Math.floor(time / 60)}:${twoDigits(time % 60)}`);
  return `${days || 'daily'} at ${listed(words)}`;
}

/** `every 30 minutes`, `every 2 hours at :15 on weekdays`. */
function wordInterval(lines: readonly CronLine[]): string | null {
  const [line] = lines;
  if (!line || lines.length > 1) return null;
  const days = wordDays(line);
  const interval = intervalOf(line);
  if (days === null || interval === null) return null;
  if (days === '') return interval;
  return days.startsWith('on ') ? `${interval} ${days}` : `${interval} on ${days}`;
}

function intervalOf(line: CronLine): string | null {
  const { seconds, minutes, hours } = line;
  const [eachHour, eachMinute] = [isFull(line, 'hours'), isFull(line, 'minutes')];
  if (String(seconds) !== '0') return eachHour && eachMinute ? wordEvery(seconds, 60, 'second') : null;
  const everyMinute = eachHour ? wordEvery(minutes, 60, 'minute') : null;
  if (everyMinute !== null) return everyMinute;
  const everyHour = hours.length > 2 ? wordEvery(hours, 24, 'hour') : null;
  if (everyHour === null || minutes.length > mostInRow) return null;
  if (String(minutes) === '0') return everyHour;
  return `${everyHour} at ${listed(minutes.map((minute) => `:${twoDigits(minute)}`))}`;
}

/** `size`: how many units until it begins anew. */
function wordEvery(values: readonly number[], size: number, unit: string): string | null {
  const step = size / values.length;
  if (values.length < 2 || values.some((value, index) => value !== index * step)) return null;
  return step === 1 ? `every ${unit}` : `every ${step} ${unit}s`;
}

/** `weekdays`, `Mondays and Thursdays`, `on the 1st and 15th`; empty for every day. */
function wordDays(line: CronLine): string | null {
  if (!isFull(line, 'months')) return null;
  const { daysOfMonth, daysOfWeek } = line;
  if (isFull(line, 'daysOfMonth')) {
    if (isFull(line, 'daysOfWeek')) return '';
    const named = { '1,2,3,4,5': 'weekdays', '0,6': 'weekends' }[String(daysOfWeek)];
    return named ?? wordWeekdays(fromMonday(daysOfWeek));
  }
  if (!isFull(line, 'daysOfWeek') || daysOfMonth.length > mostInRow) return null;
  return `on the ${listed(daysOfMonth.map(ordinal))}`;
}

/** `Mondays and Thursdays`, `Tuesdays to Fridays`. */
function wordWeekdays(days: readonly number[]): string {
  const words = days.map((day) => `${capital(weekdayNames[day % 7] ?? '')}s`);
  const inRow = (days.at(-1) ?? 0) - (days[0] ?? 0) === days.length - 1;
  return inRow && days.length > 2 ? `${words[0]} to ${words.at(-1)}` : listed(words);
}

function ordinal(day: number): string {
  const teen = day > 10 && day < 14;
  return `${day}${(teen ? null : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th'}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
