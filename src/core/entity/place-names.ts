/** Names of countries, cities and regions; the first two from the runtime's own tables. */

const more = `
Africa|America|Antarctica|Asia|Europe|Oceania|Eurasia|Scandinavia|Britain|Great Britain|England|Scotland|Wales|
Northern Ireland|UK|U.K.|US|U.S.|USA|U.S.A.|UAE|EU|Russia|Turkey|Burma|Holland|Czech Republic|Ivory Coast|South Korea|
North Korea|Hong Kong|Macau|Taiwan|Tibet|Crimea|Gaza|West Bank|Middle East|Latin America|North America|South America|
Central America|Central Asia|Southeast Asia|East Asia|Western Europe|Eastern Europe|West Africa|East Africa|Sahara|
Balkans|Caribbean|Arctic|Pacific|Atlantic|Mediterranean|Baltic|Black Sea|Red Sea|Alps|Himalayas|Andes|Amazon|Nile|
Rhine|Danube|Thames|Yangtze|Ganges|Mississippi|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|
Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|
Michigan|Minnesota|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|New York City|
North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|
Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta|
Bavaria|Catalonia|Normandy|Siberia|Queensland|Victoria|Tasmania|New South Wales|Beijing|Guangzhou|Shenzhen|Tianjin|
Chengdu|Wuhan|Nanjing|Hangzhou|Suzhou|Xi'an|Guangdong|Jiangsu|Zhejiang|Anhui|Fujian|Sichuan|Hubei|Hunan|Henan|Hebei|
Shandong|Shanxi|Shaanxi|Yunnan|Guizhou|Hainan|Gansu|Qinghai|Jilin|Liaoning|Heilongjiang|Jiangxi|Guangxi|Ningxia|
Xinjiang|Inner Mongolia|Pudong|Zhangjiang|Minhang|Yangtze River Delta|Pearl River Delta|Osaka|Kyoto|Mumbai|Delhi|
New Delhi|Bangalore|Chennai|Hyderabad|Lahore|Islamabad|Ankara|Barcelona|Valencia|Seville|Milan|Naples|Florence|Venice|
Turin|Munich|Hamburg|Frankfurt|Cologne|Stuttgart|Dresden|Leipzig|Geneva|Basel|Lyon|Marseille|Toulouse|Strasbourg|Nice|
Bordeaux|Rotterdam|The Hague|Antwerp|Manchester|Birmingham|Liverpool|Leeds|Glasgow|Edinburgh|Cardiff|Bristol|Oxford|
Cambridge|Boston|San Francisco|Seattle|Miami|Houston|Dallas|Atlanta|Philadelphia|San Diego|Las Vegas|Baltimore|
Washington, D.C.|New Orleans|Hollywood|Silicon Valley|Wall Street|Rio de Janeiro|Abu Dhabi|Mecca|Medina|
Saint Petersburg|St Petersburg`;

let known: ReadonlySet<string> | undefined;

/** Whether `name`, as written, is that of a country, region or larger city. The table is built at the first call. */
export function isPlaceName(name: string): boolean {
  known ??= new Set([...more.trim().split(/\|\n?/), ...countries(), ...cities()]);
  return known.has(name);
}

/** ISO 3166 countries by their English names. */
function* countries(): Generator<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  for (let first = 65; first <= 90; first++)
    for (let second = 65; second <= 90; second++) {
      const name = names.of(String.fromCharCode(first, second));
      if (name) yield name;
    }
}

/** The cities that time zones are named after: `America/New_York`. */
function* cities(): Generator<string> {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.split('/').at(-1);
    if (city && zone.includes('/')) yield city.replaceAll('_', ' ');
  }
}

const demonyms = new Set(
  `American Americans African Arab Arabs Asian Asians Australian Austrian Belgian Brazilian British Canadian Chinese Czech Danish Dutch
Egyptian English European Europeans Filipino Finnish French German Germans Greek Greeks Hungarian Icelandic Indian Indians Indonesian Iranian
Iraqi Irish Israeli Israelis Italian Italians Japanese Jewish Kenyan Korean Latin Lebanese Malaysian Mexican Muslim Muslims Christian Christians
Nigerian Norwegian Pakistani Palestinian Palestinians Persian Polish Portuguese Roman Romans Russian Russians Saudi Scottish Serbian
Singaporean Spanish Swedish Swiss Syrian Thai Tibetan Turkish Ukrainian Ukrainians Vietnamese Welsh Western Eastern Northern Southern
Buddhist Catholic Catholics Protestant Hindu Jew Jews Islamic Soviet Victorian Gothic Internet Sino Norman Normans`.split(
    /\s+/,
  ),
);

/** A people, language or faith: an adjective that begins with a capital without naming anything. */
export function isDemonym(word: string): boolean {
  return demonyms.has(word);
}
