/** What a search does that the contract of a store cannot show. */
import { expect, it } from 'vitest';
import { countBriefs } from '../../../src/adapters/store/count-briefs.ts';
import { searchLibrary } from '../../../src/adapters/store/search-library.ts';
import { createSqliteTermIndex } from '../../../src/adapters/store/sqlite-term-index.ts';
import { newArticle } from '../../contract/store/store-samples.ts';
import { openStoreParts } from './open-store-parts.ts';

/** So many of one workspace; all hold "all", every third "third", each its own number. */
async function openLibrary(count: number) {
  const parts = await openStoreParts(':memory:');
  const briefs = Array.from({ length: count }, (_, number) => ({
    ...newArticle(`n${number}`),
    terms: ['all', ...(number % 3 === 0 ? ['third'] : []), String(number)],
  }));
  await Promise.all(briefs.map((brief) => parts.store.articles.add('w', brief)));
  return parts;
}

it('a brief of another workspace is not found, though it were indexed under the same lexemes', async () => {
  const { store, database } = await openStoreParts(':memory:');
  await store.articles.add('w:1', newArticle('a', 'The bridge.'));
  expect(await store.library.search('w:1', ['bridg'], 8)).toHaveLength(1);
  database.exec(`UPDATE library_entries SET workspace = 'w:2'`);
  expect(await store.library.search('w:1', ['bridg'], 8)).toEqual([]);
  await store.close();
});

it('briefs are counted up to a bound, and beyond it by the sample', async () => {
  const { store, db } = await openLibrary(4_000);
  const terms = ['all', 'third', '7', 'none'];
  const count = (most: number) => countBriefs(db, createSqliteTermIndex(db), { workspace: 'w', terms, most });
  expect(await count(10_000)).toEqual({ size: 4_000, held: [4_000, 1_334, 1, 0] });
  const { size, held } = await count(500);
  const [all = 0, third = 0, ...rare] = held;
  expect(rare).toEqual([1, 0]);
  for (const [told, real] of [
    [size, 4_000],
    [all, 4_000],
    [third, 1_334],
  ] as const)
    expect(Math.abs(told / real - 1)).toBeLessThan(0.3);
  await store.close();
});

it('the rare term finds its brief, however many more hold the others than are looked at', async () => {
  const { store, db } = await openLibrary(1_000);
  const bounds = { terms: 8, used: 4, counted: 50, candidates: 20 };
  const asked = { workspace: 'w', terms: ['all', 'third', '600', '7'], most: 3 };
  const found = await searchLibrary(db, createSqliteTermIndex(db), asked, bounds);
  expect(found.map(({ id }) => id)).toEqual(['n600', 'n7', expect.any(String)]);
  await store.close();
});

it('what an earlier version left in the index of an article that it removed is not in the way', async () => {
  const { store, database } = await openStoreParts(':memory:');
  await store.articles.add('w', newArticle('a', 'The bridge.'));
  database.exec('DELETE FROM articles');
  expect(await store.articles.add('w', newArticle('a', 'The ferry.'))).toBe(true);
  expect(await store.library.search('w', ['bridg'], 8)).toEqual([]);
  expect(await store.library.search('w', ['ferri'], 8)).toHaveLength(1);
  await store.close();
});
