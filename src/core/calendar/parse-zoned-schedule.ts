/** A schedule with a time zone at its end, or without. */
import { BriefingError } from '../errors.ts';
import { nearestTypo } from '../text/nearest.ts';
import { visibleText } from '../text/visible-text.ts';
import { parseSchedule } from './parse-schedule.ts';
import { isMonthName } from './refuse-words.ts';
import type { Schedule } from './schedule.ts';
import { isScheduleWord, knownWords } from './schedule-words.ts';
import { findTimeZone, isSameZone, readTimeZone } from './time-zone.ts';
import { zoneCalled } from './zone-aliases.ts';

export interface ZonedSchedule {
  readonly schedule: Schedule;
  /** IANA name; null where nothing was said of it. */
  readonly timeZone: string | null;
}

/**
 * `weekdays 9:00 Europe/Berlin`, `daily 8am new york time`, `mondays 9:00 (UTC)`. Throws BriefingError
 * `schedule-invalid`, or `time-zone-unknown` where nothing but a zone can be meant by its end.
 */
export function parseZonedSchedule(asked: string): ZonedSchedule {
  try {
    return { schedule: parseSchedule(asked), timeZone: null };
  } catch (error) {
    const ends = endsOf(visibleText(asked));
    // The longest: in "9:00 Asia / Tokyo" the last word alone is one, too.
    const found = ends.findLast(({ end }) => findTimeZone(end) !== null);
    if (found) {
      const { schedule, timeZone } = parseZonedSchedule(found.before);
      return { schedule, timeZone: oneZone(asked, timeZone, readTimeZone(found.end)) };
    }
    const wrong = ends.find(
      ({ before, end }) => isWrittenAsZone(end) || (isLikeZone(end) && isSchedule(before)),
    );
    if (wrong) readTimeZone(wrong.end);
    throw error;
  }
}

/**
 * Of a zone at the end of `asked`, if any, and one given besides, the one that counts: the same twice is fine. Throws
 * BriefingError `schedule-invalid` for two that differ.
 */
export function oneZone(asked: string, atEnd: string | null, besides: string): string {
  if (atEnd === null || isSameZone(atEnd, besides)) return besides;
  const problem = `it names the time zone ${atEnd}, and ${besides} is given besides: give only one of them`;
  throw new BriefingError('schedule-invalid', { asked, problem });
}

interface Ending {
  readonly before: string;
  readonly end: string;
}

/** `America/Argentina/Buenos Aires`, `new york time`. */
const mostZoneWords = 3;

/** Every way to take the last words for a zone, the shortest first. */
function endsOf(text: string): Ending[] {
  const words = text.trim().split(/\s+/);
  const most = Math.min(mostZoneWords, words.length - 1);
  return Array.from({ length: Math.max(0, most) }, (_, index) => ({
    before: words
      .slice(0, -index - 1)
      .join(' ')
      .replace(/(?:,|\s+in)$/i, ''),
    end: words
      .slice(-index - 1)
      .join(' ')
      .replace(/[.!?]+$/, '')
      .replace(/^\(|\)$/g, ''),
  }));
}

function isWrittenAsZone(end: string): boolean {
  return (
    /^[a-z_]+\/[a-z_/]+$/i.test(end) && !end.split('/').some((word) => isScheduleWord(word.toLowerCase()))
  );
}

/** Words only, none of which is about days or times or may be meant so. */
function isLikeZone(end: string): boolean {
  const words = end.toLowerCase().split(' ');
  if (!words.every((word) => /^\p{L}[\p{L}\p{M}.'’/_-]+$/u.test(word))) return false;
  return zoneCalled(words.join('_')) !== null || !words.some(isOfSchedule);
}

function isOfSchedule(word: string): boolean {
  return isScheduleWord(word) || isMonthName(word) || nearestTypo(word, knownWords) !== null;
}

function isSchedule(text: string): boolean {
  try {
    return parseSchedule(text).length > 0;
  } catch {
    return false;
  }
}
