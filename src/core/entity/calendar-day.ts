/** Days, months and quarters as ISO 8601 text, from the parts that a date gives. Impossible dates resolve to null. */

/** The named groups of a match. */
export type Named = Readonly<Record<string, string | undefined>>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const two = (number: number) => String(number).padStart(2, '0');

function monthNumber(month: string): number {
  return /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }).toString() : null;
}

/** When a text was published, and whether the sentence speaks of what is to come or of what has been. */
export interface Anchor {
  readonly published: Temporal.PlainDate;
  readonly ahead: boolean;
  readonly past: boolean;
}

/** Without a word on the tense, a month this near ahead is the coming one, any other the last. */
const nearMonths = 2;

/** The year of a month, or of a day in it: the next one where the sentence looks ahead, else mostly the last. */
function nearestYear(month: number, { published, ahead, past }: Anchor, day?: number): number {
  const months = (month - published.month + 12) % 12;
  const passed = months === 0 && day !== undefined && day < published.day;
  const coming = published.year + (month < published.month || passed ? 1 : 0);
  const last =
    month > published.month || (months === 0 && day !== undefined && day > published.day)
      ? published.year - 1
      : published.year;
  if (ahead) return coming;
  if (months === 0) return published.year;
  return !past && months <= nearMonths ? coming : last;
}

/** A day; without a year it is the one nearest to publication, or null. */
export function dayOf({ year, month = '', day }: Named, anchor: Anchor | null = null): string | null {
  const number = monthNumber(month);
  const settled = year ? Number(year) : anchor && nearestYear(number, anchor, Number(day));
  return settled === null ? null : isoDay(settled, number, Number(day));
}

/** `YYYY-MM`. */
export function monthOf({ year, month = '' }: Named): string {
  return `${year}-${two(monthNumber(month))}`;
}

/** A month without a year. */
export function nearYear(month: string, anchor: Anchor): string {
  const number = monthNumber(month);
  return `${nearestYear(number, anchor)}-${two(number)}`;
}

/** `first/last` of a span of days. */
export function interval(groups: Named, anchor: Anchor | null): string | null {
  const from = dayOf(groups, anchor);
  const to = dayOf({ ...groups, month: groups.toMonth ?? groups.month, day: groups.toDay }, anchor);
  return from && to && from <= to ? `${from}/${to}` : null;
}

/** `YYYY-Qn`; without a year the last that had begun at publication, or the coming one where the sentence looks ahead. */
export function quarterOf(quarter: number, year: string | undefined, anchor: Anchor | null): string | null {
  if (year) return `${year}-Q${quarter}`;
  if (!anchor) return null;
  const { published, ahead } = anchor;
  const begun = quarter * 3 - 2 <= published.month;
  const over = quarter * 3 < published.month;
  if (ahead) return `${over ? published.year + 1 : published.year}-Q${quarter}`;
  return `${begun ? published.year : published.year - 1}-Q${quarter}`;
}

/** The unit (day, week, month, year …) that lies `steps` from publication. */
export function shift(published: Temporal.PlainDate, unit: string, steps: number): string | null {
  switch (unit) {
    case 'day':
      return published.add({ days: steps }).toString();
    case 'week': {
      const week = published.add({ weeks: steps });
      const monday = week.subtract({ days: week.dayOfWeek - 1 });
      return `${monday}/${monday.add({ days: 6 })}`;
    }
    case 'month':
      return published.add({ months: steps }).toPlainYearMonth().toString();
    case 'quarter': {
      const start = published.add({ months: steps * 3 });
      return `${start.year}-Q${Math.ceil(start.month / 3)}`;
    }
    case 'year':
      return String(published.year + steps);
    default:
      return null;
  }
}

/** The last such weekday up to publication, or the next one after it where the words or the sentence look ahead. */
export function weekdayNear(
  { published, ahead: looksAhead }: Anchor,
  weekday: string,
  which: string | undefined,
): string {
  const ahead = weekdays.indexOf(weekday.toLowerCase()) + 1 - published.dayOfWeek;
  if (which === 'this') return published.add({ days: ahead }).toString();
  if (which === 'next' || (looksAhead && which !== 'last'))
    return published.add({ days: ahead > 0 ? ahead : ahead + 7 }).toString();
  return published
    .add({ days: ahead > 0 || (ahead === 0 && which === 'last') ? ahead - 7 : ahead })
    .toString();
}
