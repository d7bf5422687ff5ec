/** A time of day as people write it. */
import type { Refuse } from './read-cron.ts';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const forms = [
  /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d\d))?(?<half>am|pm|h)?$/,
  /^(?<hour>\d\d)(?<minute>\d\d)$/,
];

/** `word` begins with a digit: `9`, `9:00`, `9.30`, `18h`, `0900`, `6pm`. Throws what `refuse` makes. */
export function readTime(word: string, refuse: Refuse): TimeOfDay {
  const groups = forms.map((form) => form.exec(word)?.groups).find((found) => found !== undefined);
  if (!groups) throw refuse(`"${word}" is not a time, which looks like 9:05, 17:30 or 6pm`);
  const hour = Number(groups.hour);
  const minute = Number(groups.minute ?? 0);
  const half = groups.half?.endsWith('m') ? groups.half : null;
  if (minute > 59) throw refuse(`"${word}" is not a time: minutes go from 0 to 59`);
  if (half === null) {
    if (hour > 23) throw refuse(`"${word}" is not a time: hours go from 0 to 23`);
    return { hour, minute };
  }
  if (hour < 1 || hour > 12) throw refuse(`"${word}" is not a time: with am and pm, hours go from 1 to 12`);
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}
