/** What is wrong with words that say no schedule, as clauses. */
import { nearest } from '../text/nearest.ts';
import { monthNames } from './cron-fields.ts';
import { knownWords, rarerWords, refusedTimes, units, weekdayWords } from './schedule-words.ts';
import { zoneCalled } from './zone-aliases.ts';

export const mixedDays =
  'days of the week and of the month go together in cron only, as in "0 9 1 * 1" for the 1st and Mondays';

export function beyondCalendar(said: string): string {
  return `"${said}" goes beyond what repeats by the day, the week or the month`;
}

export function brokenRange(words: readonly string[], at: number): string {
  const said = words.slice(Math.max(0, at - 1), at + 2).join(' ');
  return `"${said}" is not a range of days; ranges of hours can be said in cron only, as in "0 9-17 * * *"`;
}

export function isMonthName(word: string): boolean {
  return monthNames.some((name) => name === word || name.slice(0, 3) === word);
}

const ordinals: ReadonlyMap<string, string> = new Map(
  Object.entries({ second: '2nd', third: '3rd', fourth: '4th', fifth: '5th' }),
);

/** "second Tuesday", "last day"; null for what has nothing to do with the place of a day in its month. */
export function refusedOrdinal(word: string, after: string): string | null {
  const written = ordinals.get(word);
  if (written === undefined && word !== 'last') return null;
  if (weekdayWords.has(after)) return mixedDays;
  if (written !== undefined) return `write days of the month like ${written} or 15th, not "${word}"`;
  return /^(?:day|of)?$/.test(after)
    ? 'the last day of a month cannot be said; name one that every month has, such as the 28th'
    : null;
}

export function unknownWord(word: string): string {
  if (rarerWords.has(word)) return beyondCalendar(word);
  if (units.has(word)) return `"${word}" wants "every" before it`;
  if (refusedTimes.has(word)) return `"${word}" is not a time: write it like 9am or 18:30`;
  if (zoneCalled(word) !== null || ['utc', 'gmt'].includes(word))
    return `"${word}" is for a time zone, which stands at the end, by its name, as in "weekdays 9:00 Europe/Berlin"`;
  if (isMonthName(word))
    return `"${word}" is a month, and months can be said in cron only, as in "0 9 1 1 *"`;
  const near = nearest(word, knownWords);
  // What was asked is no guess: it is known, but not where it stands.
  const guess = near === null || near === word ? '' : `; did you mean "${near}"?`;
  return `"${word}" is not a word for days or times${guess}`;
}
