/** The words that people say schedules with. */
import { stepsFrom, weekdayNames } from './cron-fields.ts';

/** Days of the week by every word for them. */
export const weekdayWords: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...weekdayNames.flatMap((name, day) =>
    [name, `${name}s`, name.slice(0, 3), name.slice(0, 2)].map((word) => [word, [day]] as const),
  ),
  ...Object.entries({ tues: [2], weds: [3], thur: [4], thurs: [4] }),
  ...['weekday', 'weekdays', 'workday', 'workdays'].map((word) => [word, stepsFrom(1, 5)] as const),
  ...['weekend', 'weekends'].map((word) => [word, [0, 6]] as const),
  ...['daily', 'everyday'].map((word) => [word, stepsFrom(0, 6)] as const),
]);

export const timeWords: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
]);

export const units: ReadonlyMap<string, 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'> =
  new Map([
    ...['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, 'second'] as const),
    ...['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 'minute'] as const),
    ...['h', 'hr', 'hrs', 'hour', 'hours'].map((word) => [word, 'hour'] as const),
    ...['day', 'days'].map((word) => [word, 'day'] as const),
    ...['week', 'weeks'].map((word) => [word, 'week'] as const),
    ...['month', 'months'].map((word) => [word, 'month'] as const),
    ...['year', 'years'].map((word) => [word, 'year'] as const),
  ]);

/** Words between two days that are the ends of a range. */
export const rangeWords: ReadonlySet<string> = new Set(['-', 'to', 'till', 'until', 'through', 'thru']);

/** Words that say nothing by themselves. */
export const fillers: ReadonlySet<string> = new Set(
  ', ; & + / . and then at on of in the a an from each every per'.split(' '),
);

/** For "did you mean". */
export const knownWords: readonly string[] = [
  ...[...weekdayWords.keys(), ...timeWords.keys(), ...units.keys()].filter((word) => word.length > 3),
  ...['hourly', 'weekly', 'monthly', 'every', 'first'],
];

/** Words and numbers in small letters, each sign a word; `9 a.m.` is `9am`. */
export function scheduleWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/(\d)\s?([ap])\.?\s?m\b\.?/g, '$1$2m ')
    .replace(/(\d)\s?o['’]?\s?clock\b/g, '$1')
    .replace(/\b12(?::00)?\s(?=(?:noon|midday|midnight)\b)/g, '')
    .replace(/\b(?:working|business|work|week)[\s-]days?\b/g, 'weekdays')
    .replace(/\bhalf[\s-](?:an?[\s-])?hour\b/g, '30 minutes')
    .replace(/\b(every|each)\s(\d+)(?=(?:s|m|h|secs?|mins?|hrs?|hours?|days?)\b)/g, '$1 $2 ');
  const words = plain.match(/\d[\d:.]*\p{L}*\d*|:\d+|\p{L}[\p{L}\p{M}'’]*|\S/gu) ?? [];
  return words.map((word) => (word.length > 1 ? word.replace(/[.:]+$/, '') : word));
}
