import { expect, it } from 'vitest';
import { minutesApart } from '../../../src/core/calendar/minutes-apart.ts';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import { wordApart } from '../../../src/core/calendar/word-apart.ts';

it.each([
  ['every second', '1 second'],
  ['every 20 seconds', '20 seconds'],
  ['every minute', '1 minute'],
  ['every 5 minutes', '5 minutes'],
  ['0 0 9 * * * | 30 1 9 * * *', '1 minute and 30 seconds'],
])('words how far apart %j fires', (schedule, words) => {
  expect(wordApart(minutesApart(parseSchedule(schedule)))).toBe(words);
});
