import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrences } from '../../../src/core/calendar/next-occurrences.ts';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import {
  clockChanges,
  dayMs,
  localName,
  scanMinutes,
  zonesWithChanges,
  zonesWithout,
} from './clock-changes.ts';

/** Temporal takes its time, more so on a busy machine. */
const timeout = 120_000;

/** A line of cron, and whether it is due at a local time, decided apart from the code that reads cron. */
interface Line {
  readonly cron: string;
  readonly matches: (date: Date) => boolean;
}

const values = (least: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 });
const orAny = (some: fc.Arbitrary<number[]>) => fc.option(some, { freq: 2, nil: null });
const anyLine: fc.Arbitrary<Line> = fc
  .record({
    minutes: fc.oneof(values(0, 59), fc.subarray([0, 15, 30, 45, 59], { minLength: 1 })),
    hours: fc.oneof(values(0, 4), fc.subarray([0, 1, 2, 3, 23], { minLength: 1 }), values(0, 23)),
    daysOfMonth: orAny(
      fc.subarray(
        Array.from({ length: 31 }, (_, index) => index + 1),
        { minLength: 12 },
      ),
    ),
    daysOfWeek: orAny(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })),
  })
  .map(({ minutes, hours, daysOfMonth, daysOfWeek }) => ({
    cron: `${minutes} ${hours} ${daysOfMonth ?? '*'} * ${daysOfWeek ?? '*'}`,
    matches(date) {
      const inMonth = daysOfMonth?.includes(date.getUTCDate());
      const inWeek = daysOfWeek?.includes(date.getUTCDay());
      const day = daysOfMonth && daysOfWeek ? inMonth || inWeek : (inMonth ?? inWeek ?? true);
      return Boolean(day) && hours.includes(date.getUTCHours()) && minutes.includes(date.getUTCMinutes());
    },
  }));
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 3 });
const scheduleOf = (lines: readonly Line[]) => parseSchedule(lines.map(({ cron }) => cron).join(' | '));

/** Days around the changes of the clock, and ordinary ones. Scanned once, since Temporal takes its time. */
const rareZones = [
  'Africa/Casablanca',
  'America/Havana',
  'Asia/Beirut',
  'Antarctica/Troll',
  'Pacific/Chatham',
];
const spans = [...zonesWithChanges, ...zonesWithout, ...rareZones].flatMap((timeZone) => {
  const changes = clockChanges(timeZone).map(({ at }) => at);
  return (changes.length > 0 ? changes.slice(0, 4) : [Date.parse('2026-03-08T00:00Z')]).map((at) => {
    const [from, to] = [at - 2 * dayMs, at + 2 * dayMs];
    return { timeZone, from, to, minutes: scanMinutes(timeZone, from - dayMs, to + dayMs) };
  });
});

const hourMs = dayMs / 24;

/** By the definition: every local minute that matches, the earliest of those that fall on one instant. */
function bruteForce({ from, to, minutes }: (typeof spans)[number], lines: readonly Line[]): Occurrence[] {
  const due = new Map<number, Occurrence>();
  for (const { local, at } of minutes) {
    if (at <= from || at > to || !lines.some((line) => line.matches(new Date(local)))) continue;
    if (!due.has(at)) due.set(at, { local: localName(local), at });
  }
  return [...due.values()].sort((a, b) => a.at - b.at);
}

