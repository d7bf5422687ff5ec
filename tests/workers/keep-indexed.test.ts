import { expect, it } from 'vitest';
import { keepIndexed } from '../../src/workers/keep-indexed.ts';

/** `left`: batches that are waiting, or what looking for them throws. */
function indexed(left: { count: number; error?: Error }) {
  const told: unknown[] = [];
  let looks = 0;
  const stop = keepIndexed({
    indexSome: async () => {
      looks++;
      if (left.error) throw left.error;
      return left.count > 0 && --left.count >= 0;
    },
    everyMs: 1,
    onError: (error) => told.push(error),
  });
  return { told, stop, looks: () => looks };
}

it('works off what waits, looks again later, and stops', async () => {
  const left = { count: 3 };
  const { stop, looks } = indexed(left);
  await expect.poll(() => left.count).toBe(0);
  left.count = 2;
  await expect.poll(() => left.count).toBe(0);
  stop();
  await new Promise((done) => setTimeout(done, 5));
  const before = looks();
  await new Promise((done) => setTimeout(done, 20));
  expect(looks()).toBe(before);
});

it('tells of the first of several errors in a row, and goes on', async () => {
  const left: { count: number; error?: Error } = { count: 2, error: new Error('down') };
  const { stop, told, looks } = indexed(left);
  await expect.poll(looks).toBeGreaterThan(3);
  expect(told).toHaveLength(1);
  delete left.error;
  await expect.poll(() => left.count).toBe(0);
  left.error = new Error('down again');
  await expect.poll(() => told.length).toBe(2);
  stop();
});
