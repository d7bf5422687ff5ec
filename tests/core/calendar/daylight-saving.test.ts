import { describe, expect, it } from 'vitest';
import { nextOccurrences } from '../../../src/core/calendar/next-occurrences.ts';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import {
  type ClockChange,
  clockChanges,
  cronAt,
  dayMs,
  localName,
  minuteMs,
  offsetAt,
  zonesWithChanges,
  zonesWithout,
} from './clock-changes.ts';

const changes = zonesWithChanges.flatMap(clockChanges);
const title = ({ timeZone, at }: ClockChange) => `${timeZone} ${new Date(at).toISOString()}`;
const titled = (wanted: readonly ClockChange[]) => wanted.map((change) => [title(change), change] as const);
const springs = titled(changes.filter(({ before, after }) => after > before));
const autumns = titled(changes.filter(({ before, after }) => after < before));

/** What fires within two days of a change, as `[name, instant minus that of the change in minutes]`; no more than `most`. */
function firedAround({ timeZone, at }: ClockChange, cron: string, most = 4): (readonly [string, number])[] {
  return nextOccurrences(parseSchedule(cron), timeZone, at - 2 * dayMs, most)
    .filter((fired) => fired.at <= at + 2 * dayMs)
    .map((fired) => [fired.local, (fired.at - at) / minuteMs] as const);
}

/** Every five minutes of those days. */
const fiveMinutes = Array.from({ length: (4 * 24 * 60) / 5 }, (_, index) => index * 5 + 5 - 2 * 24 * 60);

it('finds two changes a year in every zone that has them, and none in the others', () => {
  expect(springs).toHaveLength(2 * zonesWithChanges.length);
  expect(autumns).toHaveLength(2 * zonesWithChanges.length);
  expect(zonesWithout.flatMap(clockChanges)).toEqual([]);
});

describe.each(springs)('when the clock leaves out time: %s', (_title, change) => {
  const { at, before, after } = change;
  const gap = (after - before) / minuteMs;
  /** First local minute that does not exist, and first that exists again. */
  const [start, end] = [at + before, at + after];

  it.each([
    ['well before', start - 90 * minuteMs, -90],
    ['the minute before', start - minuteMs, -1],
    ['as it begins', start, 0],
    ['a minute in', start + minuteMs, 1],
    ['halfway', start + (gap / 2) * minuteMs, gap / 2],
    ['the last minute', end - minuteMs, gap - 1],
    ['as it ends', end, 0],
    ['a minute after', end + minuteMs, 1],
    ['as long after as is left out', end + gap * minuteMs, gap],
    ['well after', end + 90 * minuteMs, 90],
  ])('fires once at what is due %s', (_where, local, minutes) => {
    expect(firedAround(change, cronAt(local))).toEqual([[localName(local), minutes]]);
  });

  it('fires at a time that is left out, whenever one looks ahead', () => {
    const local = start + (gap / 2) * minuteMs;
    const [fired] = nextOccurrences(parseSchedule(cronAt(local)), change.timeZone, at - 300 * dayMs, 1);
    expect(fired).toEqual({ local: localName(local), at: at + (gap / 2) * minuteMs });
  });

  it('fires once where a time left out falls on another, under the name of the earlier', () => {
    const both = `${cronAt(start + (gap / 2) * minuteMs)} | ${cronAt(end + (gap / 2) * minuteMs)}`;
    expect(firedAround(change, both)).toEqual([[localName(start + (gap / 2) * minuteMs), gap / 2]]);
  });

  it('fires in the order of instants, where that is not the order of local times', () => {
    const later = start + (gap - 5) * minuteMs;
    const earlier = end + 5 * minuteMs;
    expect(firedAround(change, `${cronAt(later)} | ${cronAt(earlier)}`)).toEqual([
      [localName(earlier), 5],
      [localName(later), gap - 5],
    ]);
  });

  it('fires every five minutes all the same', () => {
    const fired = firedAround(change, '*/5 * * * *', 2 * fiveMinutes.length);
    expect(fired.map(([, minutes]) => minutes)).toEqual(fiveMinutes);
    const named = fired.filter(([, minutes]) => minutes >= 0 && minutes < gap).map(([local]) => local);
    expect(named).toEqual(
      Array.from({ length: gap / 5 }, (_, index) => localName(start + index * 5 * minuteMs)),
    );
  });
});

