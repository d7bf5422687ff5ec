import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import { cronOf, wordSchedule } from '../../../src/core/calendar/word-schedule.ts';

describe('a schedule in words', () => {
  it.each([
    ['0 9 * * 1-5', 'weekdays at 9:00'],
    ['30 18 * * *', 'daily at 18:30'],
    ['5 0 * * 0,6', 'weekends at 0:05'],
    ['0 8 * * 1,4', 'Mondays and Thursdays at 8:00'],
    ['0 8 * * 0,1,3', 'Mondays, Wednesdays and Sundays at 8:00'],
    ['0 8 * * 2-5', 'Tuesdays to Fridays at 8:00'],
    ['0 8 * * 5-7', 'Fridays to Sundays at 8:00'],
    ['0 9 1,15 * *', 'on the 1st and 15th at 9:00'],
    ['0 9 2,3,11,12,13,22 * *', 'on the 2nd, 3rd, 11th, 12th, 13th and 22nd at 9:00'],
    ['0,30 9,17 * * *', 'daily at 9:00, 9:30, 17:00 and 17:30'],
    ['0 9 * * 1 | 30 17 * * 1', 'Mondays at 9:00 and 17:30'],
    ['0 17 * * 5 | 0 9 * * 1 | 0 7 1 * *', 'Mondays at 9:00; Fridays at 17:00; on the 1st at 7:00'],
    ['*/30 * * * *', 'every 30 minutes'],
    ['* * * * *', 'every minute'],
    ['0 * * * *', 'every hour'],
    ['15,45 * * * *', 'every hour at :15 and :45'],
    ['0 */2 * * 1-5', 'every 2 hours on weekdays'],
    ['5 */6 1 * *', 'every 6 hours at :05 on the 1st'],
    ['0 */12 * * *', 'daily at 0:00 and 12:00'],
    ['*/10 * * * * *', 'every 10 seconds'],
    ['* * * * * *', 'every second'],
    ['0 9 * 1 *', 'cron 0 9 * 1 *'],
    ['0 9 13 * 5', 'cron 0 9 13 * 5'],
    ['0 9-17 * * 1-5', 'cron 0 9-17 * * 1-5'],
    ['30 0 9 * * *', 'cron 30 0 9 * * *'],
    ['0 */2 * * 1-5 | 0 9 * * 6', 'cron 0 */2 * * 1-5 | 0 9 * * 6'],
  ])('%j', (cron, words) => {
    expect(wordSchedule(parseSchedule(cron))).toBe(words);
  });

  it('is read back as the same schedule, as is its cron', () => {
    const times = fc.record({
      seconds: fc.constantFrom('0', '0', '0', '30', '*/20', '*'),
      minutes: fc.constantFrom('0', '30', '15,45', '*/15', '*', '0-10', '7-59/13', '5,6,7,40'),
      hours: fc.constantFrom('9', '17', '8,18', '*', '*/2', '*/12', '9-17', '0-20/5', '22-2'),
    });
    const days = fc.constantFrom(
      ...['* * *', '* * 1-5', '* * 0,6', '* * 1,4', '* * */2', '* * */7', '1,15 * *', '*/16 * *', '1-5 * *'],
      ...[
        '* 1 *',
        '29 2 *',
        '13 * 5',
        '*/2 * 1',
        '*/16 * 1',
        '*/31 * 1',
        '13 * */2',
        '*/3 * */2',
        '1-31 * 3',
      ],
      ...['1,16,31 * 1', '1-31/2 * 0,2,4,6', '* 6-8 *', '31 * *'],
    );
    const line = fc
      .tuple(times, days)
      .map(([{ seconds, minutes, hours }, rest]) => [seconds, minutes, hours, rest].join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const schedule = parseSchedule(lines.join(' | '));
        expect(parseSchedule(cronOf(schedule))).toEqual(schedule);
        expect(parseSchedule(wordSchedule(schedule))).toEqual(schedule);
        expect(parseSchedule(lines.toReversed().join('|'))).toEqual(schedule);
      }),
      { numRuns: 300 },
    );
  });
});
