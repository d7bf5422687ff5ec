/** What somebody typed as a schedule, with a time zone at its end or beside it. */
import { minutesApart } from '../../core/calendar/minutes-apart.ts';
import { parseSchedule } from '../../core/calendar/parse-schedule.ts';
import type { Schedule } from '../../core/calendar/schedule.ts';
import { readTimeZone } from '../../core/calendar/time-zone.ts';
import { BriefingError } from '../../core/errors.ts';

export interface ReadSchedule {
  readonly schedule: Schedule;
  /** Null where nothing was said of it. */
  readonly timeZone: string | null;
}

/**
 * `weekdays 9:00 Europe/Berlin`, `daily 8am new york`; a zone is looked for in the schedule only where `timeZone` is not
 * given. Throws BriefingError `schedule-invalid`, `time-zone-unknown`, or `schedule-too-often` for one that fires less
 * than `leastMinutes` apart.
 */
export function readSchedule(
  asked: string,
  timeZone: string | undefined,
  leastMinutes: number,
): ReadSchedule {
  const read =
    timeZone === undefined
      ? withZoneAtEnd(asked)
      : { schedule: parseSchedule(asked), timeZone: readTimeZone(timeZone) };
  const apart = minutesApart(read.schedule);
  if (apart < leastMinutes)
    throw new BriefingError('schedule-too-often', {
      asked,
      apart: Math.round(apart * 100) / 100,
      least: leastMinutes,
    });
  return read;
}

/** `America/Argentina/Buenos Aires`, `ho chi minh`. */
const mostZoneWords = 3;

function withZoneAtEnd(asked: string): ReadSchedule {
  try {
    return { schedule: parseSchedule(asked), timeZone: null };
  } catch (error) {
    const found = splitZone(asked);
    if (found === null) throw error;
    return { schedule: parseSchedule(found.schedule), timeZone: found.timeZone };
  }
}

/** Null where it ends in nothing like a zone. Throws for one that is spelled wrongly. */
function splitZone(asked: string): { readonly schedule: string; readonly timeZone: string } | null {
  const words = asked.trim().split(/\s+/);
  for (let count = 1; count <= mostZoneWords && count < words.length; count++) {
    const timeZone = knownZone(words.slice(-count).join(' '));
    if (timeZone === null) continue;
    const before = words.slice(0, -count).join(' ');
    return { schedule: before.replace(/(?:,|\s+in)$/i, ''), timeZone };
  }
  const last = words.at(-1) ?? '';
  // What is written like a zone and is none shall be answered as that, with the one that is near.
  if (words.length > 1 && zoneLike.test(last)) readTimeZone(bare(last));
  return null;
}

const zoneLike = /^\(?[a-z_]+\/[a-z_/]+\)?$/i;

function bare(word: string): string {
  return word.replace(/^\(|\)$/g, '');
}

function knownZone(text: string): string | null {
  try {
    return readTimeZone(bare(text));
  } catch {
    return null;
  }
}
