import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMessageBoard } from '../../../src/adapters/preview/message-board.ts';
import { createPreviewPoster } from '../../../src/adapters/preview/preview-poster.ts';
import { openMessageLog } from '../../../src/adapters/store/sqlite-message-log.ts';
import type { MessageLog } from '../../../src/ports/message-log.ts';
import { reply } from '../slack/sample-replies.ts';

const logger = { info() {}, warn() {}, error() {} };
const clock = { now: () => 1000 };

describe('digests on the preview', () => {
  let folder: string;
  const logs: MessageLog[] = [];

  /** A process of its own on the same log. */
  async function start(change: (log: MessageLog) => MessageLog = (log) => log) {
    const log = await openMessageLog(join(folder, 'preview.db'));
    logs.push(log);
    const board = createMessageBoard({ log: change(log), logger, onChange: () => {} });
    await board.start();
    board.stop();
    const poster = createPreviewPoster({ board, clock, hasChannel: (id) => id === 'general' });
    return { poster, board };
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  });
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.close();
    rmSync(folder, { recursive: true });
  });

  const attempt = { delivery: '00000000000000aa', number: 0, channel: 'general', head: null, withinMs: 1000 };
  const uncertain = { ...attempt, firstTriedAt: 0, firstTriedMsAgo: 0, lastTriedMsAgo: 0 };
  const planned = (text: string) => ({
    place: 'channel' as const,
    payload: reply({ summary: text }),
    topic: null,
  });

  it('stand there once, however often and by whomever they are posted', async () => {
    const [one, two] = [await start(), await start()];
    const post = planned('A digest');
    const outcomes = await Promise.all(
      [one, two, one, two].map(({ poster }) => poster.post({ ...attempt, post })),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toEqual({ kind: 'posted', message: '1', threads: ['1'] });
    expect((await start()).board.since(0)).toHaveLength(1);
  });

  it('are found again after a crash between posting and noting it', async () => {
    const torn = await start((log) => ({
      ...log,
      async add(body, mark) {
        await log.add(body, mark);
        throw new Error('the process is gone');
      },
    }));
    const post = planned('A digest');
    expect(await torn.poster.post({ ...attempt, post })).toMatchObject({ kind: 'unknown' });
    const { poster } = await start();
    expect(await poster.resolve({ ...uncertain, post })).toMatchObject({ kind: 'posted', message: '1' });
    expect(await poster.resolve({ ...uncertain, number: 1, post })).toEqual({ kind: 'absent' });
  });

  it('post nothing when their time is over', async () => {
    const { poster, board } = await start();
    expect(await poster.post({ ...attempt, withinMs: 0, post: planned('Late') })).toMatchObject({
      kind: 'refused',
    });
    expect(board.since(0)).toEqual([]);
  });

  it('put the cards into the thread of the head', async () => {
    const { poster, board } = await start();
    const plan = poster.plan(
      { head: reply(), thread: [reply(), reply()], threadName: 'Digest' },
      attempt.delivery,
    );
    expect(plan.map(({ place }) => place)).toEqual(['channel', 'thread', 'thread']);
    await poster.post({ ...attempt, post: planned('Head') });
    const inThread = await poster.post({ ...attempt, number: 1, head: '1', post: planned('Card') });
    expect(inThread).toEqual({ kind: 'posted', message: '2', threads: ['1'] });
    expect(board.get('2')).toMatchObject({ thread: '1', author: 'briefwire', onlyFor: null });
  });

  it('go to the channels of the page alone', async () => {
    const { poster } = await start();
    await poster.check('general', 'preview:local');
    await expect(poster.check('nowhere', 'preview:local')).rejects.toMatchObject({ code: 'channel-gone' });
    await expect(poster.check('general', 'slack:T1')).rejects.toMatchObject({ code: 'channel-elsewhere' });
  });
});
