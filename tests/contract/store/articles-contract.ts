/** What a store does with articles, and with the versions of shipped briefs. */
import { beforeEach, describe, expect, it } from 'vitest';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import { article, difficult, here, indexed, minute, newArticle, there } from './store-samples.ts';

export function describeArticles(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    store = opened().store;
  });

  describe('articles', () => {
    it('are added once, given back, listed by id and removed', async () => {
      const now = await store.now();
      for (const id of ['b', 'a-b', 'a', 'ab', 'Z'])
        expect(await store.articles.add(here, newArticle(id))).toBe(true);
      expect(await store.articles.add(here, newArticle('a', 'Another.'))).toBe(false);
      expect(await store.articles.get(here, 'a')).toEqual(article('a'));
      expect(await store.articles.list(here)).toEqual(
        ['Z', 'a', 'a-b', 'ab', 'b'].map((id) => ({ id, title: `Title of ${id}`, addedAt: now })),
      );
      expect([...(await store.articles.some(here, 9))].sort()).toEqual(['Z', 'a', 'a-b', 'ab', 'b']);
      expect(await store.articles.some(here, 3)).toHaveLength(3);
      expect(await store.articles.some(there, 3)).toEqual([]);
      expect(await store.articles.remove(here, 'a')).toBe(true);
      expect(await store.articles.remove(here, 'a')).toBe(false);
      expect(await store.articles.get(here, 'a')).toBeNull();
      expect(await store.articles.add(here, newArticle('a', 'Another.'))).toBe(true);
      expect((await store.articles.get(here, 'a'))?.text.source).toBe('Another.');
    });

    it('are each workspace’s own', async () => {
      await store.articles.add(here, newArticle('a', 'Ours.'));
      expect(await store.articles.get(there, 'a')).toBeNull();
      expect(await store.articles.list(there)).toEqual([]);
      expect(await store.articles.remove(there, 'a')).toBe(false);
      expect(await store.articles.add(there, newArticle('a', 'Theirs.'))).toBe(true);
      expect(await store.articles.remove(there, 'a')).toBe(true);
      expect(await store.articles.get(here, 'a')).toEqual(article('a', 'Ours.'));
    });

    it.each(Object.entries(difficult))('keep %s', async (_what, text) => {
      const kept = { ...article('a', text), title: text };
      await store.articles.add(here, indexed(kept));
      expect(await store.articles.get(here, 'a')).toEqual(kept);
      expect(await store.articles.list(here)).toMatchObject([{ id: 'a', title: text }]);
    });

    it('keep the longest text whole', async () => {
      const line = 'Words — “quoted” — and\r\n';
      const source = `\uFEFF${line.repeat(Math.floor((maxArticleBytes - 3) / Buffer.byteLength(line)))}`;
      await store.articles.add(here, newArticle('long', source));
      // Compared by hand: a difference in five megabytes is nothing to print.
      expect((await store.articles.get(here, 'long'))?.text.source === source).toBe(true);
    });
  });
  it('tell when each was added', async () => {
    await store.articles.add(here, newArticle('a'));
    await opened().advance(minute);
    await store.articles.add(here, newArticle('b'));
    expect(await store.articles.add(here, newArticle('a'))).toBe(false);
    const [a, b] = await store.articles.list(here);
    expect((b?.addedAt ?? 0) - (a?.addedAt ?? 0)).toBe(minute);
  });

  describe('shipped briefs', () => {
    it('appeared when they were first seen in their present version', async () => {
      const first = await store.now();
      const both = [
        { id: 'a', version: '1' },
        { id: 'b', version: '1' },
      ];
      expect(await store.briefs.appeared(both)).toEqual(
        new Map([
          ['a', first],
          ['b', first],
        ]),
      );
      await opened().advance(minute);
      const changed = [...both.slice(1), { id: 'a', version: '2' }, { id: 'c', version: '1' }];
      const after = new Map([
        ['b', first],
        ['a', first + minute],
        ['c', first + minute],
      ]);
      expect(await store.briefs.appeared(changed)).toEqual(after);
      await opened().advance(minute);
      expect(await store.briefs.appeared(changed)).toEqual(after);
      expect(await store.briefs.appeared([])).toEqual(new Map());
    });

    it('do not become new again and again while copies of two versions run side by side', async () => {
      const first = await store.now();
      await store.briefs.appeared([{ id: 'a', version: 'old' }]);
      await opened().advance(minute);
      await store.briefs.appeared([{ id: 'a', version: 'new' }]);
      await opened().advance(minute);
      expect(await store.briefs.appeared([{ id: 'a', version: 'old' }])).toEqual(new Map([['a', first]]));
      expect(await store.briefs.appeared([{ id: 'a', version: 'new' }])).toEqual(
        new Map([['a', first + minute]]),
      );
    });

    it('can be many, and several copies may ask at once', async () => {
      const briefs = Array.from({ length: 1_200 }, (_, index) => ({ id: `b${index}`, version: '1' }));
      const now = await store.now();
      const other = (await opened().another?.()) ?? store;
      for (const times of await Promise.all([store, other].map(({ briefs: kept }) => kept.appeared(briefs))))
        expect([times.size, ...new Set(times.values())]).toEqual([1_200, now]);
    });
  });
}
