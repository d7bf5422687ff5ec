import { afterEach, describe, expect, it } from 'vitest';
import { BriefingError } from '../../src/core/errors.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { ArticleText } from '../../src/ports/article-source.ts';
import { createDeskPool, type DeskPoolConfig } from '../../src/workers/create-desk-pool.ts';

const thread = new URL('./threads/fragile-desk.ts', import.meta.url);
const open: ArticleDesk[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

function pool(config: Partial<DeskPoolConfig> = {}): ArticleDesk {
  const desk = createDeskPool({ thread, workerData: {}, ...config });
  open.push(desk);
  return desk;
}

const text = (name: string, source = 'A text.'): ArticleText => ({ id: 'a', name, source, format: 'text' });
/** What the thread did is answered as it stands. */
const ask = (desk: ArticleDesk, question: string, id = 'short'): Promise<unknown> =>
  desk.ask('w', id, question, null);
const place = { paragraph: 2, sentence: 3 };

describe('the lanes', () => {
  it('take in beside the questions, which do not wait', async () => {
    const desk = pool();
    await ask(desk, 'lane');
    await desk.takeIn('w', text('warm'), 'U1');
    const events: string[] = [];
    const taken = desk
      .takeIn('w', text('slowly'), 'U1')
      .then(({ brief }) => events.push(brief.article.title));
    for (let turn = 0; turn < 5; turn++) events.push(String(await ask(desk, 'lane')));
    await taken;
    expect(events).toEqual([...Array(5).fill('quick'), 'slow 7 "xt."']);
  });

  it('ask long articles where they are taken in, and try it only once', async () => {
    const desk = pool();
    expect(await ask(desk, 'lane', 'long')).toBe('slow');
    expect((await desk.read('w', 'long')).brief.article.title).toBe('slow');
    expect((await desk.expand('w', 'long', place))[0]).toMatchObject({ ...place, quote: 'slow' });
    expect((await desk.expand('w', 'short', place))[0]).toMatchObject({ ...place, quote: 'quick' });
    const tried = (await ask(desk, 'calls')) as string[];
    expect(tried.filter((id) => id === 'long')).toHaveLength(1);
  });

  it('let calls of one lane wait side by side', async () => {
    const desk = pool();
    await ask(desk, 'lane');
    const started = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => ask(desk, 'pause')));
    expect(performance.now() - started).toBeLessThan(900);
  });

  it.each(['ab', 'äöü', 'a\ud800', '', '𝟗'.repeat(1_000_000)])(
    'hand over a text unchanged',
    async (source) => {
      const { brief } = await pool().takeIn('w', text('a', source), 'U1');
      expect(brief.article.title).toBe(`slow ${source.length} ${JSON.stringify(source.slice(-3))}`);
    },
  );

  it('hand over small texts without harm to other bytes', async () => {
    const bytes = Buffer.from('other bytes');
    await pool().takeIn('w', text('a'), 'U1');
    expect(bytes.toString()).toBe('other bytes');
    expect(Buffer.from('more').toString()).toBe('more');
  });

  it('see nothing of the environment', async () => {
    process.env.BRIEFWIRE_TEST_SECRET = 'x';
    expect(await ask(pool(), 'secrets')).toEqual([]);
    delete process.env.BRIEFWIRE_TEST_SECRET;
  });
});

describe('a question to all briefs', () => {
  const askAll = async (desk: ArticleDesk, long: string) => {
    const { best, others, unread, asked } = await desk.askAll('w', long);
    return { best: best?.id, others: others.map(({ id }) => id), unread: unread.map(({ id }) => id), asked };
  };

  it('is put to the usual ones, and to long ones where these are read', async () => {
    const answer = await askAll(pool({ longWaitMs: 10_000 }), 'long gone');
    expect(answer).toEqual({ best: 'quick', others: ['long in slow'], unread: [], asked: 2 });
  });

  it('asks as many long ones as are answered in time', async () => {
    const desk = pool({ longWaitMs: 10_000 });
    expect(await askAll(desk, 'one two three')).toMatchObject({ unread: [], asked: 4 });
  });

  it('does not put a long one to work again before that is done', async () => {
    const paused = new Int32Array(new SharedArrayBuffer(4));
    const desk = pool({ longWaitMs: 150, workerData: { paused } });
    await desk.takeIn('w', text('warm'), 'U1');
    const answers = await Promise.all(Array.from({ length: 5 }, () => askAll(desk, 'pause')));
    expect(answers.map(({ unread }) => unread)).toEqual(answers.map(() => ['pause']));
    expect(Atomics.load(paused, 0)).toBe(1);
    await expect.poll(async () => (await askAll(desk, 'long')).unread, { timeout: 5_000 }).toEqual([]);
    await askAll(desk, 'pause');
    expect(Atomics.load(paused, 0)).toBe(2);
  });

  it('does not wait for ever for long ones; those that it left are named', async () => {
    const desk = pool({ longWaitMs: 150 });
    await desk.takeIn('w', text('warm'), 'U1');
    const answer = await askAll(desk, 'long pause third');
    expect(answer).toEqual({ best: 'quick', others: ['long in slow'], unread: ['pause', 'third'], asked: 2 });
  });

  it('is answered though a thread dies over a long one', async () => {
    const desk = pool({ longWaitMs: 2000 });
    expect(await askAll(desk, 'exit')).toMatchObject({ best: 'quick', unread: ['exit'] });
    expect((await desk.takeIn('w', text('again'), 'U1')).brief.article.title).toContain('slow');
  });
});

