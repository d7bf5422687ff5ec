/** When clocks change, and each minute around it, found by asking Temporal instant by instant: what the calendar is compared with. */

export const zonesWithChanges = [
  'America/New_York',
  'Europe/London',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Cairo',
];
export const zonesWithout = ['UTC', 'Asia/Kolkata', 'Asia/Shanghai'];

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** Instants and offsets (local time minus UTC) in milliseconds. */
export interface ClockChange {
  readonly timeZone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Those of 2026 and 2027. */
export function clockChanges(timeZone: string): ClockChange[] {
  const changes: ClockChange[] = [];
  let time = Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(timeZone);
  while (true) {
    const next = time.getTimeZoneTransition('next');
    if (next === null || next.year > 2027) return changes;
    const at = next.epochMilliseconds;
    changes.push({ timeZone, at, before: offsetAt(at - 1, timeZone), after: offsetAt(at, timeZone) });
    time = next;
  }
}

export function offsetAt(instant: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
}

/** `2026-03-29T02:30:00` of a local time in milliseconds as if it were UTC. */
export function localName(local: number): string {
  return new Date(local).toISOString().slice(0, 19);
}

/** A cron that is due at this local time alone, within a year. */
export function cronAt(local: number): string {
  const date = new Date(local);
  return `${date.getUTCMinutes()} ${date.getUTCHours()} ${date.getUTCDate()} ${date.getUTCMonth() + 1} *`;
}

export interface ScannedMinute {
  /** As if it were UTC. */
  readonly local: number;
  readonly at: number;
}

/**
 * Every local minute of a span of instants with the instant at which it is due: what the clock shows for the first
 * time at its instant, and what it leaves out as much later as that, counted from where it stopped.
 */
export function scanMinutes(timeZone: string, from: number, to: number): ScannedMinute[] {
  const minutes: ScannedMinute[] = [];
  let latest = from + offsetAt(from, timeZone) - minuteMs;
  for (let at = from; at < to; at += minuteMs) {
    const local = at + offsetAt(at, timeZone);
    if (local <= latest) continue;
    for (let left = latest + minuteMs; left < local; left += minuteMs)
      minutes.push({ local: left, at: at + left - (latest + minuteMs) });
    minutes.push({ local, at });
    latest = local;
  }
  return minutes;
}
