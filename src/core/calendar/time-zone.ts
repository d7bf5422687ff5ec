/** The time zones that there are, by IANA name. */
import { BriefingError } from '../errors.ts';
import { nearestTypo } from '../text/nearest.ts';
import { fixedAbbreviations, longAliases, zoneCalled } from './zone-aliases.ts';

/** Names that the runtime lists although the IANA has given their zones others since, and those. */
const renamed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Africa/Asmera': 'Africa/Asmara',
    'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
    'America/Catamarca': 'America/Argentina/Catamarca',
    'America/Coral_Harbour': 'America/Atikokan',
    'America/Cordoba': 'America/Argentina/Cordoba',
    'America/Godthab': 'America/Nuuk',
    'America/Indianapolis': 'America/Indiana/Indianapolis',
    'America/Jujuy': 'America/Argentina/Jujuy',
    'America/Louisville': 'America/Kentucky/Louisville',
    'America/Mendoza': 'America/Argentina/Mendoza',
    'Asia/Calcutta': 'Asia/Kolkata',
    'Asia/Katmandu': 'Asia/Kathmandu',
    'Asia/Rangoon': 'Asia/Yangon',
    'Asia/Saigon': 'Asia/Ho_Chi_Minh',
    'Atlantic/Faeroe': 'Atlantic/Faroe',
    'Europe/Kiev': 'Europe/Kyiv',
    'Pacific/Enderbury': 'Pacific/Kanton',
    'Pacific/Ponape': 'Pacific/Pohnpei',
    'Pacific/Truk': 'Pacific/Chuuk',
  }),
);

let zones: readonly string[] | undefined;
let cities: ReadonlyMap<string, readonly string[]> | undefined;

/** Sorted: one name for each zone, `UTC` included. */
export function timeZones(): readonly string[] {
  zones ??= [
    ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map((name) => renamed.get(name) ?? name)]),
  ].sort();
  return zones;
}

/**
 * As the IANA spells it, whatever the case: `europe/berlin` → `Europe/Berlin`, `utc` → `UTC`. Other names of a zone stay as
 * they are: `US/Eastern`. A city stands for the only zone that ends in it: `new york time` → `America/New_York`. Offsets
 * (`+02:00`, `EST`) are refused, since they keep no daylight saving. Throws BriefingError `time-zone-unknown`.
 */
export function readTimeZone(asked: string): string {
  const found = findTimeZone(asked);
  if (found !== null) return found;
  throw new BriefingError('time-zone-unknown', { asked, near: nearZone(plainName(asked)) });
}

/** As {@link readTimeZone}; null where that throws. */
export function findTimeZone(asked: string): string | null {
  const name = plainName(asked);
  return fixedAbbreviations.has(name) ? null : (spelled(name) ?? cityZone(name));
}

/** Whether two names are of one zone: `US/Eastern` and `America/New_York`. */
export function isSameZone(one: string, other: string): boolean {
  const start = Temporal.Instant.fromEpochMilliseconds(0);
  return start.toZonedDateTimeISO(one).equals(start.toZonedDateTimeISO(other));
}

/** So much of a city's name tells which one is meant. */
const leastLetters = 5;

function nearZone(name: string): string | null {
  const called = zoneCalled(name) ?? nearestTypo(name, timeZones());
  // A part of the world is no typo of a city: not Apia for Asia.
  if (called !== null || timeZones().some((zone) => zone.toLowerCase().startsWith(`${name}/`))) return called;
  const cityNames = [...zonesByCity().keys()];
  const city = nearestTypo(name, cityNames);
  if (city !== null) return cityZone(city);
  const alias = nearestTypo(name, longAliases);
  if (alias !== null) return zoneCalled(alias);
  const begun = name.length < leastLetters ? [] : cityNames.filter((one) => one.startsWith(name));
  return begun.length === 1 ? cityZone(begun[0] ?? '') : null;
}

/** `New York time` → `new_york`, `St. Johns` → `st_johns`, `São Paulo` → `sao_paulo`. */
function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, '_')
    .toLowerCase()
    .replace(/_(?:(?:standard|daylight|summer)_)?time$/, '');
}

/** Null for what is no name of a zone, though Temporal may take it: offsets and whole dates. */
function spelled(name: string): string | null {
  if (!/^[a-z]/.test(name)) return null;
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return timeZoneId.toLowerCase() === name ? timeZoneId : null;
  } catch {
    return null;
  }
}

function cityZone(name: string): string | null {
  const [zone, another] = zonesByCity().get(name.replaceAll('-', '_')) ?? [];
  return another === undefined ? (zone ?? null) : null;
}

/** Former names of cities included, where they are the name of no other. */
function zonesByCity(): ReadonlyMap<string, readonly string[]> {
  if (cities) return cities;
  const found = Map.groupBy(timeZones(), cityOf);
  for (const [former, zone] of renamed) {
    const city = cityOf(former);
    if (!found.has(city)) found.set(city, [zone]);
  }
  cities = found;
  return cities;
}

function cityOf(zone: string): string {
  return zone
    .slice(zone.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll('-', '_');
}
