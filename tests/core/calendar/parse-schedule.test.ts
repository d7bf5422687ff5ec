import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import { cronOf } from '../../../src/core/calendar/word-schedule.ts';
import { BriefingError } from '../../../src/core/errors.ts';

function problemOf(text: string): string {
  try {
    return `read as ${cronOf(parseSchedule(text))}`;
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'schedule-invalid') throw error;
    const { asked, problem } = error.facts as { asked: string; problem: string };
    expect(asked).toBe(text);
    return problem;
  }
}

describe('what people say', () => {
  it.each([
    ['weekdays 9:00', '0 9 * * 1-5'],
    ['  Weekdays\n at   9 ', '0 9 * * 1-5'],
    ['every weekday at 9 o’clock', '0 9 * * 1-5'],
    ['on working days at 9.', '0 9 * * 1-5'],
    ['daily 18:30', '30 18 * * *'],
    ['18:30', '30 18 * * *'],
    ['daily', '0 9 * * *'],
    ['every day at 6pm', '0 18 * * *'],
    ['EVERY DAY AT 6 P.M.', '0 18 * * *'],
    ['each day at 6.15 pm', '15 18 * * *'],
    ['daily 18h30', '30 18 * * *'],
    ['daily 0900', '0 9 * * *'],
    ['mondays 8am', '0 8 * * 1'],
    ['Monday', '0 9 * * 1'],
    ['every monday 8:00', '0 8 * * 1'],
    ['8:00 on mondays', '0 8 * * 1'],
    ['weekly on monday at 8', '0 8 * * 1'],
    ['mon,wed,fri 7:15', '15 7 * * 1,3,5'],
    ['Mon. / Wed. & Fri. 7:15', '15 7 * * 1,3,5'],
    ['mo tu we th fr sa su 7:15', '15 7 * * *'],
    ['tues, weds and thurs at 7:15', '15 7 * * 2-4'],
    ['weekends 10am', '0 10 * * 0,6'],
    ['tue-fri 8:00', '0 8 * * 2-5'],
    ['tue – fri 8:00', '0 8 * * 2-5'],
    ['from tuesday to friday at 8:00', '0 8 * * 2-5'],
    ['sat-sun 8:00', '0 8 * * 0,6'],
    ['fri through mon 8:00', '0 8 * * 0,1,5,6'],
    ['noon', '0 12 * * *'],
    ['weekdays 12 noon', '0 12 * * 1-5'],
    ['midnight', '0 0 * * *'],
    ['12am', '0 0 * * *'],
    ['12:30am', '30 0 * * *'],
    ['12pm', '0 12 * * *'],
    ['1am, 1pm', '0 1,13 * * *'],
    ['monthly', '0 9 1 * *'],
    ['every month', '0 9 1 * *'],
    ['monthly at 8:00', '0 8 1 * *'],
    ['monthly at 8:00 on the 3rd', '0 8 3 * *'],
    ['first of the month 9:00', '0 9 1 * *'],
    ['1 and 15 of the month', '0 9 1,15 * *'],
    ['at 8:00 on 1, 2 and 15 of each month', '0 8 1,2,15 * *'],
    ['9:00 1 & 15 of every month', '0 9 1,15 * *'],
    ['the 1 and the 15 of the month at 8am', '0 8 1,15 * *'],
    ['1st and 15 of the month', '0 9 1,15 * *'],
    ['1-3 of the month', '0 9 1-3 * *'],
    ['day 5 of the month', '0 9 5 * *'],
    ['days 5 and 6 of the month', '0 9 5,6 * *'],
    ['15 day of month', '0 9 15 * *'],
    ['monthly at 8 and 12', '0 8,12 1 * *'],
    ['mon+thu', '0 9 * * 1,4'],
    ['9am + 5pm', '0 9,17 * * *'],
    ['9:00 + 17:00', '0 9,17 * * *'],
    ['1st + 15th', '0 9 1,15 * *'],
    ['every second hour', '0 */2 * * *'],
    ['every 3rd hour', '0 */3 * * *'],
    ['every 2nd of the month', '0 9 2 * *'],
    ['every second', '* * * * * *'],
    ['on the first day of each month at 7', '0 7 1 * *'],
    ['on the 15th at 8:00', '0 8 15 * *'],
    ['1st and 15th 9am', '0 9 1,15 * *'],
    ['1st to 5th of every month, 9am', '0 9 1-5 * *'],
    ['31st', '0 9 31 * *'],
    ['hourly', '0 * * * *'],
    ['every hour', '0 * * * *'],
    ['every hour at :15 and :45', '15,45 * * * *'],
    ['every 2 hours', '0 */2 * * *'],
    ['every other hour', '0 */2 * * *'],
    ['every 2h on weekdays', '0 */2 * * 1-5'],
    ['weekends every 30 minutes', '0,30 * * * 0,6'],
    ['every 30 minutes', '0,30 * * * *'],
    ['every half hour', '0,30 * * * *'],
    ['every 15 min', '*/15 * * * *'],
    ['every 60 minutes', '0 * * * *'],
    ['every 120 minutes', '0 */2 * * *'],
    ['every 24 hours', '0 0 * * *'],
    ['every 10 seconds', '*/10 * * * * *'],
  ])('%j', (text, cron) => {
    expect(cronOf(parseSchedule(text))).toBe(cron);
  });

  it.each([
    ['monday and thursday at 9:00 and 17:30', '0 9 * * 1,4 | 30 17 * * 1,4'],
    ['9:00, 17:30, 18:30', '0 9 * * * | 30 17,18 * * *'],
    ['mondays 9:00 and fridays 17:00', '0 17 * * 5 | 0 9 * * 1'],
    ['9:00 on mondays and 17:00 on fridays', '0 17 * * 5 | 0 9 * * 1'],
    ['weekdays 9:00; 1st 8:00', '0 8 1 * * | 0 9 * * 1-5'],
    ['mondays 9:00, mondays 10:00', '0 9,10 * * 1'],
  ])('%j, which takes more than one clause', (text, cron) => {
    expect(cronOf(parseSchedule(text))).toBe(cron);
  });

  it.each([
    ['25:00', '"25:00" is not a time: hours go from 0 to 23'],
    ['24:00', '"24:00" is not a time: hours go from 0 to 23'],
    ['9:60', '"9:60" is not a time: minutes go from 0 to 59'],
    ['mondays 13pm', '"13pm" is not a time: with am and pm, hours go from 1 to 12'],
    ['0am', '"0am" is not a time: with am and pm, hours go from 1 to 12'],
    ['daily 9:5', '"9:5" is not a time, which looks like 9:05, 17:30 or 6pm'],
    ['daily 9:00:30', '"9:00:30" is not a time, which looks like 9:05, 17:30 or 6pm'],
    ['daily 9 30', '"9 30" is not a time: write it like 9:30, or put a comma between two times'],
    ['0 9 1-5', '"0 9" is not a time: write it like 9:30, or put a comma between two times'],
    [
      'every 45 minutes',
      '45 minutes do not divide an hour evenly, as 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 would',
    ],
    ['every 7 hours', '7 hours do not divide a day evenly, as 1, 2, 3, 4, 6, 8, 12 or 24 would'],
    ['every 0 hours', '0 hours do not divide a day evenly, as 1, 2, 3, 4, 6, 8, 12 or 24 would'],
    ['every 2 days', '"every 2 days" goes beyond what repeats by the day, the week or the month'],
    ['every other week', '"every other week" goes beyond what repeats by the day, the week or the month'],
    ['every year', '"every year" goes beyond what repeats by the day, the week or the month'],
    ['every 2 moons', '"every 2 moons" is nothing that a calendar can repeat'],
    ...['every other monday', 'every second monday', 'every 2nd weekday', 'every third week', 'biweekly'].map(
      (text) => [text, `"${text}" goes beyond what repeats by the day, the week or the month`],
    ),
    ['30 minutes', '"30 minutes" wants "every" before it'],
    ['on the 15 at 8:00', '"the 15" could be a day or an hour: write days of the month like 1st or 15th'],
    ['on the 32nd', 'no month has a 32nd'],
    ['weekly', 'it does not say on which day of the week'],
    ['', 'it names neither a day nor a time'],
    [' ,, at the ', 'it names neither a day nor a time'],
    ['wekdays 9:00', '"wekdays" is not a word for days or times; did you mean "weekdays"?'],
    ['lundi 9:00', '"lundi" is not a word for days or times'],
    ['9 in the morning', '"morning" is not a time: write it like 9am or 18:30'],
    ['days 9:00', '"days" wants "every" before it'],
    ['second of the month', 'write days of the month like 2nd or 15th, not "second"'],
    [
      'last day of the month',
      'the last day of a month cannot be said; name one that every month has, such as the 28th',
    ],
    ...['ET 9:00', 'gmt 9:00'].map((text) => [
      text,
      `"${text.slice(0, -5).toLowerCase()}" is for a time zone, which stands at the end, by its name, as in "weekdays 9:00 Europe/Berlin"`,
    ]),
    ...[
      ['weekdays 9:00 +02:00', '+02:00'],
      ['9:00+02:00', '+02:00'],
      ['daily 9:00 +0530', '+0530'],
      ['mondays 9:00 +1', '+1'],
      ['daily 9:00 UTC+2', 'UTC+2'],
      ['daily 9:00 gmt - 5', 'GMT - 5'],
      ['daily 9:00 −05:00', '-05:00'],
      ['daily 9:00 ＋14', '+14'],
    ].map(([text = '', offset]) => [
      text,
      `"${offset}" is an offset, and offsets do not keep daylight saving: name a zone such as Europe/Berlin`,
    ]),
    ...[
      ['monthly 15', '15'],
      ['1 and 15 monthly', '1'],
      ['every month 1, 15', '1'],
      ['at 9, 1 and 15 of the month', '9'],
      ['9 15 of the month', '9'],
    ].map(([text = '', number]) => [
      text,
      `"${number}" could be a day or an hour: write days of the month like 1st or 15th, and hours like 9:00`,
    ]),
    ['1st january 9:00', '"january" is a month, and months can be said in cron only, as in "0 9 1 1 *"'],
    [
      'weekdays 9-17',
      '"9 - 17" is not a range of days; ranges of hours can be said in cron only, as in "0 9-17 * * *"',
    ],
    [
      'mon-wed-fri',
      '"wed - fri" is not a range of days; ranges of hours can be said in cron only, as in "0 9-17 * * *"',
    ],
    [
      '15th to 1st',
      '"15th to 1st" is not a range of days; ranges of hours can be said in cron only, as in "0 9-17 * * *"',
    ],
    ['every 2 hours at 9:00', '"every 2 hours" and a time of day do not go together'],
    ['hourly and every 5 minutes', '"every hour" and "every 5 minutes" do not go together'],
    ['every 5 minutes at :15', '"every 5 minutes" and ":15" do not go together'],
    ['daily :15', '":15" needs an hour, or "every hour" before it'],
    [
      'mondays 9:00 and fridays',
      'it is not clear which times belong to which days; say it like "mondays 9:00, fridays 17:00"',
    ],
    ...[
      'first monday of the month',
      'second tuesday of the month',
      'third friday',
      'last weekday of the month',
      'every second tuesday of the month',
      'monday the 1st',
      'weekly on the 1st',
      'monthly on mondays',
    ].map((text) => [
      text,
      'days of the week and of the month go together in cron only, as in "0 9 1 * 1" for the 1st and Mondays',
    ]),
  ])('says what is wrong with %j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});

describe('cron', () => {
  it.each([
    ['0 9 * * 1-5', '0 9 * * 1-5'],
    ['cron 0 9 * * 1-5', '0 9 * * 1-5'],
    ['CRON:  0  9  *  *  MON-FRI', '0 9 * * 1-5'],
    ['0 9 ? * ?', '0 9 * * *'],
    ['0 9 1 1 1', '0 9 1 1 1'],
    ['0 9 1 jan mon', '0 9 1 1 1'],
    ['0 9 * January,MAR Sunday', '0 9 * 1,3 0'],
    ['30 0 9 * * *', '30 0 9 * * *'],
    ['0 0 9 * * *', '0 9 * * *'],
    ['*/5 * * * * *', '*/5 * * * * *'],
    ['*/1 */1 */1 */1 */1', '* * * * *'],
    ['5/20 * * * *', '5,25,45 * * * *'],
    ['0-30/10 * * * *', '0-30/10 * * * *'],
    ['10,0,10 9 * * *', '0,10 9 * * *'],
    ['0 22-2 * * *', '0 0-2,22,23 * * *'],
    ['0 9 * 11-2 *', '0 9 * 1,2,11,12 *'],
    ['0 9 * * 7', '0 9 * * 0'],
    ['0 9 * * 5-7', '0 9 * * 0,5,6'],
    ['0 9 * * sat-sun', '0 9 * * 0,6'],
    ['0 9 * * 0-7', '0 9 * * *'],
    ['0 9 * * 7/2', '0 9 * * 0'],
    ['@daily', '0 0 * * *'],
    ['@Weekly', '0 0 * * 0'],
    ['0 9 29 2 *', '0 9 29 2 *'],
    ['0 9 30 2,4 *', '0 9 30 2,4 *'],
    ['30 17 * * 1 | 0 9 * * 1', '0 9 * * 1 | 30 17 * * 1'],
    ['0 9 * * 1 | 0 17 * * 1 | 0 9 * * 1', '0 9,17 * * 1'],
    ['0 0 9 * * * | 30 0 9 * * * | 0 15 9 * * *', '0,30 0 9 * * * | 15 9 * * *'],
  ])('%j', (text, cron) => {
    expect(cronOf(parseSchedule(text))).toBe(cron);
  });

  it('means either list of days, as in Vixie cron, but both where one begins with a star', () => {
    const eitherDay = (text: string) => parseSchedule(text).map((line) => line.eitherDay);
    expect(eitherDay('0 9 13 * 5')).toEqual([true]);
    expect(eitherDay('0 9 */2 * 5')).toEqual([false]);
    expect(eitherDay('0 9 13 * */2')).toEqual([false]);
    expect(parseSchedule('0 9 1-31 * 5')).toEqual(parseSchedule('0 9 * * *'));
  });

  it.each([
    ['0 9 * *', 'cron has 5 fields, or 6 with seconds in front, and "0 9 * *" has 4'],
    ['0 0 9 * * * 2027', 'cron has 5 fields, or 6 with seconds in front, and "0 0 9 * * * 2027" has 7'],
    ['0 9 * * 1 |', 'cron has 5 fields, or 6 with seconds in front, and "" has 1'],
    ['60 9 * * *', '"60" does not fit the minutes of cron, which go from 0 to 59'],
    ['0 24 * * *', '"24" does not fit the hours of cron, which go from 0 to 23'],
    ['0 9 0 * *', '"0" does not fit the days of the month of cron, which go from 1 to 31'],
    ['0 9 * 13 *', '"13" does not fit the months of cron, which go from 1 to 12'],
    ['0 9 * * 8', '"8" does not fit the days of the week of cron, which go from 0 to 6'],
    ['0 9 * * 2-9', '"9" does not fit the days of the week of cron, which go from 0 to 6'],
    ['0 9 L * *', '"l" does not fit the days of the month of cron, which go from 1 to 31'],
    ['0 9 * * 5#2', '"5#2" says nothing in the days of the week of cron'],
    ['0, 9 * * *', '"" says nothing in the minutes of cron'],
    ['-5 9 * * *', '"-5" says nothing in the minutes of cron'],
    ['*/0 9 * * *', '"*/0" in the minutes goes on by steps of 0'],
    ['30-10 9 * * *', 'the range "30-10" in the minutes runs backwards'],
    ['0 0 30 2 *', 'none of the months that it names has a day 30'],
    ['0 0 31 2,4,6,9,11 *', 'none of the months that it names has a day 31'],
    ['0 9 * * * | 0 0 30 feb *', 'none of the months that it names has a day 30'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('takes as many lines as are quick to compute', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `0 9 ${index + 1} * *`).join('|');
    expect(parseSchedule(lines(24))).toHaveLength(24);
    expect(problemOf(lines(25))).toBe('it takes 25 lines of cron, and 24 is the most');
  });
});
