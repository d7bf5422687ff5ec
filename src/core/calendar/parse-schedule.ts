/** What people say, or cron → a schedule. */
import { BriefingError } from '../errors.ts';
import { visibleText } from '../text/visible-text.ts';
import { buildSchedule } from './build-schedule.ts';
import { type Refuse, readCron } from './read-cron.ts';
import { readWords } from './read-words.ts';
import type { CronLine, Schedule } from './schedule.ts';

const shorthands: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

/** More than anybody needs, and few enough that no schedule takes long to compute. */
const mostLines = 24;

/**
 * `weekdays at 9`, `mon,wed 7:15 and 18:00`, `every 30 minutes`, `on the 1st and 15th`, `0 9 * * 1-5`, several lines of
 * cron with `|` between them. A time without a day is daily, a day without a time at 9:00. Throws BriefingError `schedule-invalid`.
 */
export function parseSchedule(text: string): Schedule {
  const refuse: Refuse = (problem) => new BriefingError('schedule-invalid', { asked: text, problem });
  const lower = visibleText(text)
    .trim()
    .toLowerCase()
    .replace(/(?<=\w)[.?!]+$/, '');
  const cron = shorthands.get(lower) ?? cronIn(lower);
  const lines = cron === null ? readWords(lower, refuse) : readLines(cron, refuse);
  const schedule = buildSchedule(lines);
  if (schedule.length > mostLines)
    throw refuse(`it takes ${schedule.length} lines of cron, and ${mostLines} is the most`);
  for (const line of schedule)
    if (!canFire(line)) throw refuse(`none of the months that it names has a day ${line.daysOfMonth[0]}`);
  return schedule;
}

const cronWord = /^cron\b:?\s*/;
const cronFieldForm = /^[\d*?][\d*?/,-]*$/;

/** Null for words. */
function cronIn(text: string): string | null {
  if (cronWord.test(text)) return text.replace(cronWord, '');
  if (/[*?|]/.test(text)) return text;
  const fields = text.split(' ');
  const numbers = fields.slice(0, -2);
  return numbers.length > 2 && numbers.length < 5 && numbers.every((field) => cronFieldForm.test(field))
    ? text
    : null;
}

function readLines(text: string, refuse: Refuse): CronLine[] {
  return text.split('|').map((line) => readCron(line.trim(), refuse));
}

function canFire({ daysOfMonth, months, eitherDay }: CronLine): boolean {
  const [first = 1] = daysOfMonth;
  return eitherDay || months.some((month) => first <= longestOf(month));
}

function longestOf(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
