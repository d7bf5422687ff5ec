import { describe, expect, it } from 'vitest';
import { isSameZone, readTimeZone, timeZones } from '../../../src/core/calendar/time-zone.ts';
import { longAliases, zoneCalled } from '../../../src/core/calendar/zone-aliases.ts';
import { BriefingError } from '../../../src/core/errors.ts';

const aliases = Object.entries({
  'America/New_York': [
    'ET',
    'EST',
    'edt',
    'Eastern',
    'Eastern Time',
    'US Eastern',
    'New York City',
    'Boston',
  ],
  'America/Chicago': ['CT', 'CST', 'Central', 'central standard time'],
  'America/Denver': ['MT', 'MST', 'Mountain Time'],
  'America/Los_Angeles': ['PT', 'PDT', 'Pacific', 'Pacific Time', 'San Francisco', 'San Fransisco'],
  'Pacific/Honolulu': ['HST', 'Hawaii'],
  'Europe/London': ['BST', 'UK'],
  'Europe/Berlin': ['CEST', 'Central European Time', 'Munich', 'München', 'Europe/Munich', 'Germany'],
  'Asia/Kolkata': ['IST', 'India', 'Indian', 'Indian Standard Time', 'Asia/Mumbai'],
  'America/Argentina/Buenos_Aires': ['buenos', 'Argentina'],
  'America/Bogota': ['Colombia'],
}).flatMap(([near, names]) => names.map((asked): [string, string] => [asked, near]));

describe('a time zone as people write it', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' EUROPE / BERLIN ', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['GMT', 'GMT'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['antarctica/dumontdurville', 'Antarctica/DumontDUrville'],
  ])('%j', (asked, name) => {
    expect(readTimeZone(asked)).toBe(name);
  });

  it.each([
    ['asia/calcutta', 'Asia/Calcutta'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['us/eastern', 'US/Eastern'],
    ['europe/kyiv', 'Europe/Kyiv'],
    ['singapore', 'Singapore'],
  ])('%j, one of several names', (asked, name) => {
    expect(readTimeZone(asked)).toBe(name);
  });

  it.each([
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ["St. John's", 'America/St_Johns'],
    ['port au prince', 'America/Port-au-Prince'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['New York time', 'America/New_York'],
    ['berlin summer time', 'Europe/Berlin'],
  ])('%j, a city', (asked, name) => {
    expect(readTimeZone(asked)).toBe(name);
  });

  it.each([
    ['Europe/Berln', 'Europe/Berlin'],
    ['america/newyork', 'America/New_York'],
    ['berln', 'Europe/Berlin'],
    ['Shanghia', 'Asia/Shanghai'],
    ['+02:00', null],
    ['-5', null],
    ['UTC+2', null],
    ['GMT+02:00', null],
    ['Z', null],
    ['T12Z', null],
    ['2026-01-01T00:00[Europe/Berlin]', null],
    ['Etc/Unknown', null],
    ['', null],
    ['Middle-earth', null],
    ['Asia', null],
    ['America', null],
    ['east', null],
    ['time', null],
    ...aliases,
  ])('refuses %j', (asked, near) => {
    expect(() => readTimeZone(asked)).toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof BriefingError &&
          error.code === 'time-zone-unknown' &&
          JSON.stringify(error.facts) === JSON.stringify({ asked, near }),
      ),
    );
  });

  it('suggests only zones that there are, by every alias', () => {
    const suggested = [
      ...longAliases,
      ...aliases.map(([asked]) => asked.toLowerCase().replaceAll(' ', '_')),
    ].map(zoneCalled);
    expect(suggested.filter((zone) => zone !== null && !timeZones().includes(zone))).toEqual([]);
  });

  it.each([
    ['CET', '+02:00'],
    ['EST5EDT', '-04:00'],
  ])('takes the abbreviation %s, since it keeps daylight saving', (asked, summer) => {
    const july = Temporal.Instant.from('2026-07-01T00:00Z');
    expect(july.toZonedDateTimeISO(readTimeZone(asked)).offset).toBe(summer);
  });

  it('tells whether two names are of one zone', () => {
    expect(isSameZone('US/Eastern', 'America/New_York')).toBe(true);
    expect(isSameZone('Europe/Vienna', 'Europe/Berlin')).toBe(false);
  });

  it('lists every zone once, under the name that it has now, each of which is read as itself', () => {
    const zones = timeZones();
    expect(zones.length).toBeGreaterThan(400);
    expect(zones).toEqual([...new Set(zones)].sort());
    expect(zones.filter((zone) => readTimeZone(zone.toLowerCase()) !== zone)).toEqual([]);
    expect(zones).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Nuuk']));
    expect(zones).not.toEqual(expect.arrayContaining(['Asia/Calcutta']));
    expect(zones).not.toEqual(expect.arrayContaining(['Europe/Kiev']));
  });
});
