import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId, longestArticleId, numberedId } from '../../../src/core/article/article-id.ts';

describe('articleId', () => {
  it.each([
    ['Shanghai visit.v2', 'shanghai-visit-v2'],
    ['The mayor’s “plan”: 40%', 'the-mayor-s-plan-40'],
    ['上海', '上海'],
    ['Cafe\u0301', 'café'],
    ['---', 'article'],
    ['', 'article'],
    ['a:b', 'a-b'],
  ])('%j → %s', (name, id) => {
    expect(articleId(name)).toBe(id);
  });

  it('keeps a name of just the limit, and ends a longer one in a hash', () => {
    expect(articleId('x'.repeat(longestArticleId))).toBe('x'.repeat(longestArticleId));
    expect(articleId('x'.repeat(longestArticleId + 1))).toMatch(/^x{39}-[0-9a-f]{8}$/);
  });

  it('tells long names apart that begin alike', () => {
    const name = 'The annual report of the harbour council on the state of the piers in ';
    expect(articleId(`${name}2021`)).not.toBe(articleId(`${name}2022`));
    expect(articleId(`${name}2021`)).toBe(articleId(`${name}2021`));
  });

  it('cuts between characters and behind words', () => {
    expect(articleId(`${'x'.repeat(38)}${'𝟗'.repeat(9)}`)).toMatch(/^x{38}-[0-9a-f]{8}$/);
    expect(articleId(`${'x'.repeat(38)} ${'y'.repeat(20)}`)).toMatch(/^x{38}-[0-9a-f]{8}$/);
  });

  it('is well-formed and bounded whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.integer({ min: 1, max: 99_999 }),
        (name, number) => {
          for (const id of [articleId(name), numberedId(articleId(name), number)]) {
            expect(id.length).toBeLessThanOrEqual(longestArticleId);
            expect(id.isWellFormed()).toBe(true);
            expect(id).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('numberedId', () => {
  it.each([
    ['harbour', 1, 'harbour'],
    ['harbour', 2, 'harbour-2'],
    ['x'.repeat(48), 10, `${'x'.repeat(45)}-10`],
    [`${'x'.repeat(45)}-ab`, 2, `${'x'.repeat(45)}-2`],
  ])('%s, %i', (id, number, numbered) => {
    expect(numberedId(id, number)).toBe(numbered);
  });
});
