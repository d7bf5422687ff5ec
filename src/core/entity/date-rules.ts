/** How English writes dates: patterns, longest first where they overlap, and what each resolves to. */
import {
  type Anchor,
  dayOf,
  interval,
  monthOf,
  type Named,
  nearYear,
  quarterOf,
  shift,
  weekdayNear,
} from './calendar-day.ts';
import { numberWords } from './figure-words.ts';

/** A pattern and its ISO 8601 reading; null where the words and the publication date do not settle it. */
export interface DateRule {
  readonly pattern: RegExp;
  readonly resolve: (groups: Named, anchor: Anchor | null) => string | null;
}

const month =
  '(?<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
const toMonth = month.replace('?<month>', '?<toMonth>');
const day = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const toDay = day.replace('?<day>', '?<toDay>');
const to = '\\s*(?:[-–—]|to|until|and|through)\\s*';
const year = '(?:,?\\s+(?:of\\s+)?(?<year>[12]\\d{3})(?!\\d))?';
const weekday = '(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const ordinals: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };
const seasons: Readonly<Record<string, string>> = {
  spring: '03',
  summer: '06',
  autumn: '09',
  fall: '09',
  winter: '12',
};

/** Neither a plural nor a unit follows: "1200 people", "2000 euros", "1450 metres", "1500%". */
const countsNothing =
  '(?!(?:,\\d|\\s?%|\\s?°|\\s+(?:(?!(?:was|is|has|does|its|this|as)\\b)[a-z-]+s|people|men|women|children|percent|per cent|million|billion|yuan|yen|square|cubic|km|kg|new|more)\\b))';

/** Times of day: found like dates, but resolved to none. */
export const clockTime =
  /(?<![\w.:/])(?:(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock\b)|(?<=\bat )(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|\.\d| ?(?:%|per ?cent|euros?|dollars?|pounds?|crowns?|million|billion|metres?|points?))|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|[.:]\d)|(?:noon|midnight)\b)/gi;

/** `i` where capitals carry no meaning; month names keep theirs, since "may" and "march" are words. */
const rule = (source: string, resolve: DateRule['resolve'], flags = ''): DateRule => ({
  // ASCII boundaries: Unicode ones would take a fifth of a first answer to compile.
  pattern: new RegExp(`(?<!\\w)${source}(?!\\w)`, `g${flags}`),
  resolve,
});

