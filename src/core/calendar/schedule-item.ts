/** The days and times that are named in what people say. */
import type { IntervalUnit } from './read-interval.ts';
import type { TimeOfDay } from './read-time.ts';
import type { CronLine } from './schedule.ts';

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
export interface Step {
  readonly item: ScheduleItem | null;
  readonly words: number;
}

export function one(item: ScheduleItem | null): Step {
  return { item, words: 1 };
}
