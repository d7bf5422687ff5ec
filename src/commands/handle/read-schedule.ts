/** What somebody typed as a schedule, with a time zone at its end or beside it. */
import { minutesApart } from '../../core/calendar/minutes-apart.ts';
import { oneZone, parseZonedSchedule, type ZonedSchedule } from '../../core/calendar/parse-zoned-schedule.ts';
import { readTimeZone } from '../../core/calendar/time-zone.ts';
import { BriefingError } from '../../core/errors.ts';

/**
 * `weekdays 9:00 Europe/Berlin`, `daily 8am new york`; `timeZone` is what was given beside it. Throws BriefingError
 * `schedule-invalid`, `time-zone-unknown`, or `schedule-too-often` for one that fires less than `leastMinutes` apart.
 */
export function readSchedule(
  asked: string,
  timeZone: string | undefined,
  leastMinutes: number,
): ZonedSchedule {
  const read = parseZonedSchedule(asked);
  const zone = timeZone === undefined ? read.timeZone : oneZone(asked, read.timeZone, readTimeZone(timeZone));
  const apart = minutesApart(read.schedule);
  if (apart < leastMinutes)
    throw new BriefingError('schedule-too-often', { asked, apart, least: leastMinutes });
  return { schedule: read.schedule, timeZone: zone };
}
