import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Store } from '../../src/ports/store.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';
import { readSample, sampleNames } from '../samples/sample-articles.ts';
import { root } from './desk-fakes.ts';

let folder: string;
let store: Store;
let desk: ArticleDesk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-desk-'));
  const storeFile = join(folder, 'store.sqlite');
  store = await createSqliteStore({ file: storeFile, clock: { now: () => Date.now() } });
  desk = createDeskPool({
    thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
    workerData: { root, storeFile },
  });
});
afterAll(async () => {
  await desk.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the desk in threads, with its own connections to the store', () => {
  it('serves the shipped briefs', async () => {
    const { briefs, problems } = await desk.list('w');
    expect(briefs.map(({ id }) => id)).toContain('shanghai-visit-2023');
    expect(problems).toEqual([]);
    const turn = await desk.ask('w', 'shanghai-visit-2023', 'Who is mayor of Shanghai?', null);
    expect(turn.answer.answer?.text).toBe('Gong Zheng');
  });

  it('takes in, asks, and removes what others see in the store', async () => {
    const source = readSample('rail-strike.md');
    const { brief } = await desk.takeIn('w', { id: '', name: 'a.md', source, format: 'markdown' }, 'U1');
    const { id } = brief.article;
    expect(await store.articles.get('w', id)).toMatchObject({ addedBy: 'U1', text: { source } });
    expect((await desk.read('w', id)).brief).toEqual(brief);
    const turn = await desk.ask('w', id, 'How many people take a train on a normal working day?', null);
    expect(turn.answer.answer?.text).toContain('1.3 million');
    await expect(desk.read('other', id)).rejects.toMatchObject({ code: 'brief-unknown' });
    await desk.remove('w', id);
    expect(await store.articles.get('w', id)).toBeNull();
    await expect(desk.ask('w', id, 'Who?', null)).rejects.toMatchObject({ code: 'brief-unknown' });
  });

  it('asks an article too long for the quick thread where it was taken in', async () => {
    const text = sampleNames.map(readSample).join('\n\n').replaceAll(/^---$/gm, '');
    const source = `All of it\n\nIt begins like this. Then comes more.\n\n${text}\n\n${text.replaceAll('9', '8')}`;
    const { brief } = await desk.takeIn('w', { id: '', name: 'all', source, format: 'text' }, 'U1');
    const place = { paragraph: 2, sentence: 1 };
    const [cited] = await desk.expand('w', brief.article.id, place);
    expect(source.slice(cited?.start, cited?.end)).toBe(cited?.quote);
    expect((await desk.ask('w', brief.article.id, 'Who steered?', null)).answer.question).toBe(
      'Who steered?',
    );
  });
});
