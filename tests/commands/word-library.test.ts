import { describe, expect, it } from 'vitest';
import { type SearchedBriefs, wordNoneAnswers } from '../../src/commands/messages/word-library.ts';

const searched: SearchedBriefs = { asked: 8, all: false, leftOut: false, unclear: false, indexing: false };

describe('that no brief answers', () => {
  it.each<[string, Partial<SearchedBriefs>]>([
    ['I looked in the 8 briefs that speak of it most and found no answer.', {}],
    ['I looked in the brief that speaks of it most and found no answer.', { asked: 1 }],
    ['I looked in all 8 briefs and found no answer.', { all: true }],
    ['I looked in 8 briefs and found no answer.', { all: true, leftOut: true }],
    ['No brief speaks of what was asked.', { asked: 0 }],
    ['No brief could be asked in time.', { asked: 0, leftOut: true }],
    ['The briefs are still being indexed: ask again in a minute, or name one.', { asked: 0, indexing: true }],
    ['None of the briefs can be read; whoever keeps them has to mend them first.', { asked: 0, all: true }],
    ['The question names nothing to look for.', { asked: 0, unclear: true }],
  ])('%s', (words, facts) => {
    expect(wordNoneAnswers({ ...searched, ...facts })).toBe(words);
  });
});
