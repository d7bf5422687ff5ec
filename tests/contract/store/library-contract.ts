/** What a store does with the full-text index over briefs. */
import { beforeEach, describe, expect, it } from 'vitest';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';
import { indexTerms } from '../../../src/core/text/index-terms.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenedStore } from './opened-store.ts';
import { article, difficult, here, indexed, minute, newArticle, there } from './store-samples.ts';

export function describeLibrary(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    store = opened().store;
  });

  const search = async (question: string, most = 8, workspace = here) =>
    (await store.library.search(workspace, indexTerms(question), most)).map(({ id }) => id);

  const ship = (id: string, text: string, version = '1') =>
    store.library.putShipped([{ id, version, terms: indexTerms(text) }]);

  async function keepAll(texts: Readonly<Record<string, string>>, workspace = here): Promise<void> {
    for (const [id, text] of Object.entries(texts)) await store.articles.add(workspace, newArticle(id, text));
  }

  describe('a search', () => {
    it('finds what holds the rarest terms first, whatever form they stand in', async () => {
      await keepAll({
        bridge: 'The bridge of Lindow was opened by the mayor in 2021.',
        ferry: 'The ferry of Lindow sails for the mayor, twice a day.',
        harbour: 'The harbour was sold.',
      });
      expect(await search('Who opens bridges?')).toEqual(['bridge']);
      expect(await search('What does the mayor say of the ferry?')).toEqual(['ferry', 'bridge']);
      expect(await search('2021')).toEqual(['bridge']);
      expect((await search('mayor of Lindow')).toSorted()).toEqual(['bridge', 'ferry']);
      expect(await search('mayor of Lindow', 1)).toHaveLength(1);
      expect(await search('zeppelin')).toEqual([]);
      expect(await search('Who was it?')).toEqual([]);
      expect(await search('bridge', 0)).toEqual([]);
    });

    it('gives scores from best to worst, and says which are shipped', async () => {
      await keepAll({ own: 'The bridge opened with a brass band.' });
      await ship('shipped', 'The bridge was closed.');
      const found = await store.library.search(here, indexTerms('the brass band on the bridge'), 8);
      expect(found).toMatchObject([
        { id: 'own', shipped: false },
        { id: 'shipped', shipped: true },
      ]);
      expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? Number.NaN);
    });

    it('finds by title', async () => {
      await store.articles.add(here, indexed({ ...article('a', 'It opened.'), title: 'The bridge' }));
      expect(await search('bridge')).toEqual(['a']);
    });

    it('finds words of scripts without spaces', async () => {
      await keepAll({ mayor: '上海市长是龚正。他访问了北京大学。', other: '新加坡的总理访问了上海。' });
      expect(await search('龚正是谁？')).toEqual(['mayor']);
      expect((await search('上海'))?.toSorted()).toEqual(['mayor', 'other']);
    });

    it('finds the one that holds several common terms together among many that hold one', async () => {
      const kinds = ['minister', 'treaty', 'harbour', 'budget'];
      const texts = Array.from({ length: 1_500 }, (_, number) => [
        `n${number}`,
        number === 700 ? kinds.join(' ') : `${kinds[number % kinds.length]} spoken of in ${number}`,
      ]);
      await Promise.all(texts.map(([id = '', text]) => store.articles.add(here, newArticle(id, text))));
      expect((await search('the minister on the treaty for harbour and budget'))[0]).toBe('n700');
      expect((await search('minister 4'))[0]).toBe('n4');
      expect(await search('minister')).toHaveLength(8);
      expect(new Set(await search('minister', 100)).size).toBe(100);
    });

    it('looks at the newest where more hold a common term than are looked at', async () => {
      for (let number = 0; number < 450; number++)
        await store.articles.add(here, newArticle(`week${number}`, 'The mayor spoke.'));
      expect(await search('mayor', 3)).toEqual(['week449', 'week448', 'week447']);
    });

    it('passes over shipped briefs that are no longer there, before it counts', async () => {
      for (const id of ['gone', 'lost', 'there']) await ship(id, 'The bridge.');
      await keepAll({ gone: 'The bridge, ours.' });
      const isThere = (id: string) => id === 'there';
      const found = await store.library.search(here, ['bridg'], 2, isThere);
      expect(found.map(({ id, shipped }) => [id, shipped]).toSorted()).toEqual([
        ['gone', false],
        ['there', true],
      ]);
    });

    it('takes whatever was typed as words', async () => {
      await keepAll({ plain: `NEAR the bridge AND "the ferry" OR O'Neill's harbour, 11.8% of 1,000` });
      await keepAll(difficult);
      for (const typed of [
        '"bridge',
        'bridge*',
        'terms:bridge',
        'NEAR(bridge ferry)',
        `'bridge' & !ferry | (`,
        'bridge\0\u0001',
        '^bridge + - ( ) { } : \\ \uD800',
        "O'Neill’s",
        '11.8',
        '1000',
      ])
        expect(await search(typed)).toEqual(['plain']);
      const raw = ['bridge" OR "', `' | '`, '\0', '', ' ', 'a b', '\uD800', 'x'.repeat(5_000)];
      expect(await store.library.search(here, raw, 8)).toEqual([]);
      await store.articles.add(here, { ...newArticle('raw'), terms: [...raw, 'wharf'] });
      expect(await search('wharf')).toEqual(['raw']);
    });

    it('bears a question as long as an article', async () => {
      await keepAll({ bridge: 'The bridge opened.' });
      const long = Array.from({ length: 50_000 }, (_, number) => `word${number}`).join(' ');
      expect(await search(`Bridge ${long}`)).toEqual(['bridge']);
    });
  });

  describe('workspaces', () => {
    it('never find each other’s, and all of them find what is shipped', async () => {
      await keepAll({ ours: 'The secret bridge.' });
      await keepAll({ theirs: 'The secret bridge.' }, there);
      await ship('shipped', 'The bridge.');
      expect(await search('secret bridge')).toEqual(['ours', 'shipped']);
      expect(await search('secret bridge', 8, there)).toEqual(['theirs', 'shipped']);
      for (const stranger of ['slack:T', 'slack:T11', 'SLACK:T1', '%', '*', ''])
        expect(await search('secret bridge', 8, stranger)).toEqual(['shipped']);
    });

    it('tell a brief of their own from a shipped one of the same id', async () => {
      await keepAll({ same: 'The bridge, ours.' });
      await ship('same', 'The bridge, shipped.');
      const found = await store.library.search(here, ['bridg'], 8);
      expect(found.map(({ id, shipped }) => [id, shipped]).toSorted()).toEqual([
        ['same', false],
        ['same', true],
      ]);
      await store.articles.remove(here, 'same');
      expect(await store.library.search(here, ['bridg'], 8)).toMatchObject([{ id: 'same', shipped: true }]);
    });
  });

  describe('what is not kept is not found:', () => {
    it('an article that was refused, removed, or forgotten with its workspace', async () => {
      await keepAll({ a: 'The bridge.', b: 'The ferry.' });
      await keepAll({ a: 'The bridge.' }, there);
      expect(await store.articles.add(here, newArticle('a', 'The harbour.'))).toBe(false);
      expect(await search('harbour')).toEqual([]);
      expect(await store.articles.remove(here, 'a')).toBe(true);
      expect(await search('bridge')).toEqual([]);
      expect(await search('ferry')).toEqual(['b']);
      await keepAll({ a: 'The harbour.' });
      expect([await search('bridge'), await search('harbour')]).toEqual([[], ['a']]);
      await store.workspaces.forget(here);
      expect([await search('ferry'), await search('harbour')]).toEqual([[], []]);
      expect(await search('bridge', 8, there)).toEqual(['a']);
      await store.workspaces.leave(there, minute);
      await opened().advance(minute);
      await store.purge();
      expect(await search('bridge', 8, there)).toEqual([]);
    });
  });

  describe('shipped briefs', () => {
    it('are replaced where their version differs', async () => {
      expect(await store.library.shippedVersions()).toEqual(new Map());
      await store.library.putShipped([]);
      await ship('a', 'The bridge.');
      await ship('b', 'The ferry.');
      await ship('a', 'The harbour.', '1');
      expect(await search('harbour')).toEqual([]);
      await ship('a', 'The harbour.', '2');
      expect([await search('bridge'), await search('harbour'), await search('ferry')]).toEqual([
        [],
        ['a'],
        ['b'],
      ]);
      expect(await store.library.shippedVersions()).toEqual(
        new Map([
          ['a', '2'],
          ['b', '1'],
        ]),
      );
      expect(await store.library.unindexed(8)).toEqual([]);
    });

    it('may be put by several copies at once', async () => {
      const entries = Array.from({ length: 30 }, (_, number) => ({
        id: `b${number}`,
        version: '1',
        terms: ['bridg', `n${number}`],
      }));
      const other = (await opened().another?.()) ?? store;
      await Promise.all([store.library.putShipped(entries), other.library.putShipped(entries.toReversed())]);
      expect((await store.library.shippedVersions()).size).toBe(30);
      expect(await store.library.search(here, ['n7'], 8)).toMatchObject([{ id: 'b7' }]);
      expect(await store.library.search(here, ['bridg'], 100)).toHaveLength(30);
    });
  });

  it('indexes only what is kept', async () => {
    await store.library.index(here, { id: 'none', terms: ['bridg'] });
    expect(await search('bridge')).toEqual([]);
    await keepAll({ a: 'The ferry.' });
    await store.library.index(here, { id: 'a', terms: ['bridg'] });
    await store.library.index(there, { id: 'a', terms: ['bridg'] });
    expect([await search('bridge'), await search('ferry')]).toEqual([[], ['a']]);
    expect(await search('bridge', 8, there)).toEqual([]);
  });

  it('bears an article of the longest there are, however many different words it has', async () => {
    const words = Array.from({ length: maxArticleBytes / 6 }, (_, number) => `w${number.toString(36)}`);
    const long = { ...newArticle('long'), terms: ['bridg', ...words] };
    expect(await store.articles.add(here, long)).toBe(true);
    await keepAll({ short: 'The bridge.' });
    expect(await search('bridge')).toEqual(['short', 'long']);
    expect(await store.library.search(here, ['w10'], 8)).toMatchObject([{ id: 'long' }]);
    expect(await store.articles.remove(here, 'long')).toBe(true);
    expect(await search('bridge')).toEqual(['short']);
  });
}
