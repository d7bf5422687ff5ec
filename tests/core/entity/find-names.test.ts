import { describe, expect, it } from 'vitest';
import { namesIn } from './read-text.ts';

describe('findNames', () => {
  it.each([
    ['Dr. Ruth Ames wrote it.', ['Ruth Ames person']],
    ['It was Prof. J. K. Moss who wrote it.', ['J. K. Moss person']],
    ['It was Sir Oswald Pike.', ['Oswald Pike person']],
    ['It was Mr Pike.', ['Pike person']],
    ['It was Anna van Osten.', ['Anna van Osten person']],
    ['It was Anna van der Osten.', ['Anna van der Osten person']],
    ['It was British Lena Holt.', ['Lena Holt person']],
    ['They asked Amara.', ['Amara person']],
    ['They asked Osk, who sang.', ['Osk person']],
    ['“It works,” said Osk.', ['Osk person']],
    ['It fell, according to Osk.', ['Osk thing']],
    ['It was Jean-Luc Martin.', ['Jean-Luc Martin person']],
    ['It was Ada Marsh’s idea.', ['Ada Marsh person']],
    ['It was “Ada Marsh” again.', ['Ada Marsh person']],
    ['Chen Jining met Gao Qian.', ['Chen Jining person', 'Gao Qian person']],
    ['Inside, He Lifeng spoke with An Wei.', ['He Lifeng person', 'An Wei person']],
    ["Li Na's match with Zheng Hewei was long.", ['Li Na person', 'Zheng Hewei person']],
    [
      'Chen Jining, party secretary of Shanghai, left.',
      ['Chen Jining person (party secretary of Shanghai)', 'Shanghai place'],
    ],
    [
      'The Bank of Lindow lent to the Ministry of Works.',
      ['Bank of Lindow organisation', 'Ministry of Works organisation'],
    ],
    ['She joined the Development and Reform Commission.', ['Development and Reform Commission organisation']],
    [
      'The speech of the Minister of the Interior Pavel Dorn was short.',
      ['Pavel Dorn person (Minister of the Interior)'],
    ],
    ['Meanwhile Lindow Mill slept.', ['Lindow Mill thing']],
    ['They asked for the GDP and the AI.', ['GDP thing', 'AI thing']],
    ['Orrin Steel said that profits fell.', ['Orrin Steel organisation']],
    ['It was J.F. Holt who came with María Núñez.', ['J.F. Holt person', 'María Núñez person']],
    ["It was the People's Bank of China.", ["People's Bank of China organisation"]],
    ['The United Nations and the BBC wrote.', ['United Nations organisation', 'BBC organisation']],
    [
      'Orrin Holdings Ltd. and Tarn Airways wrote.',
      ['Orrin Holdings Ltd organisation', 'Tarn Airways organisation'],
    ],
    ['They asked the WHO.', ['WHO organisation']],
    ['They asked the Ministry of the Interior.', ['Ministry of the Interior organisation']],
    ['They asked the Centre for Tides.', ['Centre for Tides organisation']],
    ['They asked Orrin Bank and Tarn Bank.', ['Orrin Bank organisation', 'Tarn Bank organisation']],
    ['They asked Marks & Pike Holdings.', ['Marks & Pike Holdings organisation']],
    ['They asked Dr Marsh and Orrin Bank.', ['Marsh person', 'Orrin Bank organisation']],
    ['She reads the Orrin Steel Workers Union Weekly.', ['Orrin Steel Workers Union Weekly organisation']],
    ['She runs the Ada Marsh Foundation.', ['Ada Marsh Foundation organisation']],
    ['She left the company Orrin.', ['Orrin organisation']],
    ['They flew from Shanghai to New York.', ['Shanghai place', 'New York place']],
    [
      'The River Tarn flows past Mount Orrin to Pell Bay.',
      ['River Tarn place', 'Mount Orrin place', 'Pell Bay place'],
    ],
    ['The town of Aldmere and the village of Pell are near.', ['Aldmere place', 'Pell place']],
    ['They left the Republic of Orrin.', ['Republic of Orrin place']],
    ['They live in Old Lindow.', ['Old Lindow place']],
    ['They met in Kelderwick.', ['Kelderwick place']],
    ['They crossed the Ada Marsh Bridge.', ['Ada Marsh Bridge place']],
    ['The Treaty of Lindow and the World Cup were named.', ['Treaty of Lindow thing', 'World Cup thing']],
    ['It was the Lindow Festival.', ['Lindow Festival thing']],
  ])('names what %j speaks of', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['It was held by Gao Qian.They include Li Wei.', ['Gao Qian person', 'Li Wei person']],
    ['It was over.Mayor Ada Marsh left.', ['Ada Marsh person (Mayor)']],
    ['They asked Orrin Bank Ada Marsh left.', ['Orrin Bank organisation', 'Ada Marsh person']],
    ['Two members -Deputy Mayor Wu Qing came.', ['Wu Qing person (Deputy Mayor)']],
    ['The high -level talks with Sino -US officials', ['US place']],
    [
      'The guests of the evening were led at once to the National\nMuseum of Kelderwick.',
      ['National Museum of Kelderwick organisation'],
    ],
  ])('reads glued and stray-spaced text: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'Critics say so. Heavy rain fell. Bridges closed.',
    'He went home. An apple fell. It was Monday.',
    'The Chinese guests met American traders in May.',
    'Why did nobody leave? However, she did.',
    'ships sail. People wave.',
  ])('names nothing in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it.each([
    [
      'a name that stands elsewhere inside a sentence',
      'Aldmere slept. They left the town of Aldmere.',
      ['Aldmere place', 'Aldmere place'],
    ],
    ['a word that is no name elsewhere', 'The marsh was wet. Marsh grass grew.', []],
    [
      'a person behind an adverb',
      'Yesterday Ada Marsh left. However, Lena Holt stayed.',
      ['Ada Marsh person', 'Lena Holt person'],
    ],
    ['a known place', 'Shanghai slept.', ['Shanghai place']],
    ['an abbreviation', 'NDRC slept.', ['NDRC organisation']],
  ])('judges the capital of a sentence’s first word: %s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    [
      'a family name',
      'Ada Marsh left. Marsh is ill. They miss Marsh.',
      ['Ada Marsh person', 'Marsh person', 'Marsh person'],
    ],
    ['a given name', 'Ada Marsh left. They miss Ada.', ['Ada Marsh person', 'Ada person']],
    ['an office given once', 'Reed is ill. They miss Mayor Reed.', ['Reed person', 'Reed person (Mayor)']],
    [
      'a family name that organisations begin with',
      'Judge Orrin Vale left. Orrin Bank grew. They like Orrin.',
      ['Orrin Vale person (Judge)', 'Orrin Bank organisation', 'Orrin thing'],
    ],
    [
      'a place by most mentions',
      'They went to Pell. They like Pell. They went to Pell.',
      ['Pell place', 'Pell place', 'Pell place'],
    ],
    [
      'a place named once as one',
      'Pell froze. They left the port of Pell. They miss Pell.',
      ['Pell place', 'Pell place', 'Pell place'],
    ],
    [
      'a company named once as one',
      'They left the firm Orrin. Orrin makes steel.',
      ['Orrin organisation', 'Orrin organisation'],
    ],
  ])('classifies a name alike over an article, knowing %s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('knows a name from paragraphs that stand later', () => {
    expect(namesIn('They trust Vale.\n\nIt rained.\n\n- Judge Juan Vale lives here.')).toEqual([
      'Vale person',
      'Juan Vale person (Judge)',
    ]);
  });
});
