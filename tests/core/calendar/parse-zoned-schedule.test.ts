import { describe, expect, it } from 'vitest';
import { oneZone, parseZonedSchedule } from '../../../src/core/calendar/parse-zoned-schedule.ts';
import { cronOf } from '../../../src/core/calendar/word-schedule.ts';
import { BriefingError } from '../../../src/core/errors.ts';

const read = (text: string) => {
  const { schedule, timeZone } = parseZonedSchedule(text);
  return [cronOf(schedule), timeZone];
};

function errorOf(work: () => unknown): BriefingError {
  try {
    work();
  } catch (error) {
    if (error instanceof BriefingError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('a schedule with a time zone at its end', () => {
  it.each([
    ['weekdays 9:00', '0 9 * * 1-5', null],
    ['weekdays 9:00 Europe/Berlin', '0 9 * * 1-5', 'Europe/Berlin'],
    ['weekdays 9:00 Europe/Berlin.', '0 9 * * 1-5', 'Europe/Berlin'],
    ['weekdays 9:00, berlin', '0 9 * * 1-5', 'Europe/Berlin'],
    ['weekdays 9:00 in new york', '0 9 * * 1-5', 'America/New_York'],
    ['weekdays 9:00 new york time', '0 9 * * 1-5', 'America/New_York'],
    ['weekdays 9:00 (UTC)', '0 9 * * 1-5', 'UTC'],
    ['weekdays 9:00 Etc/GMT+5', '0 9 * * 1-5', 'Etc/GMT+5'],
    ['daily 9:00 isle of man', '0 9 * * *', 'Europe/Isle_of_Man'],
    ['daily 9:00 Asia / Tokyo', '0 9 * * *', 'Asia/Tokyo'],
    ['daily 9:00 UTC utc', '0 9 * * *', 'UTC'],
    ['0 9 * * 1-5 berlin', '0 9 * * 1-5', 'Europe/Berlin'],
  ])('%j', (text, cron, zone) => {
    expect(read(text)).toEqual([cron, zone]);
  });

  it.each([
    ['weekdays 9:00 munich', 'munich', 'Europe/Berlin'],
    ['weekdays 9:00 in munich', 'munich', 'Europe/Berlin'],
    ['weekdays 9:00, Munich', 'Munich', 'Europe/Berlin'],
    ['weekdays 9:00 san francisco', 'san francisco', 'America/Los_Angeles'],
    ['weekdays 9:00 eastern', 'eastern', 'America/New_York'],
    ['every day at 6pm Eastern Time', 'Eastern Time', 'America/New_York'],
    ['weekdays 9:00 (ET)', 'ET', 'America/New_York'],
    ['weekdays 9:00 EST', 'EST', 'America/New_York'],
    ['daily 9:00 IST', 'IST', 'Asia/Kolkata'],
    ['daily 9:00 PDT', 'PDT', 'America/Los_Angeles'],
    ['0 9 * * 1-5 munich', 'munich', 'Europe/Berlin'],
    ['daily 9:00 Europe/Berlni', 'Europe/Berlni', 'Europe/Berlin'],
    ['dayly 9:00 Europe/Munich', 'Europe/Munich', 'Europe/Berlin'],
    ['daily 9:00 gotham city', 'gotham city', null],
  ])('takes what can be nothing else for a zone: %j', (text, asked, near) => {
    expect(errorOf(() => parseZonedSchedule(text))).toMatchObject({
      code: 'time-zone-unknown',
      facts: { asked, near },
    });
  });

  it.each([
    ['daily 9:00 wekdays', /"wekdays" is not a word.*did you mean "weekdays"/],
    ['weekdays 9 in the morning', /"morning" is not a time/],
    ['weekdays at nine', /"nine" is not a time: write it like 9am or 18:30/],
    ['every day at half past nine', /"half" is not a time: write it like 9am or 18:30/],
    ['mondays 9:00 and fridays', /which times belong to which days/],
    ['9:00 1st january', /"january" is a month/],
    ['mondays 9:00 biweekly', /"biweekly" goes beyond/],
    ['0 0 9 * * L', /"l" does not fit/],
    ['weekdays 9:00 UTC+2', /"UTC\+2" is an offset/],
    ['weekdays 9:00 +02:00 Europe/Berlin', /"\+02:00" is an offset/],
    ['weekends/weekdays 25:00', /hours go from 0 to 23/],
    ['whenever foo', /"whenever" is not a word/],
    ['daily 9:00 tokyo berlin', /names the time zone Asia\/Tokyo, and Europe\/Berlin is given besides/],
    ['munich', /"munich" is for a time zone, which stands at the end/],
    ['', /neither a day nor a time/],
  ])('takes nothing else for a zone: %j', (text, problem) => {
    expect(errorOf(() => parseZonedSchedule(text))).toMatchObject({
      code: 'schedule-invalid',
      facts: { problem: expect.stringMatching(problem) },
    });
  });
});

describe('a time zone at the end and one beside it', () => {
  it('may be the same, under any of its names', () => {
    expect(oneZone('9:00', null, 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(oneZone('9:00 US/Eastern', 'US/Eastern', 'America/New_York')).toBe('America/New_York');
  });

  it('are refused where they differ', () => {
    expect(errorOf(() => oneZone('9:00 berlin', 'Europe/Berlin', 'Asia/Tokyo')).facts).toEqual({
      asked: '9:00 berlin',
      problem: 'it names the time zone Europe/Berlin, and Asia/Tokyo is given besides: give only one of them',
    });
  });
});
