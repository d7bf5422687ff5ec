/** "every hour", "every 30 minutes", "every day" → when that is. */
import { stepsFrom } from './cron-fields.ts';
import type { Refuse } from './read-cron.ts';
import { type IntervalUnit, readInterval } from './read-interval.ts';
import { beyondCalendar, mixedDays } from './refuse-words.ts';
import type { ScheduleItem, Step } from './schedule-item.ts';
import { units, weekdayWords } from './schedule-words.ts';

export function interval(count: number, unit: IntervalUnit, refuse: Refuse): ScheduleItem {
  const text = count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
  return { kind: 'interval', line: readInterval(count, unit, refuse), text, unit };
}

/** `words[at]` is "every" or "each". Null where it says nothing more, as in "every Monday". Throws what `refuse` makes. */
export function readEvery(words: readonly string[], at: number, refuse: Refuse): Step | null {
  const count = countAt(words, at + 1);
  const noun = words[at + (count === null ? 1 : 2)] ?? '';
  const said = words.slice(at, at + 3).join(' ');
  if (count !== null && weekdayWords.has(noun))
    throw refuse(words.slice(at + 3).includes('month') ? mixedDays : beyondCalendar(said));
  const unit = units.get(noun);
  if (unit === undefined) {
    if (count !== null) throw refuse(`"${said}" is nothing that a calendar can repeat`);
    return null;
  }
  const taken = count === null ? 2 : 3;
  if (unit === 'second' || unit === 'minute' || unit === 'hour')
    return { item: interval(count ?? 1, unit, refuse), words: taken };
  if ((count ?? 1) !== 1 || unit === 'year') throw refuse(beyondCalendar(said));
  if (unit === 'day') return { item: { kind: 'weekdays', days: stepsFrom(0, 6) }, words: taken };
  return { item: { kind: unit === 'week' ? 'weekly' : 'monthly' }, words: taken };
}

const ordinals: ReadonlyMap<string, number> = new Map(
  Object.entries({ second: 2, third: 3, fourth: 4, fifth: 5, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5 }),
);

/** "every 2 hours", "every other hour", "every second Monday"; an ordinal counts only what can be counted: "every 2nd of the month" does not. */
function countAt(words: readonly string[], at: number): number | null {
  const word = words[at] ?? '';
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'other') return 2;
  const noun = words[at + 1] ?? '';
  const counts = units.has(noun) || weekdayWords.has(noun);
  return counts ? (ordinals.get(word) ?? null) : null;
}
