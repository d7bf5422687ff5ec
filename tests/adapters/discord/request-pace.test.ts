import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRequestPace } from '../../../src/adapters/discord/request-pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** When each of `count` that ask at once has its turn, in milliseconds from now. */
function turnsOf(pace: ReturnType<typeof createRequestPace>, count: number): number[] {
  const began = performance.now();
  const turns: number[] = [];
  for (let n = 0; n < count; n++)
    void pace.turn(Number.POSITIVE_INFINITY).then(() => turns.push(performance.now() - began));
  return turns;
}

const mostInASecond = (turns: readonly number[]) =>
  Math.max(...turns.map((from) => turns.filter((at) => at >= from && at < from + 1000).length));

it('spreads what is asked at once evenly, and loses no time over it', async () => {
  const turns = turnsOf(createRequestPace(48), 480);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(turns).toHaveLength(480);
  expect(turns.at(-1)).toBeLessThan((480 / 48) * 1000 * 1.02);
  expect(mostInASecond(turns)).toBe(48);
  const gaps = turns.slice(1).map((at, index) => at - (turns[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(9);
});

it('after the process was stopped makes up for it without a burst', async () => {
  const clock = performance.now.bind(performance);
  let stopped = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + stopped);
  const turns = turnsOf(createRequestPace(48), 480);
  await vi.advanceTimersByTimeAsync(1000);
  stopped = 5000;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(turns).toHaveLength(480);
  expect(mostInASecond(turns)).toBe(48);
  vi.mocked(performance.now).mockRestore();
});

it('after nobody has asked for long begins anew', async () => {
  const pace = createRequestPace(48);
  await pace.turn(0);
  await vi.advanceTimersByTimeAsync(60_000);
  const turns = turnsOf(pace, 100);
  await vi.advanceTimersByTimeAsync(5000);
  expect(mostInASecond(turns)).toBe(48);
});

it('says at once how long it would take where that is too long, and keeps no place', async () => {
  const pace = createRequestPace(10);
  expect(await pace.turn(0)).toBeNull();
  expect(await pace.turn(50)).toBe(100);
  const waiting = pace.turn(150);
  expect(await pace.turn(150)).toBe(200);
  await vi.advanceTimersByTimeAsync(100);
  expect(await waiting).toBeNull();
});

it.each([0.5, 1, 3])('keeps %d a second', async (perSecond) => {
  const turns = turnsOf(createRequestPace(perSecond), 4);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(turns.map(Math.round)).toEqual([0, 1, 2, 3].map((n) => Math.ceil((n * 1000) / perSecond)));
});
