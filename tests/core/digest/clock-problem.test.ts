import { expect, it } from 'vitest';
import { clockProblem, clockSkewMs } from '../../../src/core/digest/clock-problem.ts';

const now = Date.parse('2026-11-25T09:00:00Z');
const minute = 60_000;

it('clocks that differ a little, or of which one is not known, are no problem', () => {
  for (const ahead of [0, clockSkewMs, -clockSkewMs])
    expect(clockProblem(now + ahead, now, 'Slack’s')).toBeNull();
  expect(clockProblem(now, null, 'Slack’s')).toBeNull();
});

it.each([
  [clockSkewMs + 1, '5 minutes ahead of Slack’s'],
  [-119 * minute, '119 minutes behind Slack’s'],
  [26 * 60 * minute, '26 hours ahead of Slack’s'],
])('a clock that is %i ms ahead is told', (ahead, how) => {
  expect(clockProblem(now + ahead, now, 'Slack’s')).toBe(`the clock of the store is wrong: ${how}`);
});
