import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/core/text/tokens.ts';
import { compileTopics } from '../../../src/core/theme/match-topics.ts';
import { harbour, money, school, topic, topics } from './topics.ts';

/** Each match as `topic weight strong+weak`. */
function shown(text: string, of = topics): string[] {
  return compileTopics(of)(tokenize(text)).map(
    (match) => `${match.topic.id} ${match.weight} ${match.strong}+${match.weak}`,
  );
}

describe('compileTopics', () => {
  it.each([
    ['nothing', 'It rained in Pell.', []],
    ['a strong term', 'The ferry left.', ['harbour 1 1+0']],
    ['a weak term', 'They sail at noon.', ['harbour 0.4 0+1']],
    ['terms of two kinds', 'The captain of the ferry left.', ['harbour 1.4 1+1']],
    ['two strong terms', 'The ferry left the pier.', ['harbour 2 2+0']],
    ['a term of two words', 'A fishing boat sank.', ['harbour 1.25 1+0']],
    ['the same term twice', 'One ferry met the other ferry.', ['harbour 1 1+0']],
    ['the same weak term twice', 'They sail and sail.', ['harbour 0.4 0+1']],
    ['two topics, in their own order', 'A pupil missed the ferry.', ['harbour 1 1+0', 'school 1 1+0']],
  ])('weighs %s', (_, text, matches) => {
    expect(shown(text)).toEqual(matches);
  });

  it.each([
    ['plurals', 'Ferries left.', ['harbour 1 1+0']],
    ['capitals', 'FERRY LEAVES', ['harbour 1 1+0']],
    ['possessives', 'The ferry’s bell rang.', ['harbour 1 1+0']],
    ['other forms of a verb', 'They were sailing and anchored.', ['harbour 0.8 0+2']],
    ['hyphens', 'The fishing-boat sank.', ['harbour 1.25 1+0']],
    ['plurals of several words', 'Fishing boats sank.', ['harbour 1.25 1+0']],
  ])('matches a term over %s', (_, text, matches) => {
    expect(shown(text)).toEqual(matches);
  });

  it.each([
    ['part of a longer word', 'The ferryman left his anchorage.'],
    ['part of a term', 'They were fishing from the boat.'],
    ['its words in another order', 'The boat was fishing.'],
  ])('does not match %s', (_, text) => {
    expect(shown(text)).toEqual([]);
  });

  it.each([
    ['GDP rose.', ['money 1 1+0']],
    ['gdp rose.', []],
    ['Gdp rose.', []],
  ])('matches a term in capitals only as it is written: %j', (text, matches) => {
    expect(shown(text, [money])).toEqual(matches);
  });

  it('tells capitals from a pronoun', () => {
    const capitals = topic('computing', ['IT']);
    expect(shown('The IT office closed.', [capitals])).toEqual(['computing 1 1+0']);
    expect(shown('It closed it.', [capitals])).toEqual([]);
  });

  it('takes a term with some capitals in any case', () => {
    expect(shown('The it budget was cut.', [money])).toEqual(['money 1.25 1+0']);
  });

  it('lets the longest term of a topic speak for its place', () => {
    const exchange = topic('exchange', ['futures', 'futures exchange'], ['future', 'exchange']);
    expect(shown('The futures exchange closed.', [exchange])).toEqual(['exchange 1.25 1+0']);
    expect(shown('Futures fell.', [exchange])).toEqual(['exchange 1 1+0']);
  });

  it('does not count a weak word inside a strong term', () => {
    expect(shown('The school board left.', [school])).toEqual(['school 1.25 1+0']);
    const boards = topic('boards', ['school board'], ['board']);
    expect(shown('The school board left.', [boards])).toEqual(['boards 1.25 1+0']);
    expect(shown('The board left.', [boards])).toEqual(['boards 0.4 0+1']);
  });

  it('gives a word to every topic that claims it', () => {
    expect(shown('The school board left.')).toEqual(['school 1.25 1+0', 'money 0.4 0+1']);
  });

  it('says on which words strong terms stand', () => {
    const [match] = compileTopics([harbour])(tokenize('The captain of a fishing boat met the ferry.'));
    expect([...(match?.strongTokens ?? [])]).toEqual([4, 5, 8]);
    expect(match?.topic).toBe(harbour);
  });

  it('matches nothing without topics, and topics without words', () => {
    expect(shown('The ferry left.', [])).toEqual([]);
    expect(shown('', topics)).toEqual([]);
    expect(shown('The ferry – left.', [topic('dash', ['–'])])).toEqual([]);
  });
});
