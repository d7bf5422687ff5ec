/** How close together a schedule fires. */
import { daysOfLine } from './local-times.ts';
import type { CronLine, Schedule } from './schedule.ts';

const secondsOfDay = 86_400;

/** Days of the week fall on the same days of the year after so many days: 28 years. */
const cycleDays = 28 * 365 + 7;

/** 1 January 2024, in days since 1970. */
const cycleStart = 19_723;

const never = Number.POSITIVE_INFINITY;

/**
 * Least minutes between two firings, by the local clock; infinite where it fires but once. A fraction where seconds
 * tell; below one minute, only what each line does by itself is counted.
 */
export function minutesApart(schedule: Schedule): number {
  const times = schedule.map(timesOfDay);
  let least = Math.min(...times.map(closest));
  if (least < 60) return least / 60;
  const apart = times.map((some) => times.map((others) => closestOf(some, others)));
  const firsts = times.map((some) => some[0] ?? never);
  const lasts = times.map((some) => some.at(-1) ?? -never);
  const possible = Math.min(...apart.flat(), secondsOfDay + Math.min(...firsts) - Math.max(...lasts));
  let before = -never;
  for (const { day, due } of daysOf(schedule)) {
    const midnight = day * secondsOfDay;
    for (const line of due) {
      for (const other of due) least = Math.min(least, apart[line]?.[other] ?? never);
      least = Math.min(least, midnight + (firsts[line] ?? never) - before);
    }
    if (least <= possible) break;
    before = midnight + Math.max(...due.map((line) => lasts[line] ?? -never));
  }
  return least / 60;
}

/** In seconds since midnight, in order. */
function timesOfDay({ hours, minutes, seconds }: CronLine): number[] {
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second)),
  );
}

/** The days of a cycle on which something is due, in order: which lines are, by their index. */
function* daysOf(
  schedule: Schedule,
): Generator<{ readonly day: number; readonly due: readonly number[] }, void> {
  const days = schedule.map((line) => daysOfLine(line, cycleStart));
  const next = days.map((some) => some.next().value ?? never);
  while (true) {
    const day = Math.min(...next);
    if (day >= cycleStart + cycleDays) return;
    const due = [...next.keys()].filter((line) => next[line] === day);
    yield { day, due };
    for (const line of due) next[line] = days[line]?.next().value ?? never;
  }
}

/** Least distance of two neighbours. */
function closest(times: readonly number[]): number {
  return times.reduce((least, time, index) => Math.min(least, time - (times[index - 1] ?? -never)), never);
}

/** Least distance of a time in one list from another in the other. */
function closestOf(some: readonly number[], others: readonly number[]): number {
  let least = never;
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const distance = (some[i] ?? never) - (others[j] ?? never);
    if (distance !== 0) least = Math.min(least, Math.abs(distance));
    if (distance <= 0) i++;
    else j++;
  }
  return least;
}
