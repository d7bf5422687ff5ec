import { describe, expect, it } from 'vitest';
import { minutesApart } from '../../../src/core/calendar/minutes-apart.ts';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';

const day = 24 * 60;

describe('least minutes between two firings', () => {
  it.each([
    ['*/15 * * * *', 15],
    ['0,10 9 * * *', 10],
    ['0 9 * * *', day],
    ['0 9 * * 1', 7 * day],
    ['0 9 * * 1-5', day],
    ['0 9 1 * *', 28 * day],
    ['0 9 31 * *', 31 * day],
    ['0 9 29 2 *', 4 * 365 * day + day],
    ['0 9 29 2 */7', Number.POSITIVE_INFINITY],
  ])('%j', (cron, apart) => {
    expect(minutesApart(parseSchedule(cron))).toBe(apart);
  });

  it.each([
    ['5 0 * * * | 55 23 * * *', 10],
    ['5 0 * * 1,2 | 55 23 * * 1,2', 10],
    ['5 0 * * 1 | 55 23 * * 1', 23 * 60 + 50],
    ['55 23 * * 1 | 5 0 * * 2', 10],
    ['55 23 * * 2 | 5 0 * * 1', day + 23 * 60 + 50],
    ['55 23 28 2 * | 5 0 1 3 *', 10],
    ['55 23 28 2 * | 5 0 29 2 *', 10],
    ['55 23 30 4 * | 5 0 31 * *', 30 * day + 10],
    ['55 23 31 12 * | 5 0 1 1 *', 10],
  ])('over midnight, on days that follow each other: %j', (cron, apart) => {
    expect(minutesApart(parseSchedule(cron))).toBe(apart);
  });

  it.each([
    ['0 9 * * 1 | 20 9 * * 2', day + 20],
    ['0 9 * * 1 | 20 9 * * 1-5', 20],
    ['0 9 * * * | 0 9 * * 1', day],
    ['0 9 13 * * | 50 8 * * 5', 10],
    ['0 9 13 * 5 | 10 9 13 1 *', 10],
  ])('between the lines of %j', (cron, apart) => {
    expect(minutesApart(parseSchedule(cron))).toBe(apart);
  });

  it.each([
    ['*/30 * * * * *', 0.5],
    ['0,45 0 9 * * *', 0.75],
    ['30 59 23 * * * | 0 0 0 * * *', 0.5],
  ])('counts seconds: %j', (cron, apart) => {
    expect(minutesApart(parseSchedule(cron))).toBe(apart);
  });
});
