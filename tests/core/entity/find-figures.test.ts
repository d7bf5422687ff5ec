import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/core/entity/find-dates.ts';
import { findFigures } from '../../../src/core/entity/find-figures.ts';

/** Each figure as `text kind value unit`, what it counts behind a colon. */
function shown(text: string): string[] {
  return findFigures(text, findDates(text, undefined)).map(({ text: given, kind, value, unit, counts }) => {
    const counted = counts ? `: ${text.slice(counts.start, counts.end)}` : '';
    return `${given} | ${kind} | ${value} | ${unit}${counted}`;
  });
}

describe('findFigures', () => {
  it.each([
    ['They paid $40.', '$40 | amount | 40 | $'],
    ['They paid $ 11.8 billion.', '$ 11.8 billion | amount | 11800000000 | $'],
    ['They paid US$40m.', 'US$40m | amount | 40000000 | US$'],
    ['They paid S $ 15 billion.', 'S $ 15 billion | amount | 15000000000 | S $'],
    ['They paid £1,250.75 in all.', '£1,250.75 | amount | 1250.75 | £'],
    ['They paid €2bn.', '€2bn | amount | 2000000000 | €'],
    ['They paid 3 million euros.', '3 million euros | amount | 3000000 | euros'],
    ['They paid 40 US dollars.', '40 US dollars | amount | 40 | US dollars'],
    ['They paid twelve crowns.', 'twelve crowns | amount | 12 | crowns'],
    ['They paid RMB 300 million.', 'RMB 300 million | amount | 300000000 | RMB'],
    ['They paid 20 € then.', '20 € | amount | 20 | €'],
    ['The wall is 1.5 m thick.', '1.5 m | measure | 1.5 | m: wall'],
    ['They are twenty-one.', 'twenty-one | number | 21 | null'],
    ['It was three thousand five hundred.', 'three thousand five hundred | number | 3500 | null'],
    ['It was two hundred and fifty.', 'two hundred and fifty | number | 250 | null'],
    ['They paid 1.000.000 euros.', '1.000.000 euros | amount | 1000000 | euros'],
    ['It was -5 °C there.', '-5 °C | measure | -5 | °C'],
    ['They paid 30 CHF.', '30 CHF | amount | 30 | CHF'],
    ['They paid €5–7 million.', '€5–7 million | amount | null | €'],
    ['It rose 5 percent.', '5 percent | percent | 5 | percent'],
    ['It rose 5.2 %.', '5.2 % | percent | 5.2 | %'],
    ['It rose 5 per cent.', '5 per cent | percent | 5 | per cent'],
    ['It rose two percentage points.', 'two percentage points | percent | 2 | percentage points'],
    ['It took 3 hours.', '3 hours | measure | 3 | hours'],
    ['It holds 4.5 tonnes.', '4.5 tonnes | measure | 4.5 | tonnes'],
    ['It covers 12 square kilometres.', '12 square kilometres | measure | 12 | square kilometres'],
    ['80 km/h was the limit.', '80 km/h | measure | 80 | km/h'],
    ['It was 10°C then.', '10°C | measure | 10 | °C'],
    ['A hundred years went by.', 'A hundred years | measure | 100 | years'],
    ['They won 3-1.', '3-1 | number | null | null'],
    ['Aged 45, she left.', '45 | number | 45 | null'],
    ['It drew 2.5 million.', '2.5 million | number | 2500000 | null'],
    ['30 attended.', '30 | number | 30 | null'],
    ['It is the 20th bridge.', '20th | ordinal | 20 | null'],
    ['It came 3rd.', '3rd | ordinal | 3 | null'],
  ])('reads kind, value and unit of %j', (text, figure) => {
    expect(shown(text)).toEqual([figure]);
  });

  it.each([
    ['Two dozen boats left.', 'Two dozen | count | 24 | null: boats'],
    ['Fifteen hundred boats left.', 'Fifteen hundred | count | 1500 | null: boats'],
    ['Two hundred thousand people left.', 'Two hundred thousand | count | 200000 | null: people'],
    ['Twenty five people left.', 'Twenty five | count | 25 | null: people'],
    ['A million people left.', 'A million | count | 1000000 | null: people'],
    ['Several hundred people left.', 'Several hundred | count | null | null: people'],
    ['Hundreds of people left.', 'Hundreds | count | null | null: people'],
    ['Two-thirds of voters left.', 'Two-thirds | number | null | null: voters'],
  ])('reads the words of %j', (text, figure) => {
    expect(shown(text)).toEqual([figure]);
  });

  it.each([
    ['12,000 cars passed.', 'cars'],
    ['It lists 24 members of the harbour board.', 'members of the harbour board'],
    ['At least 300 small boats were lost.', 'small boats'],
    ['It gives work to 10-12 people.', 'people'],
    ['5% of households agreed.', 'households'],
    ['5% of its boats sank.', 'boats'],
    ['They hired 30 staff the mayor knew.', 'staff'],
    ['They saw 30 high -level guests.', 'high -level guests'],
    ['30 trees growing there fell.', 'trees'],
    ['It sold 300 litres of oil of the best kind.', 'oil of the best kind'],
    ['In Pell, the mayor’s pay rose by 5%.', 'mayor’s pay'],
    ['The net outflow of direct investment was $11.8 billion.', 'net outflow of direct investment'],
    ['Tolls will be set at $4.', 'Tolls'],
    ['They gave a subsidy of $40.', 'subsidy'],
    ['The prices rose by 12%.', 'prices'],
    ['They built a 12-mile road.', 'road'],
    ['They shipped 300 kg of rice.', 'rice'],
    ['Of the 12 boats, none sank.', 'boats'],
    ['Twelve of the boats sank.', 'boats'],
    ['It drew 300.', undefined],
    ['300 died.', undefined],
    ['It cost $3.5 million.', undefined],
    ['They met for 3 hours.', undefined],
    ['They chose 7 and left.', undefined],
  ])('says what is counted in %j', (text, counted) => {
    const [figure, ...others] = findFigures(text);
    expect(others).toEqual([]);
    const counts = figure?.counts ?? undefined;
    expect(counts && text.slice(counts.start, counts.end)).toBe(counted);
  });

  it.each([
    'The A320 landed.',
    'COVID-19 spread.',
    'F-16 jets flew.',
    'The G7 met.',
    'They sell it B2B as MP3.',
    'They blamed H1N1.',
    'It is A4 paper.',
    'The M25 was shut.',
    'One of them left.',
    'He was the second to leave.',
    'The play is called Seven Doors.',
    'Nothing was counted.',
    '',
  ])('finds none in %j', (text) => {
    expect(findFigures(text)).toEqual([]);
  });

  it.each([
    ['In 2021, 30 boats sank.', '30 | count | 30 | null: boats'],
    ['On 5 May 2020 it drew 300.', '300 | number | 300 | null'],
    ['At 9:30 p.m. they drank 3 litres.', '3 litres | measure | 3 | litres'],
  ])('leaves dates to themselves in %j', (text, figure) => {
    expect(shown(text)).toEqual([figure]);
  });

  it('counts one thing with two numbers', () => {
    expect(shown('The 40 ferries cost $3, and twelve cost $5.')).toEqual([
      '40 | count | 40 | null: ferries',
      '$3 | amount | 3 | $: ferries',
      'twelve | number | 12 | null',
      '$5 | amount | 5 | $',
    ]);
  });

  it('finds several in order', () => {
    const text = 'Of 1,200 homes, 5% lost power for 3 hours, which cost $40 and was the 2nd time.';
    expect(shown(text)).toEqual([
      '1,200 | count | 1200 | null: homes',
      '5% | percent | 5 | %',
      '3 hours | measure | 3 | hours',
      '$40 | amount | 40 | $',
      '2nd | ordinal | 2 | null',
    ]);
  });
});