describe.each(autumns)('when the clock goes back: %s', (_title, change) => {
  const { at, before, after } = change;
  const twice = (before - after) / minuteMs;
  /** First local minute that comes twice, and first that comes once again. */
  const [start, end] = [at + after, at + before];

  it.each([
    ['well before', start - 90 * minuteMs, -90 - twice],
    ['the minute before', start - minuteMs, -1 - twice],
    ['at the first that comes twice', start, -twice],
    ['halfway', start + (twice / 2) * minuteMs, -twice / 2],
    ['at the last that comes twice', end - minuteMs, -1],
    ['at the first that comes once', end, twice],
    ['a minute after', end + minuteMs, twice + 1],
    ['well after', end + 90 * minuteMs, twice + 90],
  ])('fires once at what is due %s', (_where, local, minutes) => {
    expect(firedAround(change, cronAt(local))).toEqual([[localName(local), minutes]]);
  });

  it('does not fire while times come for the second time', () => {
    const fired = firedAround(change, '*/5 * * * *', 2 * fiveMinutes.length).map(([, minutes]) => minutes);
    expect(fired).toEqual(fiveMinutes.filter((minutes) => minutes < 0 || minutes >= twice));
  });
});

describe.each(zonesWithout)('where the clock never changes: %s', (timeZone) => {
  it('fires each day at the same time', () => {
    const from = Date.parse('2026-01-01T00:00Z');
    const offset = offsetAt(from, timeZone);
    const fired = nextOccurrences(parseSchedule('30 2 * * *'), timeZone, from - offset, 730);
    expect(fired).toEqual(
      Array.from({ length: 730 }, (_, index) => {
        const local = from + index * dayMs + 150 * minuteMs;
        return { local: localName(local), at: local - offset };
      }),
    );
  });
});

it('fires at a time that is left out after which nothing is due for years', () => {
  // 31 March and a Sunday: of 2030 and 2041.
  const schedule = parseSchedule('30 2 31 3 */7');
  const fired = nextOccurrences(schedule, 'Europe/Berlin', Date.parse('2029-01-01T00:00Z'), 2);
  expect(fired).toEqual([{ local: '2030-03-31T02:30:00', at: Date.parse('2030-03-31T01:30Z') }]);
});

describe('days on which other schedulers skip or double', () => {
  const on = (cron: string, timeZone: string, day: string) =>
    nextOccurrences(parseSchedule(cron), timeZone, Date.parse(`${day}T00:00Z`) - 2 * dayMs, 9)
      .filter(({ local }) => local.startsWith(day))
      .map(({ local, at }) => [local, new Date(at).toISOString()]);

  it.each([
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-04', '02:15:00', '2026-10-03T15:45:00.000Z'],
    ['0 0 * * *', 'Africa/Cairo', '2026-04-24', '00:00:00', '2026-04-23T22:00:00.000Z'],
    ['45 1 * * *', 'Australia/Lord_Howe', '2026-04-05', '01:45:00', '2026-04-04T14:45:00.000Z'],
    ['30 2 * * *', 'America/New_York', '2026-03-08', '02:30:00', '2026-03-08T07:30:00.000Z'],
    ['30 1 * * *', 'America/New_York', '2026-11-01', '01:30:00', '2026-11-01T05:30:00.000Z'],
    ['30 1 * * *', 'Europe/London', '2026-10-25', '01:30:00', '2026-10-25T00:30:00.000Z'],
    // A whole day that a zone left out.
    ['0 9 * * *', 'Pacific/Apia', '2011-12-30', '09:00:00', '2011-12-30T19:00:00.000Z'],
  ])('%s in %s on %s', (cron, timeZone, day, local, at) => {
    expect(on(cron, timeZone, day)).toEqual([[`${day}T${local}`, at]]);
  });
});