describe('the index', () => {
  it('is worked up in the thread for long articles, batch by batch', async () => {
    const unindexed = new Int32Array(new SharedArrayBuffer(4)).fill(5);
    pool({ workerData: { unindexed } });
    await expect.poll(() => unindexed[0], { timeout: 10_000 }).toBe(0);
  });

  it('tells the log where it cannot be, and keeps nothing else from working', async () => {
    const told: string[] = [];
    const logger = { info() {}, warn() {}, error: (message: string) => void told.push(message) };
    const unindexed = new Int32Array(new SharedArrayBuffer(4)).fill(5);
    const desk = pool({ workerData: { unindexed, indexFails: true }, logger });
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['Briefs cannot be indexed at the moment']);
    expect((await desk.takeIn('w', text('a'), 'U1')).brief.article.title).toContain('slow');
  });
});

describe('errors', () => {
  it('come back with code and facts, and a cause for the log', async () => {
    const error = await ask(pool(), 'fail with facts').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BriefingError);
    expect(error).toMatchObject({
      code: 'article-unreadable',
      facts: { source: 'a.txt', problem: 'EACCES' },
    });
    const { cause } = error as BriefingError;
    expect((cause as Error).stack).toMatch(/^RangeError: the cause\n.*fragile-desk\.ts/);
  });

  it('that nobody foresaw stay unforeseen, their text in the cause only', async () => {
    const error = await ask(pool(), 'fail unforeseen').catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(BriefingError);
    expect((error as Error).message).not.toContain('the detail');
    expect(((error as Error).cause as Error).stack).toContain('TypeError: the detail');
  });

  it('of a list are errors again', async () => {
    const { problems, undated } = await pool().list('w');
    expect(problems[0]).toBeInstanceOf(BriefingError);
    expect(problems[0]).toMatchObject({ code: 'article-empty', facts: { source: 'b.md' } });
    expect(undated).toBeInstanceOf(BriefingError);
    expect(undated).toMatchObject({ code: 'store-unavailable', facts: { problem: 'full' } });
  });
});

describe('a thread that dies', () => {
  it.each(['exit', 'fill memory'])('over a call (%s) fails it, and the next call works', async (how) => {
    const desk = pool({ memoryMb: 40 });
    await ask(desk, 'lane');
    await expect(ask(desk, how)).rejects.toThrow();
    expect(await ask(desk, 'lane')).toBe('quick');
    await expect(ask(desk, how, 'long')).rejects.toThrow();
    expect(await ask(desk, 'lane', 'long')).toBe('slow');
  });

  it.each(['exit later', 'throw later'])('while it is idle (%s) is started anew', async (how) => {
    const desk = pool();
    await ask(desk, how);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await ask(desk, 'lane')).toBe('quick');
    expect(await ask(desk, 'lane')).toBe('quick');
  });

  it('fails what waits for it too, and hangs nothing', async () => {
    const desk = pool();
    await ask(desk, 'lane');
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => ask(desk, 'exit')));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await ask(desk, 'lane')).toBe('quick');
  });

  it('at its start fails every call and tells the log', async () => {
    const told: unknown[] = [];
    const logger = { info() {}, warn() {}, error: (...given: unknown[]) => void told.push(given) };
    const desk = pool({ workerData: { broken: true }, logger });
    for (let turn = 0; turn < 3; turn++) {
      const results = await Promise.allSettled([
        ask(desk, 'lane'),
        ask(desk, 'lane'),
        desk.takeIn('w', text('a'), 'U1'),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('closing', () => {
  const flag = () => new Int32Array(new SharedArrayBuffer(4));

  it('lets work end, closes the desk of each thread, and refuses what comes after', async () => {
    const closed = flag();
    const desk = pool({ workerData: { closed } });
    const running = desk.takeIn('w', text('slowly'), 'U1');
    await desk.close();
    expect((await running).brief.article.title).toBe('slow 7 "xt."');
    expect(closed[0]).toBe(2);
    await expect(ask(desk, 'lane')).rejects.toThrow('closed');
    await desk.close();
  });

  it('does not wait longer than it should', async () => {
    const desk = pool({ graceMs: 50 });
    await desk.takeIn('w', text('warm'), 'U1');
    const running = desk.takeIn('w', text('slowly'), 'U1').catch((error: unknown) => error);
    const started = performance.now();
    await desk.close();
    expect(performance.now() - started).toBeLessThan(400);
    expect(await running).toBeInstanceOf(Error);
  });
});
