import { beforeAll, describe, expect, it } from 'vitest';
import { createLookup, type Lookup } from '../../../src/core/lookup/create-lookup.ts';
import { articleOf } from '../../samples/sample-articles.ts';

/** Paragraphs of one sentence each, so that no neighbour lends them anything. */
const filling = Array.from({ length: 14 }, (_, day) => `Travellers of line ${day + 1} told of the storm.`);
const source = (more: readonly string[] = []) =>
  [
    'The storm of Karst',
    'The storm stopped the trains of Karst, and travellers waited.',
    ...filling,
    'Repairs came to 2.1 million talers.',
    'All was over on 3 May 2021.',
    ...more,
  ].join('\n\n');

const placesOf = (lookup: Lookup, question: string, top = 20) =>
  lookup.ask(question, { top }).answer.candidates.map(({ quote }) => quote);
const fitting = 'Repairs came to 2.1 million talers.';

describe('a sentence that shares no word with the question', () => {
  let lookup: Lookup;
  beforeAll(async () => {
    lookup = createLookup(await articleOf(source()));
  });

  it('is ranked where it holds what is asked for', () => {
    expect(placesOf(lookup, 'How much did the storm cost the travellers of Karst?').slice(0, 12)).toContain(
      fitting,
    );
  });

  it('is not where it holds something else', () => {
    expect(placesOf(lookup, 'Who told the travellers of the storm in Karst?').slice(0, 12)).not.toContain(
      fitting,
    );
  });

  it('is not in a long article, where too much would fit', async () => {
    const long = createLookup(
      await articleOf(source(Array.from({ length: 80 }, (_, day) => `Nothing happened on day ${day}.`))),
    );
    expect(placesOf(long, 'How much did the storm cost the travellers of Karst?').slice(0, 12)).not.toContain(
      fitting,
    );
  });

  it('is no candidate where nothing of the article was asked for', () => {
    expect(lookup.ask('When did qqzzxers?').answer).toMatchObject({
      status: 'abstained',
      confidence: 0,
      citations: [],
    });
  });
});
