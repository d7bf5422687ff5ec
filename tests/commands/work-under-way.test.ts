import { expect, it } from 'vitest';
import { createWorkUnderWay } from '../../src/commands/work-under-way.ts';

it('is finished when the last of it is, what it began included', async () => {
  const work = createWorkUnderWay();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done: string[] = [];
  void work.run(async () => {
    await first.promise;
    done.push('first');
    void work.run(async () => {
      await second.promise;
      done.push('second');
    });
  });
  const finished = work.finished().then(() => done.push('finished'));
  first.resolve();
  await new Promise((turn) => setImmediate(turn));
  expect(done).toEqual(['first']);
  second.resolve();
  await finished;
  expect(done).toEqual(['first', 'second', 'finished']);
});

it('forgets what failed, so that stopping does not hang on it', async () => {
  const work = createWorkUnderWay();
  await expect(work.run(() => Promise.reject(new Error('against the rules')))).rejects.toThrow();
  await work.finished();
});
