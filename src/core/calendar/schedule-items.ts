/** What people say → the days and times that are named in it, in order. */
import { stepsFrom } from './cron-fields.ts';
import type { Refuse } from './read-cron.ts';
import { interval, readEvery } from './read-every.ts';
import { readTime } from './read-time.ts';
import { brokenRange, refusedOrdinal, unknownWord } from './refuse-words.ts';
import { one, type ScheduleItem, type Step } from './schedule-item.ts';
import { fillers, joiners, rangeWords, timeWords, units, weekdayWords } from './schedule-words.ts';

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
  const misplaced = refusedOrdinal(word, words[at + 1] ?? '');
  if (misplaced !== null) throw refuse(misplaced);
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
  if ((isAboutMonth(words) || ordinal.test(after)) && !isAfterAt(words, at))
    throw refuse(
      `"${word}" could be a day or an hour: write days of the month like 1st or 15th, and hours like 9:00`,
    );
  const pair = /^\d+$/.test(before) ? [before, word] : /^\d+$/.test(after) ? [word, after] : null;
  if (pair && word.length < 4)
    throw refuse(`"${pair.join(' ')}" is not a time: write it like 9:30, or put a comma between two times`);
}

/** Whether it is about the month, and no day has a form that tells it from an hour. */
function isAboutMonth(words: readonly string[]): boolean {
  const isDay = (word: string) => word === 'first' || ordinal.test(word) || weekdayWords.has(word);
  return words.some((word) => word === 'monthly' || units.get(word) === 'month') && !words.some(isDay);
}

/** "at 8", "at 8 and 12": whoever says that means hours, unless "of the month" follows. */
function isAfterAt(words: readonly string[], at: number): boolean {
  const isOther = (word: string) => !joiners.has(word) && !/^\d/.test(word);
  return words.slice(0, at).findLast(isOther) === 'at' && words.slice(at).find(isOther) !== 'of';
}
