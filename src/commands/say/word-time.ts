/** Points in time as people read them, in a time zone. */

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Mon 30 Nov 2026, 9:00`. `at`: milliseconds since the epoch. */
export function wordInstant(at: number, timeZone: string): string {
  return wordDateTime(zoned(at, timeZone).toPlainDateTime());
}

/** As {@link wordInstant}, or the time alone where it is on the same day as `beside`. */
export function wordInstantBeside(at: number, beside: number, timeZone: string): string {
  const then = zoned(at, timeZone);
  const isSameDay = then.toPlainDate().equals(zoned(beside, timeZone).toPlainDate());
  return isSameDay ? wordTime(then) : wordInstant(at, timeZone);
}

/** `2026-11-30T09:00:00` as {@link wordInstant} has it. */
export function wordLocal(local: string): string {
  return wordDateTime(Temporal.PlainDateTime.from(local));
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

function wordDateTime(when: Temporal.PlainDateTime): string {
  const { dayOfWeek, day, month, year } = when;
  return `${days[dayOfWeek - 1]} ${day} ${months[month - 1]} ${year}, ${wordTime(when)}`;
}

function wordTime({ hour, minute, second }: Temporal.PlainDateTime | Temporal.ZonedDateTime): string {
  const two = (number: number) => number.toString().padStart(2, '0');
  return `${hour}:${two(minute)}${second > 0 ? `:${two(second)}` : ''}`;
}
