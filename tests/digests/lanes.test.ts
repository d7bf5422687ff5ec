import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/digests/lanes.ts';

/** Runs works that end when told to; `begun` are their names in order. */
function playLanes(mostAtOnce: (platform: string) => number) {
  const lanes = createLanes(mostAtOnce);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    lanes,
    begun,
    run(platform: string, channel: string, name: string) {
      lanes.run(platform, channel, async () => {
        begun.push(name);
        const ended = Promise.withResolvers<void>();
        ends.set(name, ended.resolve);
        await ended.promise;
      });
    },
    async end(name: string) {
      ends.get(name)?.();
      await new Promise((done) => setImmediate(done));
    },
  };
}

describe('lanes', () => {
  it('take as many at once as each platform does, and one in each channel', async () => {
    const { lanes, begun, run, end } = playLanes((platform) => (platform === 'slack' ? 3 : 1));
    for (const name of ['a', 'b']) run('discord', name, `discord ${name}`);
    for (const name of ['a', 'a2', 'b', 'c', 'd']) run('slack', name.slice(0, 1), `slack ${name}`);
    expect(begun).toEqual(['discord a', 'slack a', 'slack b', 'slack c']);
    await end('slack a');
    expect(begun.slice(4)).toEqual(['slack d']);
    await end('discord a');
    await end('slack b');
    expect(begun.slice(5)).toEqual(['discord b', 'slack a2']);
    expect(['discord', 'slack'].map(lanes.size)).toEqual([1, 3]);
  });

  it('drop what waits when they are drained', async () => {
    const { lanes, begun, run, end } = playLanes(() => 1);
    for (const name of ['a', 'b']) run('slack', name, name);
    const drained = lanes.drain();
    expect(lanes.size('slack')).toBe(1);
    await end('a');
    await drained;
    expect(begun).toEqual(['a']);
    expect(lanes.size('slack')).toBe(0);
  });
});
