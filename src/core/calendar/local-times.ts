/** A schedule → the local times at which it is due, whether they exist or not. Local times are in milliseconds, as if they were UTC. */
import type { CronLine, Schedule } from './schedule.ts';

export const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** 29 February comes every four years, but for 1900 and 2100. */
const longestIdleMonths = 9 * 12;

/** From `from` on, in order, without doubles. Ends where nothing is due for nine years. */
export function localTimes(schedule: Schedule, from: number): Generator<number, void> {
  const lines = schedule.map((line) => timesOfLine(line, from));
  return lines.length === 1 && lines[0] ? lines[0] : mergeTimes(lines);
}

function* mergeTimes(lines: readonly Generator<number, void>[]): Generator<number, void> {
  const next = lines.map(nextOf);
  while (true) {
    const earliest = Math.min(...next);
    if (earliest === Number.POSITIVE_INFINITY) return;
    yield earliest;
    for (const [index, times] of lines.entries()) if (next[index] === earliest) next[index] = nextOf(times);
  }
}

function nextOf(times: Generator<number, void>): number {
  return times.next().value ?? Number.POSITIVE_INFINITY;
}

function* timesOfLine(line: CronLine, from: number): Generator<number, void> {
  for (const day of daysOfLine(line, Math.floor(from / dayMs)))
    for (const hour of line.hours) {
      const hourStart = day * dayMs + hour * hourMs;
      if (hourStart + hourMs <= from) continue;
      for (const minute of line.minutes)
        for (const second of line.seconds) {
          const time = hourStart + minute * minuteMs + second * 1000;
          if (time >= from) yield time;
        }
    }
}

/** Days on which a line is due, counted from 1 January 1970, from `from` on. Ends as {@link localTimes} does. */
export function* daysOfLine(line: CronLine, from: number): Generator<number, void> {
  const start = Temporal.Instant.fromEpochMilliseconds(from * dayMs).toZonedDateTimeISO('UTC');
  let { year, month } = start;
  let first = from - start.day + 1;
  for (let idle = 0; idle <= longestIdleMonths; idle++) {
    const length = daysInMonth(year, month);
    if (line.months.includes(month))
      for (let day = 1; day <= length; day++)
        if (first + day - 1 >= from && isDue(line, day, weekdayOf(first + day - 1))) {
          idle = 0;
          yield first + day - 1;
        }
    first += length;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
}

function isDue({ daysOfMonth, daysOfWeek, eitherDay }: CronLine, day: number, weekday: number): boolean {
  const [inMonth, inWeek] = [daysOfMonth.includes(day), daysOfWeek.includes(weekday)];
  return eitherDay ? inMonth || inWeek : inMonth && inWeek;
}

/** From 0, Sunday; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
