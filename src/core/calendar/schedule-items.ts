/** What people say → the days and times that are named in it, in order. */
import { nearest } from '../text/nearest.ts';
import { monthNames, stepsFrom } from './cron-fields.ts';
import type { Refuse } from './read-cron.ts';
import { type IntervalUnit, readInterval } from './read-interval.ts';
import { readTime, type TimeOfDay } from './read-time.ts';
import type { CronLine } from './schedule.ts';
import { fillers, knownWords, rangeWords, timeWords, units, weekdayWords } from './schedule-words.ts';

/** `past`: minutes past each hour. */
export type ScheduleItem =
  | { readonly kind: 'weekdays'; readonly days: readonly number[] }
  | { readonly kind: 'monthdays'; readonly days: readonly number[] }
  | { readonly kind: 'time'; readonly time: TimeOfDay }
  | { readonly kind: 'interval'; readonly line: CronLine; readonly text: string; readonly unit: IntervalUnit }
  | { readonly kind: 'past'; readonly minute: number; readonly text: string }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'monthly' };

/** An item, or null for words that say nothing, and how many words it takes. */
interface Step {
  readonly item: ScheduleItem | null;
  readonly words: number;
}

const zones = /^(?:utc|gmt|[ecmp][sd]?t|cest|bst|ist|jst|aest|aedt)$/;
const ordinal = /^(\d+)(?:st|nd|rd|th)$/;

/** `words` as scheduleWords gives them. Throws what `refuse` makes. */
export function readItems(words: readonly string[], refuse: Refuse): ScheduleItem[] {
  const items: ScheduleItem[] = [];
  for (let at = 0; at < words.length; ) {
    const step = readStep(words, at, refuse);
    if (step.item) items.push(step.item);
    at += step.words;
  }
  return items;
}

function readStep(words: readonly string[], at: number, refuse: Refuse): Step {
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (word === 'every' || word === 'each') {
    const every = readEvery(words, at, refuse);
    if (every) return every;
  }
  if (word === 'hourly') return one(interval(1, 'hour', refuse));
  if (word === 'weekly' || word === 'monthly') return one({ kind: word });
  if (word === 'month') return one({ kind: 'monthly' });
  if (rangeWords.has(word)) throw refuse(brokenRange(words, at));
  // "the 15th day of the month", "from Monday on"
  if (fillers.has(word) || (word === 'day' && dayOfMonth(before, refuse) !== null)) return one(null);
  const days = readDays(words, at, refuse);
  if (days) return days;
  const hour = timeWords.get(word);
  if (hour !== undefined) return one({ kind: 'time', time: { hour, minute: 0 } });
  const minute = /^:([0-5]\d)$/.exec(word)?.[1];
  if (minute) return one({ kind: 'past', minute: Number(minute), text: word });
  if (!/^\d/.test(word)) throw refuse(unknownWord(word));
  if (/^\d+$/.test(word)) checkNumber(words, at, refuse);
  return one({ kind: 'time', time: readTime(word, refuse) });
}

function one(item: ScheduleItem | null): Step {
  return { item, words: 1 };
}

function interval(count: number, unit: IntervalUnit, refuse: Refuse): ScheduleItem {
  const text = count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
  return { kind: 'interval', line: readInterval(count, unit, refuse), text, unit };
}

/** "every hour", "every 30 minutes", "every day"; null where "every" says nothing more, as in "every Monday". */
function readEvery(words: readonly string[], at: number, refuse: Refuse): Step | null {
  const next = words[at + 1] ?? '';
  const count = /^\d+$/.test(next) ? Number(next) : next === 'other' ? 2 : null;
  const noun = words[at + (count === null ? 1 : 2)] ?? '';
  const unit = units.get(noun);
  const said = words.slice(at, at + 3).join(' ');
  if (unit === undefined) {
    if (count !== null) throw refuse(`"${said}" is nothing that a calendar can repeat`);
    return null;
  }
  const taken = count === null ? 2 : 3;
  if (unit === 'second' || unit === 'minute' || unit === 'hour')
    return { item: interval(count ?? 1, unit, refuse), words: taken };
  if ((count ?? 1) !== 1 || unit === 'year')
    throw refuse(`"${said}" goes beyond what repeats by the day, the week or the month`);
  if (unit === 'day') return { item: { kind: 'weekdays', days: stepsFrom(0, 6) }, words: taken };
  return { item: { kind: unit === 'week' ? 'weekly' : 'monthly' }, words: taken };
}

/** A day or a range of them; null where there is none. */
function readDays(words: readonly string[], at: number, refuse: Refuse): Step | null {
  const first = readDay(words[at] ?? '', refuse);
  if (first === null || !rangeWords.has(words[at + 1] ?? '')) return first && one(first);
  const skipped = words[at + 2] === 'the' ? 3 : 2;
  const last = readDay(words[at + skipped] ?? '', refuse);
  const [from, to] = [first.days[0] ?? 0, last?.days[0] ?? 0];
  if (last?.kind !== first.kind || first.days.length > 1 || last.days.length > 1)
    throw refuse(brokenRange(words, at + 1));
  if (first.kind === 'monthdays' && from > to) throw refuse(brokenRange(words, at + 1));
  const days = stepsFrom(from, from > to ? to + 7 : to);
  return {
    item: { kind: first.kind, days: first.kind === 'weekdays' ? days.map((day) => day % 7) : days },
    words: skipped + 1,
  };
}

function readDay(word: string, refuse: Refuse): Extract<ScheduleItem, { days: unknown }> | null {
  const weekdays = weekdayWords.get(word.replace(/['’]s$/, ''));
  if (weekdays) return { kind: 'weekdays', days: weekdays };
  const day = dayOfMonth(word, refuse);
  return day === null ? null : { kind: 'monthdays', days: [day] };
}

function dayOfMonth(word: string, refuse: Refuse): number | null {
  const number = word === 'first' ? '1' : ordinal.exec(word)?.[1];
  if (number === undefined) return null;
  const day = Number(number);
  if (day < 1 || day > 31) throw refuse(`no month has a ${word}`);
  return day;
}

/** A bare number is an hour, unless what stands around it says that something else is meant. */
function checkNumber(words: readonly string[], at: number, refuse: Refuse): void {
  const [before = '', word = '', after = ''] = [words[at - 1], words[at], words[at + 1]];
  if (before === 'the' || before === 'day')
    throw refuse(`"${before} ${word}" could be a day or an hour: write days of the month like 1st or 15th`);
  if (units.has(after)) throw refuse(`"${word} ${after}" wants "every" before it`);
  const pair = /^\d+$/.test(before) ? [before, word] : /^\d+$/.test(after) ? [word, after] : null;
  if (pair && word.length < 4)
    throw refuse(`"${pair.join(' ')}" is not a time: write it like 9:30, or put a comma between two times`);
}

function brokenRange(words: readonly string[], at: number): string {
  const said = words.slice(Math.max(0, at - 1), at + 2).join(' ');
  return `"${said}" is not a range of days; ranges of hours can be said in cron only, as in "0 9-17 * * *"`;
}

function unknownWord(word: string): string {
  if (zones.test(word)) return `"${word.toUpperCase()}" is a time zone and no part of the schedule`;
  if (monthNames.some((name) => name === word || name.slice(0, 3) === word))
    return `"${word}" is a month, and months can be said in cron only, as in "0 9 1 1 *"`;
  const near = nearest(word, knownWords);
  return `"${word}" is not a word for days or times${near ? `; did you mean "${near}"` : ''}`;
}
