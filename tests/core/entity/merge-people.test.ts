import { describe, expect, it } from 'vitest';
import { isSingleWord, mergePeople } from '../../../src/core/entity/merge-people.ts';
import { readText } from './read-text.ts';

/** Each person as `name: sentences`, which count from 0. */
const shown = (source: string) =>
  mergePeople(readText(source)).map(
    ({ name, mentions }) => `${name}: ${mentions.map(({ sentence }) => sentence).join(' ')}`,
  );

describe('mergePeople', () => {
  it.each([
    ['a family name', 'Ada Marsh left. It rained. They miss Marsh.', ['Ada Marsh: 0 2']],
    ['a given name', 'Ada Marsh left. They miss Ada.', ['Ada Marsh: 0 1']],
    ['a name given in full later', 'They met Mayor Marsh. They trust Ada Marsh.', ['Ada Marsh: 0 1']],
    ['a form of address', 'Dr Ames left. They miss Ruth Ames. Ames is ill.', ['Ruth Ames: 0 1 2']],
    ['a possessive', 'Ada Marsh left. They like Marsh’s idea.', ['Ada Marsh: 0 1']],
    ['a Chinese family name', 'They met Chen Jining. They trust Chen.', ['Chen Jining: 0 1']],
    [
      'several in one sentence',
      'Ada Marsh met Lena Holt, and Holt met Marsh.',
      ['Ada Marsh: 0 0', 'Lena Holt: 0 0'],
    ],
  ])('brings together %s', (_, source, people) => {
    expect(shown(source)).toEqual(people);
  });

  it.each([
    [
      'a family name that two bear',
      'Ada Marsh met Ben Marsh. They miss Marsh. They miss Ada.',
      ['Ada Marsh: 0 2', 'Ben Marsh: 0', 'Marsh: 1'],
    ],
    ['a middle name', 'They met Anna van Osten. They trust Mr Van.', ['Anna van Osten: 0', 'Van: 1']],
    ['different people', 'Ada Marsh left. They miss Lena Holt.', ['Ada Marsh: 0', 'Lena Holt: 1']],
  ])('leaves apart %s', (_, source, people) => {
    expect(shown(source)).toEqual(people);
  });

  it('speaks of people only', () => {
    expect(shown('The Lindow Council met in Shanghai. The Council met Mr Pike.')).toEqual(['Pike: 1']);
    expect(mergePeople([])).toEqual([]);
  });

  it('keeps each mention as it stands, with its role', () => {
    const sentences = readText('Mayor Ada Marsh left. They miss Marsh.');
    const [person] = mergePeople(sentences);
    expect(person?.mentions.map(({ name }) => name.text)).toEqual(['Ada Marsh', 'Marsh']);
    expect(person?.mentions.map(({ name }) => name.role)).toEqual([{ start: 0, end: 5 }, null]);
    for (const { sentence, name } of person?.mentions ?? [])
      expect(sentences[sentence]?.names).toContain(name);
  });
});

describe('isSingleWord', () => {
  it.each([
    ['Marsh', true],
    [' Marsh ', true],
    ['Jean-Luc', true],
    ['Ada Marsh', false],
    ['J. Marsh', false],
  ])('%j → %j', (name, part) => {
    expect(isSingleWord(name)).toBe(part);
  });
});
