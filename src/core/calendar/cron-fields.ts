/** The fields of cron, in their order. */
import type { CronLine } from './schedule.ts';

export interface CronField {
  readonly key: Exclude<keyof CronLine, 'eitherDay'>;
  /** In the plural. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names of its values, from {@link least} on. */
  readonly names: readonly string[];
  /** Whether a range may go beyond the end and on from the beginning: `fri-mon`, `22-2`. */
  readonly wraps: boolean;
}

/** From 0, Sunday. */
export const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** From 1, January. */
export const monthNames =
  'january february march april may june july august september october november december'.split(' ');

const number = { names: [], wraps: false };

/** Seconds first: cron with five fields is without them. */
export const cronFields: readonly CronField[] = [
  { ...number, key: 'seconds', name: 'seconds', least: 0, most: 59 },
  { ...number, key: 'minutes', name: 'minutes', least: 0, most: 59 },
  { ...number, key: 'hours', name: 'hours', least: 0, most: 23, wraps: true },
  { ...number, key: 'daysOfMonth', name: 'days of the month', least: 1, most: 31 },
  { key: 'months', name: 'months', least: 1, most: 12, names: monthNames, wraps: true },
  { key: 'daysOfWeek', name: 'days of the week', least: 0, most: 6, names: weekdayNames, wraps: true },
];

/** Every `step`th number from `least` to `most`. */
export function stepsFrom(least: number, most: number, step = 1): number[] {
  return Array.from({ length: Math.floor((most - least) / step) + 1 }, (_, index) => least + index * step);
}

/** Each minute of each day. */
export const always: CronLine = {
  seconds: [0],
  minutes: stepsFrom(0, 59),
  hours: stepsFrom(0, 23),
  daysOfMonth: stepsFrom(1, 31),
  months: stepsFrom(1, 12),
  daysOfWeek: stepsFrom(0, 6),
  eitherDay: false,
};

/** Whether the list of a field leaves nothing out. */
export function isFull(line: CronLine, key: Exclude<CronField['key'], 'seconds'>): boolean {
  return line[key].length === always[key].length;
}
