import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMessageLog } from '../../../src/adapters/store/sqlite-message-log.ts';
import type { MessageLog } from '../../../src/ports/message-log.ts';

describe('the log of the preview', () => {
  let folder: string;
  let file: string;
  const open: MessageLog[] = [];
  const openLog = async () => {
    const log = await openMessageLog(file);
    open.push(log);
    return log;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
    file = join(folder, 'a/preview.db');
  });
  afterEach(async () => {
    for (const log of open.splice(0)) await log.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps messages in their order over a restart', async () => {
    const log = await openLog();
    const first = await log.add('first', null);
    await log.add('second', null);
    await log.change(first.id, 'first, changed');
    await log.close();
    const found = await (await openLog()).since(0);
    expect(found.map(({ body }) => body)).toEqual(['second', 'first, changed']);
    expect(found.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('adds what has a mark once, however many ask for it at the same time', async () => {
    const logs = [await openLog(), await openLog()];
    const added = await Promise.all(
      Array.from({ length: 40 }, (_, index) => logs[index % 2]?.add(`by ${index}`, 'digest:1:0')),
    );
    expect(new Set(added.map((message) => message?.id)).size).toBe(1);
    expect(await logs[0]?.since(0)).toHaveLength(1);
    expect((await logs[1]?.find('digest:1:0'))?.id).toBe(added[0]?.id);
    expect(await logs[1]?.find('digest:1:1')).toBeNull();
  });

  it('tells each what the others have added since, and nothing twice', async () => {
    const [one, two] = [await openLog(), await openLog()];
    const { revision } = await one.add('a', null);
    await two.add('b', null);
    const changed = await two.change(1, 'a, changed');
    const news = await one.since(revision);
    expect(news.map(({ body }) => body)).toEqual(['b', 'a, changed']);
    expect(await one.since(changed.revision)).toEqual([]);
  });

  it('lets go of what is too old for a page, and gives no id out again', async () => {
    const log = await openLog();
    for (let count = 1; count <= 1010; count++) await log.add(`${count}`, null);
    await log.close();
    const later = await openLog();
    const kept = await later.since(0);
    expect(kept).toHaveLength(1000);
    expect(kept[0]?.body).toBe('11');
    expect((await later.add('next', null)).id).toBe(1011);
  });

  it('says what is wrong with a file that is none of its own', async () => {
    file = join(folder, 'preview.db');
    writeFileSync(file, 'this is no database, and it is long enough to be looked at as if it were one');
    await expect(openLog()).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});
