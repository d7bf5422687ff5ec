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

/** Words between two of a kind. */
export const joiners: ReadonlySet<string> = new Set(', ; & + / and then'.split(' '));

/** Words that say nothing by themselves. */
export const fillers: ReadonlySet<string> = new Set([
  ...joiners,
  ...'. at on of in the a an from each every per'.split(' '),
]);

/** What is refused as less often than a calendar of weeks and months repeats. */
export const rarerWords: ReadonlySet<string> = new Set(
  'biweekly fortnightly bimonthly quarterly yearly annually'.split(' '),
);

/** What is refused as no time: parts of the day, and times in words. */
export const refusedTimes: ReadonlySet<string> = new Set(
  `morning mornings afternoon afternoons evening evenings night nights
half quarter past one two three four five six seven eight nine ten eleven twelve`.split(/\s/),
);

const otherWords: ReadonlySet<string> = new Set(
  'hourly weekly monthly first second third fourth fifth last other'.split(' '),
);

/** Whether a word in small letters has its place in a schedule, or is refused there with a clause of its own. */
export function isScheduleWord(word: string): boolean {
  const plain = word.replace(/['’]s$/, '');
  const known = [weekdayWords, timeWords, units, rangeWords, fillers, rarerWords, refusedTimes, otherWords];
  return known.some((words) => words.has(plain));
}

/** For "did you mean". */
export const knownWords: readonly string[] = [
  ...[...weekdayWords.keys(), ...timeWords.keys(), ...units.keys()].filter((word) => word.length > 3),
  ...['hourly', 'weekly', 'monthly', 'every', 'first'],
];

/** Words and numbers in small letters, each sign a word; `9 a.m.` is `9am`, `1 of the month` is `1st of the month`. */
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
  return daysOfMonth(words.map((word) => (word.length > 1 ? word.replace(/[.:]+$/, '') : word)));
}

const articles: ReadonlySet<string> = new Set(['the', 'a', 'each', 'every']);

/** "1 and 15 of the month", "day 5 of each month": what stands there is no hour, unless "at" is before it. */
function daysOfMonth(words: readonly string[]): string[] {
  const found = [...words];
  for (const [end, word] of words.entries()) {
    const next = articles.has(words[end + 1] ?? '') ? words[end + 2] : words[end + 1];
    if (word !== 'of' || units.get(next ?? '') !== 'month') continue;
    const start = startOfDays(words, end);
    if (words[start - 1] === 'at') continue;
    for (let at = start; at < end; at++) if (/^\d{1,2}$/.test(words[at] ?? '')) found[at] += 'th';
    if (/^days?$/.test(words[start - 1] ?? '') && start < end) found[start - 1] = 'the';
  }
  return found;
}

/** Where the days begin that stand before `end`: two numbers in a row are an hour and a day. */
function startOfDays(words: readonly string[], end: number): number {
  let start = end;
  for (let at = end - 1, number = false; at >= 0; at--) {
    const word = words[at] ?? '';
    const isNumber = /^\d{1,2}(?:st|nd|rd|th)?$/.test(word);
    const goesOn =
      joiners.has(word) || rangeWords.has(word) || word === 'the' || (word === 'day' && start === end);
    if (isNumber ? number : !goesOn) break;
    number = isNumber;
    if (isNumber) start = at;
  }
  return start;
}
