import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article/article.ts';
import { createLookup } from '../../../src/core/lookup/create-lookup.ts';
import { expandPlace } from '../../../src/core/lookup/expand-place.ts';
import { articleOf, sampleArticle, sampleNames } from '../../samples/sample-articles.ts';

const expand = (article: Article, paragraph: number, sentence: number) =>
  expandPlace(article, createLookup(article), { paragraph, sentence });
const quotes = async (source: string, paragraph: number, sentence: number, name?: string) =>
  expand(await articleOf(source, name), paragraph, sentence).map(({ quote }) => quote);

const numbers = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
/** Sentences without a word in common. */
const beads = ['lynx', 'otter', 'heron', 'badger', 'stoat', 'salmon', 'kestrel', 'hedgehog'].map(
  (animal, index) =>
    `${numbers[index]} ${animal} ${['ran', 'hid', 'flew', 'dug', 'bit', 'swam', 'rose', 'slept'][index]}.`,
);

describe('a place', () => {
  it.each([
    [1, 'One lynx ran.|Two otter hid.|Three heron flew.|Four badger dug.'],
    [2, 'Two otter hid.|One lynx ran.|Three heron flew.|Four badger dug.|Five stoat bit.'],
    [
      4,
      'Four badger dug.|Two otter hid.|Three heron flew.|Five stoat bit.|Six salmon swam.|Seven kestrel rose.',
    ],
    [8, 'Eight hedgehog slept.|Six salmon swam.|Seven kestrel rose.'],
  ])('comes with two sentences before and three behind: %i', async (sentence, expected) => {
    expect((await quotes(beads.join(' '), 1, sentence)).join('|')).toBe(expected);
  });

  it('keeps to its paragraph', async () => {
    expect(await quotes('A lynx ran.\n\nTwo otters hid.\n\nOne heron flew.', 2, 1)).toEqual([
      'Two otters hid.',
    ]);
  });

  it.each([
    [0, 1],
    [4, 1],
    [1, 0],
    [1, 2],
    [1.5, 1],
    [-1, 1],
    [2, 1],
  ])('that does not exist has nothing: %d.%d', async (paragraph, sentence) => {
    expect(await quotes('A lynx ran.\n\n# Otters\n\nTwo otters hid.', paragraph, sentence, 'a.md')).toEqual(
      [],
    );
  });
});

describe('elsewhere', () => {
  const source = `The State Grain Office bought 40,000 tonnes of rice abroad.

It rained in the south.

The State Grain Office sells rice below its price.

Schools stay shut until May.

The State Grain Office bought 40,000 tonnes of rice abroad!

Rice from abroad is what the State Grain Office bought last year.

The Grain Office buys rice of the State abroad.

Tonnes of rice lie at the State Grain Office.`;

  it('come three that speak of the same, never the same words twice', async () => {
    const [own, ...others] = await quotes(source, 1, 1);
    expect(own).toBe('The State Grain Office bought 40,000 tonnes of rice abroad.');
    expect(others).toHaveLength(3);
    for (const other of others) expect(other).toMatch(/State/);
    expect(others).not.toContain('The State Grain Office bought 40,000 tonnes of rice abroad!');
  });

  it('comes nothing for a sentence that stands alone, or says nothing', async () => {
    expect(await quotes(source, 4, 1)).toEqual(['Schools stay shut until May.']);
    expect(await quotes('It was so.\n\nAnd so it was.\n\nA lynx ran.', 1, 1)).toEqual(['It was so.']);
  });

  it.each([
    ['rice-prices.txt', /wants? .*(?:guaranteed|price)|Association of Rice Farmers demands/, /price/],
    ['border-treaty.txt', /must now be approved by both parliaments/, /one of the parliaments rejects it/],
  ])('%s: a sentence brings what belongs to it', async (name, from, to) => {
    const article = await sampleArticle(name);
    const all = article.paragraphs.flatMap(({ sentences }) => sentences);
    const start = all.find((each) => from.test(article.source.slice(each.start, each.end)));
    const found = expand(article, start?.paragraph ?? 0, start?.number ?? 0);
    expect(found.slice(1).some(({ quote }) => to.test(quote))).toBe(true);
  });

  it.each(sampleNames)('%s: every quotation stands where it says, itself first, none twice', async (name) => {
    const article = await sampleArticle(name);
    const lookup = createLookup(article);
    for (const { number: paragraph, sentences } of article.paragraphs)
      for (const { number: sentence } of sentences) {
        const found = expandPlace(article, lookup, { paragraph, sentence });
        expect(found[0]).toMatchObject({ paragraph, sentence });
        expect(new Set(found.map(({ start }) => start)).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(9);
        for (const { start, end, quote } of found) expect(article.source.slice(start, end)).toBe(quote);
      }
  });
});
