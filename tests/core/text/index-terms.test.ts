import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTerms, longestTerm } from '../../../src/core/text/index-terms.ts';

describe('indexTerms', () => {
  it.each([
    ['The bridges were opened by Ann Lee.', ['bridg', 'open', 'ann', 'lee']],
    ['Who opens a bridge?', ['open', 'bridg']],
    ['the US gave us 11.8 billion, 1,000 and 20%', ['us', 'gave', '11.8', 'billion', '1000', '20']],
    ['Café O’Neill’s “bridge” and ferry*', ['cafe', "o'neill", 'bridg', 'ferri']],
    ['bridge bridge', ['bridg', 'bridg']],
    ['上海市长是龚正', ['上海', '市长', '是', '龚', '正']],
    ['東京の橋がCafébridgesで', ['東京', 'の', '橋', 'が', 'cafebridg', 'で']],
    ['สวัสดีชาวโลก', ['สวัสดี', 'ชาว', 'โลก']],
    ['ไทยA', ['ไทยa']],
    ['ก’ก', ["ก'ก"]],
    ['Владивосток 上海 2023', ['владивосток', '上海', '2023']],
    ['" - ( ) : ^ \0 \uD800', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(indexTerms(text)).toEqual(expected);
  });

  it('cuts what is longer than any word, between characters', () => {
    expect(indexTerms('é'.repeat(5_000))).toEqual(['e'.repeat(longestTerm)]);
    expect(indexTerms(`a${'𝒳'.repeat(5_000)}`)).toEqual([`a${'𝒳'.repeat(31)}`]);
    expect(indexTerms('1,'.repeat(5_000))).toEqual(['1'.repeat(longestTerm)]);
  });

  it('gives every word of a run that is longer than what is segmented at once', () => {
    const cities = indexTerms('上海'.repeat(2_500));
    expect(cities).toHaveLength(2_500);
    expect(new Set(cities)).toEqual(new Set(['上海']));
  });

  it('gives words and numbers alone, of bounded length, whatever the text', () => {
    const unit = fc.oneof(
      fc.constantFrom('上', 'ก', 'ั', "'", '’', '.', ',', 'É', '1', '"', '\0', '\uDC00', ' '),
      fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 200 }), (units) => {
        for (const term of indexTerms(units.join(''))) {
          if (!/^[\p{L}\p{M}\p{N}.']+$/u.test(term)) throw new Error(`Not a term: ${JSON.stringify(term)}`);
          if (term.length > longestTerm) throw new Error(`Too long: ${term}`);
        }
      }),
    );
  });
});
