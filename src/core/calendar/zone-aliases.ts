/** What people call a time zone instead of its IANA name → the zone that they most likely mean. For suggestions, never taken without asking. */

function aliases(names: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(names).flatMap(([zone, called]) =>
    called.split(' ').map((name): [string, string] => [name, zone]),
  );
}

/** Abbreviations and regions, in small letters with `_` for spaces. Several are used elsewhere, too: IST in Ireland, BST in Bangladesh. */
const zonesByAbbreviation: ReadonlyMap<string, string> = new Map(
  aliases({
    'America/New_York': 'et est edt eastern east_coast',
    'America/Chicago': 'ct cst cdt central',
    'America/Denver': 'mt mst mdt mountain',
    'America/Los_Angeles': 'pt pst pdt pacific west_coast',
    'America/Anchorage': 'akst akdt alaska alaskan',
    'Pacific/Honolulu': 'hst hawaii hawaiian',
    'America/Halifax': 'ast adt atlantic',
    'America/St_Johns': 'nst ndt newfoundland',
    'America/Sao_Paulo': 'brt brasilia',
    'America/Argentina/Buenos_Aires': 'art argentina',
    'Europe/London': 'bst british',
    'Europe/Lisbon': 'wet west western_european',
    'Europe/Berlin': 'cet cest mez mesz central_european',
    'Europe/Athens': 'eet eest eastern_european',
    'Europe/Moscow': 'msk',
    'Africa/Lagos': 'wat west_africa',
    'Africa/Maputo': 'cat central_africa',
    'Africa/Nairobi': 'eat east_africa',
    'Africa/Johannesburg': 'sast',
    'Asia/Dubai': 'gst gulf',
    'Asia/Karachi': 'pkt',
    'Asia/Kolkata': 'ist indian',
    'Asia/Jakarta': 'wib',
    'Asia/Singapore': 'sgt',
    'Asia/Hong_Kong': 'hkt',
    'Asia/Seoul': 'kst',
    'Asia/Tokyo': 'jst',
    'Australia/Perth': 'awst',
    'Australia/Adelaide': 'acst acdt',
    'Australia/Sydney': 'aet aest aedt',
    'Pacific/Auckland': 'nzt nzst nzdt',
  }),
);

/** Countries with one zone, and large cities that no zone is named after, written likewise. */
const zonesByPlace: ReadonlyMap<string, string> = new Map(
  aliases({
    'America/New_York': 'nyc new_york_city boston washington washington_dc philadelphia atlanta miami',
    'America/Chicago': 'houston dallas austin san_antonio minneapolis new_orleans',
    'America/Denver': 'salt_lake_city',
    'America/Los_Angeles': 'san_francisco sf seattle la san_diego las_vegas silicon_valley california',
    'America/Toronto': 'montreal ottawa',
    'America/Edmonton': 'calgary',
    'America/Bogota': 'colombia',
    'America/Lima': 'peru',
    'America/Sao_Paulo': 'rio rio_de_janeiro',
    'Europe/London': 'uk england britain scotland manchester birmingham edinburgh glasgow oxford cambridge',
    'Europe/Dublin': 'ireland',
    'Europe/Berlin': 'germany munich münchen hamburg frankfurt cologne köln stuttgart düsseldorf leipzig',
    'Europe/Paris': 'france lyon marseille nice',
    'Europe/Madrid': 'spain barcelona',
    'Europe/Rome': 'italy milan naples turin',
    'Europe/Zurich': 'switzerland geneva basel bern',
    'Europe/Vienna': 'austria',
    'Europe/Amsterdam': 'netherlands holland rotterdam the_hague',
    'Europe/Brussels': 'belgium antwerp',
    'Europe/Warsaw': 'krakow',
    'Europe/Budapest': 'hungary',
    'Europe/Bucharest': 'romania',
    'Europe/Kyiv': 'ukraine',
    'Europe/Athens': 'greece',
    'Europe/Stockholm': 'sweden gothenburg',
    'Europe/Oslo': 'norway bergen',
    'Europe/Copenhagen': 'denmark',
    'Europe/Helsinki': 'finland',
    'Europe/Moscow': 'st_petersburg saint_petersburg',
    'Africa/Johannesburg': 'south_africa cape_town',
    'Africa/Lagos': 'nigeria',
    'Africa/Nairobi': 'kenya',
    'Asia/Jerusalem': 'tel_aviv',
    'Asia/Dubai': 'abu_dhabi uae',
    'Asia/Karachi': 'pakistan',
    'Asia/Bangkok': 'thailand',
    'Asia/Manila': 'philippines',
    'Asia/Kolkata': 'india mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune',
    'Asia/Shanghai': 'china beijing shenzhen guangzhou',
    'Asia/Seoul': 'korea south_korea busan',
    'Asia/Tokyo': 'osaka kyoto',
    'Asia/Ho_Chi_Minh': 'vietnam hanoi',
    'Australia/Sydney': 'canberra',
    'Pacific/Auckland': 'new_zealand wellington',
  }).map(([name, zone]): [string, string] => [name.normalize('NFKD').replace(/\p{M}/gu, ''), zone]),
);

/** Shorter names are so close to each other that a typo makes one of another. */
const leastLetters = 5;

/** Names that may be told apart although they are spelled wrongly. */
export const longAliases: readonly string[] = [...zonesByAbbreviation.keys(), ...zonesByPlace.keys()].filter(
  ({ length }) => length >= leastLetters,
);

/** `name` in small letters with `_` for spaces: `ET`, `us_eastern`, `europe/munich`. Null where it is the name of none. */
export function zoneCalled(name: string): string | null {
  const place = name.slice(name.lastIndexOf('/') + 1);
  return zonesByAbbreviation.get(name.replace(/^us_/, '')) ?? zonesByPlace.get(place) ?? null;
}

/** Names that the IANA knows, as offsets that never change: who says them means a place where the clocks do, or ought to say which. */
export const fixedAbbreviations: ReadonlySet<string> = new Set(['est', 'mst', 'hst']);
