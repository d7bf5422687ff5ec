/** When a digest is due, in local time: lines of a crontab, read from cron or from what people say. */

/**
 * It fires whenever one of its lines does; more than one are needed where hours have minutes of their own, as in "9:00
 * and 17:30". Not empty. As buildSchedule makes it, so that what is said in two ways is the same schedule.
 */
export type Schedule = readonly CronLine[];

/** Every list is sorted, without doubles, and not empty. */
export interface CronLine {
  /** 0–59. `[0]` unless the cron has six fields, the first of which are seconds. */
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** 1–31. */
  readonly daysOfMonth: readonly number[];
  /** 1–12. */
  readonly months: readonly number[];
  /** 0–6, Sunday first. */
  readonly daysOfWeek: readonly number[];
  /** Whether a day may be in either list of days, as in Vixie cron where neither field begins with `*`; else it is in both. */
  readonly eitherDay: boolean;
}
