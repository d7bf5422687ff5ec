import { describe, expect, it } from 'vitest';
import { createArticleShelf } from '../../src/workers/article-shelf.ts';
import { markdown, taxonomy } from './desk-fakes.ts';

const ten = (id: string) => markdown(id, 'Ann ran on');
const shelf = (most: number) => createArticleShelf({ taxonomy, most });

describe('the shelf', () => {
  it('reads a text once, and anew where it has changed', async () => {
    const { open } = shelf(100);
    const first = await open('a', ten('a'));
    expect(await open('a', ten('a'))).toBe(first);
    expect(await open('b', ten('a'))).not.toBe(first);
    const changed = await open('a', markdown('a', 'Ann ran.'));
    expect(changed.article.source).toBe('Ann ran.');
    expect(await first.brief()).toBe(await first.brief());
    expect(first.lookup()).toBe(first.lookup());
  });

  it('reads a text once for two that come at once', async () => {
    const { open } = shelf(100);
    const [one, two] = await Promise.all([open('a', ten('a')), open('a', ten('a'))]);
    expect(one).toBe(two);
  });

  it('lets go what was used longest ago', async () => {
    const { open } = shelf(25);
    const a = await open('a', ten('a'));
    const b = await open('b', ten('b'));
    expect(await open('a', ten('a'))).toBe(a);
    await open('c', ten('c'));
    expect(await open('a', ten('a'))).toBe(a);
    expect(await open('b', ten('b'))).not.toBe(b);
  });

  it('keeps one that is larger than all it may keep, until the next', async () => {
    const { open } = shelf(5);
    const a = await open('a', ten('a'));
    expect(await open('a', ten('a'))).toBe(a);
    await open('b', ten('b'));
    expect(await open('a', ten('a'))).not.toBe(a);
  });

  it('counts a text that has grown by its new size only', async () => {
    const { open } = shelf(30);
    for (const source of ['Ann ran.', 'Ann ran on.', 'Ann ran on and on.'])
      await open('a', markdown('a', source));
    const a = await open('a', markdown('a', 'Ann ran on and on.'));
    await open('b', ten('b'));
    expect(await open('a', markdown('a', 'Ann ran on and on.'))).toBe(a);
  });

  it('keeps no failure and no weight of one', async () => {
    const { open } = shelf(25);
    const a = await open('a', ten('a'));
    await expect(open('b', markdown('b', ' … … … '))).rejects.toMatchObject({ code: 'article-empty' });
    await open('c', ten('c'));
    expect(await open('a', ten('a'))).toBe(a);
  });

  it('takes what has been read already', async () => {
    const { open, put } = shelf(100);
    const { article } = await open('a', ten('a'));
    const opened = put('b', ten('b'), { ...article, id: 'b' });
    expect(await open('b', ten('b'))).toBe(opened);
    expect((await opened.brief()).article.id).toBe('b');
  });
});
