/** When a digest is due, in local time: cron fields, read from cron or from what people say. */

/** Every list is sorted, without doubles, and not empty. */
export interface Schedule {
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
  /** Whether any day of the month will do; where neither this nor {@link anyDayOfWeek} holds, either field may match, as in Vixie cron. */
  readonly anyDayOfMonth: boolean;
  readonly anyDayOfWeek: boolean;
}
