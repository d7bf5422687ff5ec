/** "every 30 minutes" → when that is. */
import { always, stepsFrom } from './cron-fields.ts';
import type { Refuse } from './read-cron.ts';
import type { CronLine } from './schedule.ts';

export type IntervalUnit = 'second' | 'minute' | 'hour';

/** Counted from the beginning of the minute, hour or day. Throws what `refuse` makes where it does not divide that evenly. */
export function readInterval(count: number, unit: IntervalUnit, refuse: Refuse): CronLine {
  const size = unit === 'hour' ? 24 : 60;
  if (unit !== 'hour' && count > 0 && count % size === 0)
    return readInterval(count / size, unit === 'second' ? 'minute' : 'hour', refuse);
  if (size % count !== 0) {
    const fitting = stepsFrom(1, size).filter((step) => size % step === 0);
    const whole = { second: 'a minute', minute: 'an hour', hour: 'a day' }[unit];
    const numbers = `${fitting.slice(0, -1).join(', ')} or ${fitting.at(-1)}`;
    throw refuse(`${count} ${unit}s do not divide ${whole} evenly, as ${numbers} would`);
  }
  if (unit === 'hour') return { ...always, minutes: [0], hours: stepsFrom(0, 23, count) };
  return unit === 'minute'
    ? { ...always, minutes: stepsFrom(0, 59, count) }
    : { ...always, seconds: stepsFrom(0, 59, count) };
}
