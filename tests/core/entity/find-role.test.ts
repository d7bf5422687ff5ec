import { describe, expect, it } from 'vitest';
import { namesIn, readText } from './read-text.ts';

describe('findRole', () => {
  it.each([
    ['The letter was read by Mayor Ada Marsh.', 'Ada Marsh person (Mayor)'],
    ['The letter was read by Deputy Mayor Ada Marsh.', 'Ada Marsh person (Deputy Mayor)'],
    ['The engineer Lars Oduya read it.', 'Lars Oduya person (engineer)'],
    ['Engineer Lars Oduya read it.', 'Lars Oduya person (Engineer)'],
    ["The city's chief engineer, Lars Oduya, read it.", "Lars Oduya person (The city's chief engineer)"],
    ['It was read by former president Juan Vale.', 'Juan Vale person (former president)'],
    ['“We won,” said coach Lena Holt.', 'Lena Holt person (coach)'],
    ['It was read by Marsh, a baker.', 'Marsh person (baker)'],
    ['Lena Holt (the chief executive) read it.', 'Lena Holt person (chief executive)'],
    ['Lena Holt – the founder – read it.', 'Lena Holt person (founder)'],
    ['Lena Holt, the engineer who built it, read it.', 'Lena Holt person (engineer)'],
    ['It was read by Prime Minister Reed.', 'Reed person (Prime Minister)'],
    [
      'Yesterday the minister of the interior, Pavel Dorn, resigned.',
      'Pavel Dorn person (minister of the interior)',
    ],
  ])('gives the person of %j the office beside the name', (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });

  it.each([
    ['Ada Marsh, the mayor of Lindow, left.', ['Ada Marsh person (mayor of Lindow)', 'Lindow thing']],
    ['The mayor of Lindow, Ada Marsh, left.', ['Lindow thing', 'Ada Marsh person (mayor of Lindow)']],
    [
      "Lindow's deputy prime minister, Pavel Dorn, left.",
      ["Pavel Dorn person (Lindow's deputy prime minister)"],
    ],
    [
      'Tom Reed, a spokesman for the Lindow Council, left.',
      ['Tom Reed person (spokesman for the Lindow Council)', 'Lindow Council organisation'],
    ],
    [
      'Lindow University professor Ruth Ames left.',
      ['Lindow University organisation', 'Ruth Ames person (Lindow University professor)'],
    ],
    ['Lars Oduya and Ada Marsh, the mayor, left.', ['Lars Oduya person', 'Ada Marsh person (mayor)']],
    [
      'Mayor Ada Marsh met Prime Minister Tom Reed.',
      ['Ada Marsh person (Mayor)', 'Tom Reed person (Prime Minister)'],
    ],
    ['A mayor left, and Ada Marsh stayed.', ['Ada Marsh person']],
  ])('takes offices apart from names in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['They asked the mayor, Dr Lena Holt.', 'mayor'],
    ['They asked Dr Lena Holt, a baker.', 'baker'],
    ['They asked a baker named Lena Holt.', 'baker'],
    ['Mayor: Lena Holt', 'Mayor'],
    ['They asked its founder, Lena Holt.', 'founder'],
    ['They asked the Minister of Trade Lena Holt.', 'Minister of Trade'],
    ['They asked Orrin Steel Director Lena Holt.', 'Orrin Steel Director'],
    ["They asked Orrin Bank's chief economist Lena Holt.", "Orrin Bank's chief economist"],
    ["They asked the club's new head coach, Lena Holt.", "the club's new head coach"],
    ['They asked a Pell police officer, Lena Holt.', 'Pell police officer'],
    ['They asked Lena Holt, a Pell police officer.', 'Pell police officer'],
    ['The director of the harbour board, Lena Holt, left.', 'director of the harbour board'],
    [
      'Lena Holt, mayor of Pell and president of the Orrin Bank, left.',
      'mayor of Pell and president of the Orrin Bank',
    ],
    ['Lena Holt, mayor of Pell, and Tom Reed left.', 'mayor of Pell'],
    ['Lena Holt, the woman with a dog, left.', null],
    ['“No,” said the mayor, adding that Lena Holt left.', null],
    ['The baker left; Lena Holt stayed.', null],
    ['They asked the mayor and Lena Holt.', null],
    ['The mayor of Pell said Lena Holt left.', null],
  ])('finds the office in %j', (text, office) => {
    const names = readText(text).flatMap((sentence) => sentence.names);
    const role = names.find((name) => name.text === 'Lena Holt')?.role ?? null;
    expect(role && text.slice(role.start, role.end)).toBe(office);
  });
});
