import { describe, expect, it } from 'vitest';
import { findDates, isClockTime } from '../../../src/core/entity/find-dates.ts';

/** A Monday in the last month of a year. */
const published = '2023-12-04';

/** Each mention as `text = iso`. */
const shown = (text: string, day?: string) => findDates(text, day).map(({ text, iso }) => `${text} = ${iso}`);

describe('findDates', () => {
  it.each([
    ['The bridge opened on 28 November 2023.', '28 November 2023 = 2023-11-28'],
    ['It closed on November 28, 2023, at last.', 'November 28, 2023 = 2023-11-28'],
    ['It closed on the 28th of November 2023.', '28th of November 2023 = 2023-11-28'],
    ['It closed on Tuesday, 28 November 2023.', 'Tuesday, 28 November 2023 = 2023-11-28'],
    ['It closed on Sept. 5, 2020.', 'Sept. 5, 2020 = 2020-09-05'],
    ['It closed on 2023-11-28.', '2023-11-28 = 2023-11-28'],
    ['The last leap day was 29 February 2024.', '29 February 2024 = 2024-02-29'],
    ['Pell was burnt on 10 January 1066.', '10 January 1066 = 1066-01-10'],
    ['The fair ran from 28 to 29 November 2023.', '28 to 29 November 2023 = 2023-11-28/2023-11-29'],
    ['It ran from November 28th to 29th, 2023.', 'November 28th to 29th, 2023 = 2023-11-28/2023-11-29'],
    ['It ran 28–29 November 2023.', '28–29 November 2023 = 2023-11-28/2023-11-29'],
    ['It ran from 30 November to 2 December 2023.', '30 November to 2 December 2023 = 2023-11-30/2023-12-02'],
    ['It closed in November 2023.', 'November 2023 = 2023-11'],
    ['It closed in late March 2021.', 'late March 2021 = 2021-03'],
    ['It will close by March of 2031.', 'March of 2031 = 2031-03'],
    ['Exports fell in the third quarter of 2023.', 'the third quarter of 2023 = 2023-Q3'],
    ['Exports fell in Q3 2023.', 'Q3 2023 = 2023-Q3'],
    ['Exports fell in the first half of 2022.', 'the first half of 2022 = 2022-01/2022-06'],
    ['Exports fell in the second half of 2022.', 'the second half of 2022 = 2022-07/2022-12'],
    ['The mill opened in the summer of 2021.', 'the summer of 2021 = 2021-06'],
    ['Mills closed in the early 1990s.', 'the early 1990s = 1990/1999'],
    ['The mill opened in 1999.', '1999 = 1999'],
    ['2021 was a wet year.', '2021 = 2021'],
    ['The 2020 election was close.', '2020 = 2020'],
  ])('settles %j by itself', (text, date) => {
    expect(shown(text)).toEqual([date]);
    expect(shown(text, published)).toEqual([date]);
  });

  it.each([
    ['It closed on Thursday.', 'Thursday = 2023-11-30'],
    ['It will close on Thursday.', 'Thursday = 2023-12-07'],
    ['It closed last Thursday.', 'last Thursday = 2023-11-30'],
    ['They meet next Monday.', 'next Monday = 2023-12-11'],
    ['They meet next Friday.', 'next Friday = 2023-12-08'],
    ['They meet on Tuesday’s eve.', 'Tuesday = 2023-11-28'],
    ['It rained yesterday.', 'yesterday = 2023-12-03'],
    ['It rained today.', 'today = 2023-12-04'],
    ['It may rain tomorrow.', 'tomorrow = 2023-12-05'],
    ['It closed last week.', 'last week = 2023-11-27/2023-12-03'],
    ['It will close next week.', 'next week = 2023-12-11/2023-12-17'],
    ['It closed last month.', 'last month = 2023-11'],
    ['It will close next month.', 'next month = 2024-01'],
    ['It closed earlier this year.', 'earlier this year = 2023'],
    ['It will close next year.', 'next year = 2024'],
    ['It closed last quarter.', 'last quarter = 2023-Q3'],
    ['It closed three weeks ago.', 'three weeks ago = 2023-11-13/2023-11-19'],
    ['It closed 12 months ago.', '12 months ago = 2022-12'],
    ['It closed two years ago.', 'two years ago = 2021'],
    ['It closed on the 5th of last month.', 'the 5th of last month = 2023-11-05'],
    ['It closed on the 30th of last month.', 'the 30th of last month = 2023-11-30'],
    ['It closes on the 30th of this month.', 'the 30th of this month = 2023-12-30'],
    ['It closes on the 5th of next month.', 'the 5th of next month = 2024-01-05'],
    ['Exports fell in the third quarter.', 'the third quarter = 2023-Q3'],
    ['It closed on 28 November.', '28 November = 2023-11-28'],
    ['It closed on June 5.', 'June 5 = 2023-06-05'],
    ['It closed on Monday, June 5.', 'Monday, June 5 = 2023-06-05'],
    ['It closed on Sunday (June 4).', 'Sunday (June 4) = 2023-06-04'],
    ['The fair ran from 28 to 29 November.', '28 to 29 November = 2023-11-28/2023-11-29'],
    ['It opened in June.', 'June = 2023-06'],
    ['The road was shut from Monday.', 'Monday = 2023-12-04'],
  ])('settles %j by the day of publication only', (text, date) => {
    expect(shown(text, published)).toEqual([date]);
    expect(shown(text)).toEqual([`${date.split(' = ')[0]} = null`]);
  });

  it.each([
    ['It will open on 20 December.', '2023-12-04', '2023-12-20'],
    ['It will open on 28 November.', '2023-12-04', '2024-11-28'],
    ['It will open on 3 January.', '2023-12-04', '2024-01-03'],
    ['It is due to open on 3 May.', '2023-12-04', '2024-05-03'],
    ['The opening is planned for 3 May.', '2023-12-04', '2024-05-03'],
    ['The sale starts on 3 January.', '2023-12-04', '2024-01-03'],
    ['It fell in the fourth quarter.', '2023-02-01', '2022-Q4'],
    ['It fell in the third quarter.', '2023-07-01', '2023-Q3'],
    ['It will open in June.', '2023-12-04', '2024-06'],
    ['It will open in June.', '2023-05-30', '2023-06'],
    ['It opened in June.', '2023-08-01', '2023-06'],
    ['It opened in December.', '2024-01-05', '2023-12'],
    ['It opened on 30 December.', '2024-01-05', '2023-12-30'],
    ['It opened on 28 November.', '2024-03-01', '2023-11-28'],
    ['It will open in the first week of January.', '2023-12-20', '2024-01'],
  ])('gives the year to %j, published %s', (text, day, iso) => {
    expect(findDates(text, day)).toMatchObject([{ iso }]);
  });

  it.each([
    '31 February 2023',
    '29 February 2023',
    '31 June 2022',
    '32 November 2023',
    '0 November 2023',
    'November 31, 2023',
    '2023-13-01',
    '2023-02-30',
    '30 February',
    'the 31st of last month',
    '30 to 28 November 2023',
  ])('resolves the impossible %j to none', (date) => {
    expect(shown(`It opened on ${date}.`, published)).toEqual([`${date} = null`]);
  });

  it.each([
    ['the 19th century', 'the 19th century'],
    ['44 BC', '44 BC'],
    ['this weekend', 'this weekend'],
    ['last summer', 'last summer'],
  ])('finds %j, which nothing settles', (text, date) => {
    expect(shown(`It was built ${text}.`, published)).toEqual([`${date} = null`]);
  });

  it.each([
    'They may march in step.',
    'May I march with you?',
    'You may try it 3 times.',
    'Soldiers march 5 miles a day.',
    'The march of time goes on.',
    'There were 2023 chairs in the hall.',
    'A marathon needs 12 stations.',
    'She drove 25:00 rounds.',
    'They won 3:2 at home.',
    'The second try was the first to count.',
  ])('finds none in %j', (text) => {
    expect(shown(text, published)).toEqual([]);
  });

  it.each([
    ['The bridge opened in March.', 'March = 2023-03'],
    ['The shop was closed on 3 May.', '3 May = 2023-05-03'],
    ['It was called off due to rain on Thursday.', 'Thursday = 2023-11-30'],
    ['It rained the day before yesterday.', 'the day before yesterday = 2023-12-02'],
    ['Sales rose in Q2 of 2021.', 'Q2 of 2021 = 2021-Q2'],
    ['A 2019 study found it.', '2019 = 2019'],
    ['It was built in the late 1800s.', 'the late 1800s = 1800/1899'],
  ])('settles %j as a reader would', (text, date) => {
    expect(shown(text, published)).toEqual([date]);
  });

  it.each([
    'More than 1500 homes burned.',
    'There is room for 1200 people.',
    'It took a loan of 2000 euros.',
    'April Jones spoke.',
    'They pay at 2.50 euros each.',
  ])('finds no date in %j', (text) => {
    expect(shown(text, published)).toEqual([]);
  });

  it.each([
    ['They may march in May 2019.', 'May 2019 = 2019-05'],
    ['In May 2019 they may march.', 'May 2019 = 2019-05'],
    ['They will march on May 5.', 'May 5 = 2024-05-05'],
    ['It will last until March.', 'March = 2024-03'],
  ])('tells months from verbs in %j', (text, date) => {
    expect(shown(text, published)).toEqual([date]);
  });

  it.each([
    ['The ship left at 9:30 on time.', '9:30'],
    ['The ship left at 9.30 on time.', '9.30'],
    ['The ship left at 14:05 on time.', '14:05'],
    ['The ship left at 6 p.m. on time.', '6 p.m.'],
    ['The ship left at 11:59 p.m. on time.', '11:59 p.m.'],
    ['The ship left at 6pm.', '6pm'],
    ['The ship left at 3 o’clock.', '3 o’clock'],
    ['The ship left at noon.', 'noon'],
    ['The ship left by midnight.', 'midnight'],
  ])('finds the time of day in %j', (text, time) => {
    const found = findDates(text, published);
    expect(found).toMatchObject([{ text: time, iso: null }]);
    expect(found.map(isClockTime)).toEqual([true]);
  });

  it('tells a time of day from a date', () => {
    const found = findDates('At 6 p.m. on Sunday, 5 June 2022, and again in 1999, it rained.', published);
    expect(found.map((date) => [date.text, isClockTime(date)])).toEqual([
      ['6 p.m.', true],
      ['Sunday, 5 June 2022', false],
      ['1999', false],
    ]);
  });

  it('finds several in order, each once', () => {
    const text = 'From 1999 to 2004, and since 5 May 2010 (born 1 March 1950), she met them yesterday.';
    expect(shown(text, published)).toEqual([
      '1999 = 1999',
      '2004 = 2004',
      '5 May 2010 = 2010-05-05',
      '1 March 1950 = 1950-03-01',
      'yesterday = 2023-12-03',
    ]);
  });
});
