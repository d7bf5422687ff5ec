import { expect, it } from 'vitest';
import { clockProblem, clockSkewMs } from '../../../src/core/digest/clock-problem.ts';

const now = Date.parse('2026-11-25T09:00:00Z');

it('clocks that differ a little, or of which one is not known, are no problem', () => {
  for (const ahead of [0, clockSkewMs, -clockSkewMs]) expect(clockProblem(now + ahead, now)).toBeNull();
  expect(clockProblem(now, null)).toBeNull();
});

it.each([clockSkewMs + 1, -clockSkewMs - 1])('a clock that is %i ms ahead is one', (aheadMs) => {
  expect(clockProblem(now + aheadMs, now)).toEqual({ aheadMs });
});
