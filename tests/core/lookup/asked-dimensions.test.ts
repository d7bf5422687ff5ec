import { beforeAll, describe, expect, it } from 'vitest';
import { createLookup, type Lookup } from '../../../src/core/lookup/create-lookup.ts';
import { understandQuestion } from '../../../src/core/lookup/question/understand-question.ts';
import { articleOf } from '../../samples/sample-articles.ts';

const dimensionsOf = (question: string) => [...understandQuestion(question).dimensions].sort();

describe('the dimension that a question asks for', () => {
  it.each([
    ['How long did the rescue take?', ['time']],
    ['for how long were they stuck', ['time']],
    ['How long is the tunnel?', ['length', 'time']],
    ['How far is the island?', ['length']],
    ['how cold was it', ['temperature']],
    ['How heavy is the bell?', ['mass']],
    ['how many miles did they walk', ['length']],
    ['How much time is left?', ['time']],
    ['depth of the lake', ['length']],
    ['How many people came?', []],
    ['How much does it cost?', []],
    ['Who opened the bridge?', []],
  ])('%s', (question, dimensions) => {
    expect(dimensionsOf(question)).toEqual(dimensions);
  });
});

describe('a sentence with a figure of that dimension', () => {
  let lookup: Lookup;
  beforeAll(async () => {
    lookup = createLookup(
      await articleOf(
        `The lifeboat of Hask Point met the ferry 40 kilometres off the coast.

The crew of the lifeboat needed nine hours.

The water in the bay had 4 degrees that night.

The lifeboat weighs 14 tonnes and was built in Sorrel.
`,
        'lifeboat.md',
      ),
    );
  });

  it.each([
    ['how far off was the lifeboat', '40 kilometres'],
    ['how long did the lifeboat need', 'nine hours'],
    ['how cold was the bay', '4 degrees'],
    ['how heavy is the lifeboat', '14 tonnes'],
  ])('comes first: %s', (question, figure) => {
    const { candidates } = lookup.ask(question, { top: 1 }).answer;
    expect(candidates[0]?.quote).toContain(figure);
  });
});