describe('the next occurrences', () => {
  it('are those that going through every minute finds', { timeout }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...spans), anyLines, (span, lines) => {
        const expected = bruteForce(span, lines);
        const found = nextOccurrences(scheduleOf(lines), span.timeZone, span.from, expected.length + 1);
        expect(found.slice(0, -1)).toEqual(expected);
        expect(found.at(-1)?.at).toBeGreaterThan(span.to);
      }),
      { numRuns: 400 },
    );
  });

  it('are the same wherever one begins and however many one asks for', { timeout }, () => {
    const place = fc.record({
      span: fc.constantFrom(...spans),
      lines: anyLines,
      // Mostly near the change, in milliseconds from the beginning of the span.
      start: fc.integer({ min: 43 * hourMs, max: 53 * hourMs }),
    });
    fc.assert(
      fc.property(place, ({ span: { timeZone, from }, lines, start }) => {
        const schedule = scheduleOf(lines);
        const long = nextOccurrences(schedule, timeZone, from, 60);
        expect(long).toHaveLength(60);
        expect(long.every(({ at }, index) => at > (long[index - 1]?.at ?? from))).toBe(true);
        let last = from;
        const chained = long.map(() => {
          const [next] = nextOccurrences(schedule, timeZone, last, 1);
          last = next?.at ?? Number.NaN;
          return next;
        });
        expect(chained).toEqual(long);
        const rest = long.filter(({ at }) => at > from + start);
        expect(nextOccurrences(schedule, timeZone, from + start, rest.length)).toEqual(rest);
      }),
      { numRuns: 150 },
    );
  });

  it('agree with Temporal over years, one local time at a time', { timeout }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesWithChanges, ...rareZones),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(0, 15, 30, 45),
        (timeZone, hour, minute) => {
          const start = Temporal.PlainDate.from('2026-01-01');
          const cron = `${minute} ${hour} * * *`;
          const found = nextOccurrences(parseSchedule(cron), timeZone, Date.parse('2025-12-30T00:00Z'), 800);
          const expected = Array.from({ length: 740 }, (_, days) => {
            const local = start.add({ days }).toPlainDateTime({ hour, minute });
            const at = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
            return { local: local.toString({ smallestUnit: 'second' }), at };
          });
          const first = found.findIndex(({ local }) => local === expected[0]?.local);
          expect(found.slice(first, first + 740)).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each(['America/New_York', 'UTC'])('of rare days are found over the years in %s', (timeZone) => {
    const from = Date.parse('2088-03-01T00:00Z');
    const days = nextOccurrences(parseSchedule('30 12 29 2 *'), timeZone, from, 5).map(({ local }) => local);
    const years = [2092, 2096, 2104, 2108, 2112];
    expect(days).toEqual(years.map((year) => `${year}-02-29T12:30:00`));
  });

  it('are fewer where nothing is due for nine years', () => {
    // 29 February and a Sunday; of 2032 and 2060.
    const schedule = parseSchedule('0 9 29 2 */7');
    const names = (day: string) =>
      nextOccurrences(schedule, 'UTC', Date.parse(`${day}T12:00Z`), 5).map(({ local }) => local);
    expect(names('2026-01-01')).toEqual(['2032-02-29T09:00:00']);
    expect(names('2032-02-29')).toEqual([]);
  });

  it('are those after the time given, not at it, to the second', () => {
    const schedule = parseSchedule('15,45 0 9 * * *');
    const at = Date.parse('2026-06-01T09:00:15Z');
    const names = (after: number) => nextOccurrences(schedule, 'UTC', after, 1).map(({ local }) => local);
    expect(names(at - 1)).toEqual(['2026-06-01T09:00:15']);
    expect(names(at)).toEqual(['2026-06-01T09:00:45']);
    expect(nextOccurrences(schedule, 'UTC', at, 0)).toEqual([]);
  });

  it('are known for times before 1970', () => {
    const found = nextOccurrences(parseSchedule('0 9 * * 1'), 'UTC', Date.parse('1968-02-28T00:00Z'), 2);
    expect(found.map(({ local }) => local)).toEqual(['1968-03-04T09:00:00', '1968-03-11T09:00:00']);
  });

  it('fire under the alias of a zone as under its name', () => {
    const schedule = parseSchedule('30 2 * * *');
    const from = Date.parse('2026-03-01T00:00Z');
    expect(nextOccurrences(schedule, 'US/Eastern', from, 300)).toEqual(
      nextOccurrences(schedule, 'America/New_York', from, 300),
    );
  });
});
