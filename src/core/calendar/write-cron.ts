/** One line of a schedule → cron. */
import { type CronField, cronFields, isFull } from './cron-fields.ts';
import type { CronLine } from './schedule.ts';

/** Five fields, or six with seconds in front. */
export function writeCron(line: CronLine): string {
  const [seconds = '', ...fields] = cronFields.map((field) => writeField(field, line));
  return (seconds === '0' ? fields : [seconds, ...fields]).join(' ');
}

function writeField(field: CronField, line: CronLine): string {
  const values = line[field.key];
  if (values.length === field.most - field.least + 1) return '*';
  const [first = field.least, second = field.most + 1] = values;
  const last = values.at(-1) ?? first;
  const step = second - first;
  const even = values.every((value, index) => value === first + index * step);
  const canStar = even && first === field.least && last + step > field.most;
  // Between two lists of days, the star says that a day must be in both of them.
  if (mustStar(field, line) && canStar) return `*/${step}`;
  if (!even || values.length < 4 || step === 1) return runsOf(values).map(writeRun).join(',');
  return canStar && !isDay(field) ? `*/${step}` : `${first}-${last}/${step}`;
}

function isDay({ key }: CronField): boolean {
  return key === 'daysOfMonth' || key === 'daysOfWeek';
}

function mustStar(field: CronField, line: CronLine): boolean {
  return isDay(field) && !line.eitherDay && !isFull(line, 'daysOfMonth') && !isFull(line, 'daysOfWeek');
}

function runsOf(values: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs;
}

function writeRun(run: readonly number[]): string {
  return run.length < 3 ? run.join(',') : `${run[0]}-${run.at(-1)}`;
}
