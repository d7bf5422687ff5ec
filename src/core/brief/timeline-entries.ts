/** Dated events. */
import type { DateMention } from '../entity/entity.ts';
import { isClockTime } from '../entity/find-dates.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

/** A date that nothing settles stands behind those that are settled: it is mostly of the article's own days. */
const unsettled = '~';
const vagueDate = /^(?:today|tonight|this|the \d{1,2}(?:st|nd|rd|th) century)/i;
const happens =
  /\b(?:\p{Ll}+ed|was|were|will|began|begin|begins|came|took|made|held|won|lost|went|rose|fell|met|built|became|left|died|born|due|set|gave|grew|said)\b/u;

export function timelineEntries(readings: readonly Reading[]): Entry[] {
  return readings.flatMap((reading): Entry[] => {
    const dates = reading.dates.filter((date) => !isClockTime(date));
    if (dates.length === 0) return [];
    const weight =
      Math.max(...dates.map(definiteness)) +
      (happens.test(reading.text) ? 0.5 : 0) +
      reading.centrality +
      reading.fitness * 0.5;
    const shown = distinct(dates).map(({ text: given, iso }) => ({ given, iso }));
    return [{ reading, weight, extras: { dates: shown } }];
  });
}

/** Sorts by the earliest settled date of a point. */
export function timelineOrder({ extras }: Entry): string {
  const settled = (extras?.dates ?? []).flatMap(({ iso }) => (iso === null ? [] : [sortable(iso)]));
  return settled.sort()[0] ?? unsettled;
}

/** `2023-Q3` among days and months: it begins with its first month. */
function sortable(iso: string): string {
  const quarter = /^(\d{4})-Q(\d)/.exec(iso);
  return quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}` : iso;
}

/** A day says more than a month, a month more than a year, and all more than "this week". */
function definiteness({ text, iso }: DateMention): number {
  if (vagueDate.test(text)) return 0.3;
  if (/\d/.test(text) && /\p{L}{3}/u.test(text)) return 1.5;
  if (/^\d{4}$/.test(text)) return 1;
  return iso === null ? 0.6 : 0.8;
}

function distinct(dates: readonly DateMention[]): DateMention[] {
  return dates.filter(({ text }, index) => dates.findIndex((other) => other.text === text) === index);
}
