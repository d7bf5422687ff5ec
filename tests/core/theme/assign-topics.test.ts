import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/core/text/tokens.ts';
import { assignTopics, type TopicText } from '../../../src/core/theme/assign-topics.ts';
import { compileTopics } from '../../../src/core/theme/match-topics.ts';
import { topic, topics } from './topics.ts';

/** Paragraphs of sentences. */
function texts(...paragraphs: readonly (readonly string[])[]): TopicText[] {
  return paragraphs.flatMap((sentences, index) =>
    sentences.map((sentence) => ({ paragraph: index + 1, tokens: tokenize(sentence) })),
  );
}

/** Each topic as `id: sentences`, which count from 0. */
function shown(given: readonly TopicText[], wanted: readonly string[] = [], of = topics): string[] {
  return assignTopics(given, compileTopics(of), of, wanted).map(
    (assigned) => `${assigned.topic.id}: ${assigned.sentences.map(({ index }) => index).join(' ')}`,
  );
}

const dull = (count: number) => Array.from({ length: count }, () => 'It rained in Pell.');

describe('assignTopics', () => {
  it('gives each sentence to its topic, in the order of the taxonomy', () => {
    const given = texts(['A pupil left.', 'It rained.'], ['The ferry left.', 'A head teacher stayed.']);
    expect(shown(given)).toEqual(['harbour: 2', 'school: 0 3']);
  });

  it('gives the weight of each sentence', () => {
    const [assigned] = assignTopics(
      texts(['The captain of the ferry left.', 'A fishing boat sank.']),
      compileTopics(topics),
      topics,
      [],
    );
    expect(assigned?.sentences).toEqual([
      { index: 0, weight: 1.4 },
      { index: 1, weight: 1.25 },
    ]);
  });

  it.each([
    ['one', 'The ferry left for a class.', ['harbour: 0']],
    ['both where they weigh alike', 'A pupil missed the ferry.', ['harbour: 0', 'school: 0']],
    [
      'both where the second weighs seven tenths',
      'A pupil missed the captain of the ferry.',
      ['harbour: 0', 'school: 0'],
    ],
    ['the stronger where the second weighs less', 'A pupil saw a ferry at the pier.', ['harbour: 0']],
    ['the stronger where the second has weak words only', 'The ferry left class and lesson.', ['harbour: 0']],
  ])('gives a sentence of two topics to %s', (_, sentence, assigned) => {
    expect(shown(texts([sentence]))).toEqual(assigned);
  });

  it('gives a sentence once where two topics stand on the same words', () => {
    const both = [topic('boats', ['ferry']), topic('traffic', ['ferry', 'bus'])];
    expect(shown(texts(['The ferry left.']), [], both)).toEqual(['boats: 0']);
    expect(shown(texts(['The ferry met the bus.']), [], both)).toEqual(['traffic: 0']);
    expect(shown(texts(['The ferry left.', 'The bus left.']), [], both)).toEqual(['boats: 0', 'traffic: 1']);
  });

  it.each([
    ['alone', [['They sail at noon.']], []],
    ['in company', [['Its captain will sail at noon.', 'Its captain left the anchor.']], ['harbour: 0 1']],
    ['beside a strong one', [['The ferry left.', 'Its captain stayed.', 'It rained.']], ['harbour: 0 1']],
    ['before a strong one', [['Its captain stayed.', 'The ferry left.']], ['harbour: 0 1']],
    ['two sentences off', [['The ferry left.', 'It rained.', 'Its captain stayed.']], ['harbour: 0']],
    ['in the next paragraph', [['The ferry left.'], ['Its captain stayed.']], ['harbour: 0']],
    ['beside another weak one', [['Its captain stayed.', 'They sail at noon.']], []],
    ['beside a strong one of another topic', [['A pupil left.', 'The captain stayed.']], ['school: 0']],
  ])('counts a weak word %s as it stands', (_, paragraphs, assigned) => {
    expect(shown(texts(...paragraphs), ['harbour'])).toEqual(assigned);
  });

  it.each([
    ['one sentence of nine', [...dull(8), 'The ferry left.'], ['harbour: 8']],
    ['one sentence of ten', [...dull(9), 'The ferry left the pier.'], []],
    ['two sentences of ten', [...dull(8), 'The ferry left.', 'The pier is shut.'], ['harbour: 8 9']],
    ['two of 32', [...dull(30), 'The ferry left.', 'The pier is shut.'], ['harbour: 30 31']],
    ['two of 33', [...dull(31), 'The ferry left.', 'The pier is shut.'], []],
    ['two faint ones of ten', [...dull(8), 'Its captain will sail.', 'Its captain will anchor.'], []],
    ['two faint ones of two', ['Its captain will sail.', 'Its captain will anchor.'], ['harbour: 0 1']],
    ['a faint one of two', ['It rained.', 'Its captain will sail.'], []],
  ])('judges whether %s make a topic', (_, sentences, assigned) => {
    expect(shown(texts(sentences))).toEqual(assigned);
  });

  it('keeps a passing remark that the editor wants, but no topic without a sentence', () => {
    const given = texts([...dull(20), 'The ferry left.', 'A pupil left.']);
    expect(shown(given)).toEqual([]);
    expect(shown(given, ['money', 'harbour'])).toEqual(['harbour: 20']);
  });

  it('assigns nothing where there is nothing', () => {
    expect(shown([])).toEqual([]);
    expect(shown(texts(['The ferry left.']), [], [])).toEqual([]);
  });
});
