/** The words that numbers are made of and measured in. */

const words = (text: string) => text.trim().split(/\s+/);

/** Numbers in words; those between are joined from them ("twenty-one"). */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** What multiplies the number before it. */
export const magnitudes: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  k: 1e3,
  m: 1e6,
  bn: 1e9,
  tn: 1e12,
  trn: 1e12,
  mn: 1e6,
  lakh: 1e5,
  crore: 1e7,
};

export const currencySigns =
  '(?:(?:US|S|A|C|HK|NZ|NT|R)? ?\\$|[€£¥₹₩₽₺₫₪฿₦]|(?:USD|EUR|GBP|CNY|RMB|JPY|CHF|SGD|HKD|INR|AUD|CAD|SEK|NOK|DKK|BRL|ZAR|Rs\\.?)(?= ?\\d))';

export const currencyWords =
  words(`dollar dollars euro euros pound pounds yuan renminbi yen won rupee rupees franc francs peso
pesos real reais rand rouble roubles ruble rubles lira krona kronor krone kroner dirham dirhams riyal riyals shekel shekels
baht dong rupiah ringgit taka naira cent cents pence crown crowns mark marks guilder guilders florin florins USD EUR GBP CNY RMB JPY CHF SGD`);

/** Words that never are what a number counts, and before which a counted phrase ends. */
export const phraseEnds: ReadonlySet<string> = new Set(
  words(`a an the this that these those which who whom whose what when where while as at by for from in into on onto to with within
without about above after against before behind below between during over under until upon via than then and or but nor so yet
is are was were be been being am has have had do does did will would can could shall should may might must not no it its he she
they we you i his her their our your my him them us said says say told tell because if though although since per more less
only also already still even just now there here both each every all some any such once again ago later earlier each
reached reach totalled totaled stood stands rose rises fell falls grew grows dropped climbed hit cost costs paid pays won lost
came comes took takes made makes went goes got gets left began begin began ended became held gave gives`),
);
