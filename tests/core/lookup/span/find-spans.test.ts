import { describe, expect, it } from 'vitest';
import { createLookup } from '../../../../src/core/lookup/create-lookup.ts';
import { unpackSpans } from '../../../../src/core/lookup/span/span-model.ts';
import { pos, unpackTagger } from '../../../../src/core/lookup/span/tag-words.ts';
import spans from '../../../../src/core/lookup/weights/spans.json' with { type: 'json' };
import { tokenize } from '../../../../src/core/text/tokens.ts';
import { articleOf } from '../../../samples/sample-articles.ts';

/** The likeliest span of the first sentence, whether or not it would be shown. */
async function guess(source: string, question: string): Promise<string | null> {
  const [first] = createLookup(await articleOf(source, 'a.txt')).ask(question, { top: 1 }).answer.candidates;
  return first?.span ? source.slice(first.span.start, first.span.end) : null;
}

describe('the likeliest span', () => {
  it.each([
    ['The violin was built by Anton Reiss in 1731.', 'Who built the violin?', 'Anton Reiss'],
    ['The violin was built by Anton Reiss in 1731.', 'When was the violin built?', '1731'],
    ['Ruth Ames of Kelderwick listened.', 'Who listened?', 'Ruth Ames of Kelderwick'],
    ['The agency paid 40 percent of the bill.', 'What percentage did the agency pay?', '40 percent'],
    ['Reiss carved the neck from maple.', 'What did Reiss carve the neck from?', 'maple'],
  ])('%s %s → %s', async (source, question, span) => {
    expect(await guess(source, question)).toBe(span);
  });

  it('stands inside its sentence for every candidate, and is none where a sentence has no word', async () => {
    const source =
      'The mill burned in 1902.\n\n… !\n\nThe mill was rebuilt (at a cost of $ 3 million) by 1905.';
    const { candidates } = createLookup(await articleOf(source, 'a.txt')).ask('When did the mill burn?', {
      top: 9,
    }).answer;
    for (const { span, start, end } of candidates)
      if (span) {
        expect(span.start).toBeGreaterThanOrEqual(start);
        expect(span.end).toBeLessThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
      }
    expect(candidates[0]?.span).not.toBeNull();
  });

  it.each([
    ['a sentence of a hundred thousand words', `${'the mill and '.repeat(33_000)}burned in 1902.`],
    ['nothing but brackets and quotation marks', `The mill burned ${'(“'.repeat(5000)} in 1902.`],
    ['one word as long as a book', `The mill ${'a'.repeat(200_000)} burned in 1902.`],
    ['stacked accents and hyphens', `The mill burned ${'é\u0301-'.repeat(3000)}in 1902.`],
  ])('is found in %s', async (_what, source) => {
    expect(await guess(source, 'When did the mill burn?')).not.toBe('');
  });
});

describe('the weights', () => {
  it('tell nouns, names, verbs and grammar apart', () => {
    const text = 'The large bridge was opened by Ada Marsh in March.';
    const tags = unpackTagger(spans.tagger).tag(text, tokenize(text));
    const { determiner, adjective, noun, auxiliary, verb, preposition, name } = pos;
    expect([...tags]).toEqual([
      determiner,
      adjective,
      noun,
      auxiliary,
      verb,
      preposition,
      name,
      name,
      preposition,
      name,
    ]);
  });

  it('are refused where they are cut short', () => {
    const cut = { ...spans, proposer: { ...spans.proposer, weights: spans.proposer.weights.slice(0, 400) } };
    expect(() => unpackSpans(cut)).toThrow('npm run train');
    expect(() => unpackTagger({ weights: 'AAAA' })).toThrow('npm run train');
  });
});
