import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/commands/handle/read-schedule.ts';
import { wordErrorForChat } from '../../src/commands/messages.ts';

const zoneOf = (asked: string, timeZone?: string) => readSchedule(asked, timeZone, 15).timeZone;

function sentence(asked: string, timeZone?: string): string {
  try {
    return `read, in ${zoneOf(asked, timeZone)}`;
  } catch (error) {
    return wordErrorForChat(error);
  }
}

describe('the time zone of a schedule', () => {
  it.each([
    ['weekdays 9:00', undefined, null],
    ['weekdays 9:00', 'berlin', 'Europe/Berlin'],
    ['weekdays 9:00 berlin', undefined, 'Europe/Berlin'],
    ['weekdays 9:00 Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin'],
    ['weekdays 9:00 new york time', 'America/New_York', 'America/New_York'],
    ['weekdays 9:00 US/Eastern', 'America/New_York', 'America/New_York'],
  ])('%j beside %j', (asked, beside, zone) => {
    expect(zoneOf(asked, beside)).toBe(zone);
  });
});

describe('what people read about a schedule that is refused', () => {
  it.each([
    [
      'daily 9:00 Europe/Berlin',
      'Asia/Tokyo',
      /names the time zone Europe\/Berlin, and Asia\/Tokyo is given besides/,
    ],
    ['daily 9:00 munich', 'Europe/Berlin', /no time zone "munich"\. Did you mean "Europe\/Berlin"\?/],
    ['daily 9:00 ET', undefined, /no time zone "ET"\. Did you mean "America\/New_York"\?/],
    [
      'daily 9:00 +02:00',
      undefined,
      /offsets do not keep daylight saving: name a zone such as Europe\/Berlin\./,
    ],
    ['every minute', undefined, /fires 1 minute apart, and digests are at least 15 minutes apart/],
    ['every second', undefined, /fires 1 second apart/],
    ['*/20 * * * * *', undefined, /fires 20 seconds apart/],
    ['every 7 minutes', undefined, /7 minutes do not divide an hour evenly/],
  ])('%j beside %j', (asked, beside, words) => {
    expect(sentence(asked, beside)).toMatch(words);
  });
});
