/** Lines of cron → a schedule, in the one form that its meaning has. */
import { always, isFull } from './cron-fields.ts';
import type { CronLine, Schedule } from './schedule.ts';
import { writeCron } from './write-cron.ts';

/**
 * Merges lines that are about the same days: no line of them fires at a time at which another does, and as few are
 * left as the hours allow. In the order of their cron.
 */
export function buildSchedule(lines: readonly CronLine[]): Schedule {
  const ofSameDays = Map.groupBy(lines.map(settleDays), daysKey).values();
  const merged = [...ofSameDays].flatMap((same) => (same.length === 1 ? same : mergeTimes(same)));
  const written = merged.map((line) => ({ line, cron: writeCron(line) }));
  return written.sort((a, b) => (a.cron < b.cron ? -1 : 1)).map(({ line }) => line);
}

/** The same text for lines that are about the same days. */
export function daysKey({ daysOfMonth, months, daysOfWeek, eitherDay }: CronLine): string {
  return [daysOfMonth, months, daysOfWeek, eitherDay].join(' ');
}

/** Where either of two lists will do and one holds every day, every day it is. */
function settleDays(line: CronLine): CronLine {
  if (!line.eitherDay || (!isFull(line, 'daysOfMonth') && !isFull(line, 'daysOfWeek'))) return line;
  const { daysOfMonth, daysOfWeek } = always;
  return { ...line, daysOfMonth, daysOfWeek, eitherDay: false };
}

/** `lines` are about the same days. Hours with the same minutes and seconds are one line, as are minutes with the same seconds. */
function mergeTimes(lines: readonly CronLine[]): CronLine[] {
  const hours = distinct(lines.flatMap((line) => line.hours));
  const parts = hours.flatMap((hour) => {
    const inHour = lines.filter((line) => line.hours.includes(hour));
    const minutes = distinct(inHour.flatMap((line) => line.minutes)).map((minute) => {
      const inMinute = inHour.filter((line) => line.minutes.includes(minute));
      return { minute, seconds: distinct(inMinute.flatMap((line) => line.seconds)) };
    });
    return [...Map.groupBy(minutes, ({ seconds }) => seconds.join()).values()].map((same) => ({
      hour,
      minutes: same.map(({ minute }) => minute),
      seconds: same[0]?.seconds ?? [],
    }));
  });
  const ofSameMinutes = Map.groupBy(parts, ({ minutes, seconds }) => `${minutes} ${seconds}`).values();
  return [...ofSameMinutes].map((same) => ({
    ...always,
    ...lines[0],
    seconds: same[0]?.seconds ?? [],
    minutes: same[0]?.minutes ?? [],
    hours: same.map(({ hour }) => hour),
  }));
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