export const dateRules: readonly DateRule[] = [
  rule('(?<year>[12]\\d{3})[-/](?<month>[01]?\\d)[-/](?<day>[0-3]?\\d)', (groups) => dayOf(groups)),
  // November 28th to 29th, 2023 · 30 November to 2 December 2023
  rule(`${month}\\s+${day}${to}(?:${toMonth}\\s+)?${toDay}${year}`, interval),
  rule(`${day}\\s+(?:of\\s+)?${month}${to}${toDay}\\s+(?:of\\s+)?${toMonth}${year}`, interval),
  rule(`${day}${to}${toDay}\\s+(?:of\\s+)?${month}${year}`, interval),
  rule(`(?:${weekday},?\\s+\\(?)?${month}\\s+${day}${year}`, dayOf),
  rule(`(?:${weekday},?\\s+)?${day}\\s+(?:of\\s+)?${month}${year}`, dayOf),
  rule(`(?:(?:early|late|mid)[\\s-]+)?${month},?\\s+(?:of\\s+)?(?<year>[12]\\d{3})`, monthOf),
  rule(
    '(?:the\\s+)?(?<day>[0-3]?\\d)(?:st|nd|rd|th)?\\s+of\\s+(?<which>last|this|next)\\s+month',
    ({ day, which }, anchor) => {
      if (!anchor) return null;
      const base = anchor.published.add({ months: which === 'last' ? -1 : which === 'next' ? 1 : 0 });
      return Number(day) <= base.daysInMonth && Number(day) > 0
        ? base.with({ day: Number(day) }).toString()
        : null;
    },
    'i',
  ),
  rule(
    '(?:the\\s+)?(?<which>first|second|third|fourth)\\s+quarter(?:\\s+of)?(?:\\s+(?<year>[12]\\d{3}))?',
    ({ which = '', year }, anchor) => quarterOf(ordinals[which.toLowerCase()] ?? 0, year, anchor),
    'i',
  ),
  rule(
    '(?<year>[12]\\d{3})[\\s/]+Q(?<quarter>[1-4])|Q(?<quarterOf>[1-4])\\s+of\\s+(?<yearOf>[12]\\d{3})',
    ({ year, quarter, yearOf, quarterOf: of }) => `${year ?? yearOf}-Q${quarter ?? of}`,
  ),
  rule('Q(?<quarter>[1-4])(?:[\\s/]+(?<year>[12]\\d{3}))?', ({ quarter, year }, anchor) =>
    quarterOf(Number(quarter), year, anchor),
  ),
  rule(
    '(?:the\\s+)?(?<which>first|second)\\s+half\\s+of\\s+(?<year>[12]\\d{3})',
    ({ which, year }) =>
      which?.toLowerCase() === 'first' ? `${year}-01/${year}-06` : `${year}-07/${year}-12`,
    'i',
  ),
  rule(
    '(?:the\\s+)?(?<season>spring|summer|autumn|fall|winter)(?:\\s+of)?\\s+(?<year>[12]\\d{3})',
    ({ season = '', year }) => `${year}-${seasons[season.toLowerCase()]}`,
    'i',
  ),
  rule(
    '(?:the\\s+)?(?:(?:early|late|mid)[\\s-]+)?(?<decade>[12]\\d{2}0)s',
    ({ decade }) => `${decade}/${Number(decade) + (decade?.endsWith('00') ? 99 : 9)}`,
  ),
  rule(
    '(?:the\\s+)?(?:(?:early|late|mid)[\\s-]+)?\\d{1,2}(?:st|nd|rd|th)[\\s-]+centur(?:y|ies)(?:\\s+BCE?)?',
    () => null,
  ),
  rule('(?:AD\\s+)?\\d{1,4}\\s+(?:BCE?|CE|AD)|AD\\s+\\d{1,4}', () => null),
  rule(
    '(?<which>last|this|next|earlier this|later this)\\s+(?<unit>week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter)',
    ({ which = '', unit = '' }, anchor) => {
      const step = /last/i.test(which) ? -1 : /next/i.test(which) ? 1 : 0;
      return anchor && shift(anchor.published, unit.toLowerCase(), step);
    },
    'i',
  ),
  rule(
    '(?<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})\\s+(?<unit>day|week|month|year)s?\\s+ago',
    ({ count = '', unit = '' }, anchor) => {
      const steps = numberWords[count.toLowerCase()] ?? (/\d/.test(count) ? Number(count) : 1);
      return anchor && shift(anchor.published, unit.toLowerCase(), -steps);
    },
    'i',
  ),
  rule(
    '(?:the\\s+day\\s+(?<beside>before|after)\\s+)?(?<word>yesterday|today|tonight|tomorrow)',
    ({ word = '', beside }, anchor) => {
      const day = { yesterday: -1, tomorrow: 1 }[word.toLowerCase()] ?? 0;
      const days = day + (beside ? (beside.toLowerCase() === 'before' ? -1 : 1) : 0);
      return anchor?.published.add({ days }).toString() ?? null;
    },
    'i',
  ),
  rule(
    `(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his)\\s+)?${weekday}`,
    ({ which, weekday = '' }, anchor) => anchor && weekdayNear(anchor, weekday, which?.toLowerCase()),
  ),
  rule(
    // "April Jones" is a person.
    '(?<month>January|February|April|June|July|August|September|October|November|December)(?!\\s+[A-Z][a-z])',
    ({ month }, anchor) => anchor && nearYear(month ?? '', anchor),
  ),
  // "may" and "march" begin sentences as verbs; a month stands behind one of these.
  rule(
    '(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|and|to|[Ff]rom|[Oo]f|[Ee]arly|[Ll]ate)\\s)(?<month>May|March)',
    ({ month }, anchor) => anchor && nearYear(month ?? '', anchor),
  ),
  // A year alone: behind a word of time; behind other words only where it does not count something ("than 1500 homes").
  rule(
    '(?<=\\b(?:in|since|until|till|during|circa|year|early|late|mid|fiscal|born|died)[\\s-]+)(?<year>1\\d{3}|20\\d{2}|21\\d{2})',
    ({ year }) => year ?? null,
    'i',
  ),
  rule(
    `(?<=(?:\\b(?:by|from|of|to|and|or|after|before|around|between|through|ending|than|for)\\s+|[(,]\\s?|\\b[12]\\d{3}\\s?[–—/-]\\s?))(?<year>1\\d{3}|20\\d{2}|21\\d{2})${countsNothing}`,
    ({ year }) => year ?? null,
    'i',
  ),
  rule(
    '(?<=^["“]?)(?<year>1[5-9]\\d{2}|20\\d{2})(?!\\s+(?:(?!(?:was|is|has|does|its|this|as)\\b)[a-z]+s|people|men|women|children)\\b)',
    ({ year }) => year ?? null,
  ),
  rule(
    `(?<=\\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\\s)(?<year>19\\d{2}|20\\d{2})${countsNothing}`,
    ({ year }) => year ?? null,
  ),
];
