/** Names of countries, cities and regions, as English-language news writes them. */

/** The countries of ISO 3166. */
const countries = `
Afghanistan|Albania|Algeria|American Samoa|Andorra|Angola|Anguilla|Antarctica|Antigua & Barbuda|Argentina|Armenia|
Aruba|Ascension Island|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|
Benin|Bermuda|Bhutan|Bolivia|Bosnia & Herzegovina|Botswana|Brazil|British Indian Ocean Territory|
British Virgin Islands|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Canary Islands|Cape Verde|
Caribbean Netherlands|Cayman Islands|Central African Republic|Chad|Chile|China|Christmas Island|
Cocos (Keeling) Islands|Colombia|Comoros|Congo - Brazzaville|Congo - Kinshasa|Cook Islands|Costa Rica|Croatia|Cuba|
Curaçao|Cyprus|Czechia|Côte d’Ivoire|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|
Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Falkland Islands|Faroe Islands|Fiji|Finland|
France|French Guiana|French Polynesia|French Southern Territories|Gabon|Gambia|Georgia|Germany|Ghana|Gibraltar|
Greece|Greenland|Grenada|Guadeloupe|Guam|Guatemala|Guernsey|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hong Kong|
Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Isle of Man|Israel|Italy|Jamaica|Japan|Jersey|Jordan|Kazakhstan|
Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|
Luxembourg|Macao|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Martinique|Mauritania|Mauritius|
Mayotte|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Montserrat|Morocco|Mozambique|Myanmar|Namibia|Nauru|
Nepal|Netherlands|New Caledonia|New Zealand|Nicaragua|Niger|Nigeria|Niue|Norfolk Island|North Korea|North Macedonia|
Northern Mariana Islands|Norway|Oman|Pakistan|Palau|Palestinian Territories|Panama|Papua New Guinea|Paraguay|Peru|
Philippines|Pitcairn Islands|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Réunion|Samoa|San Marino|
Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Sint Maarten|Slovakia|Slovenia|Solomon Islands|
Somalia|South Africa|South Georgia & South Sandwich Islands|South Korea|South Sudan|Spain|Sri Lanka|St. Barthélemy|
St. Helena|St. Kitts & Nevis|St. Lucia|St. Martin|St. Pierre & Miquelon|St. Vincent & Grenadines|Sudan|Suriname|
Svalbard & Jan Mayen|Sweden|Switzerland|Syria|São Tomé & Príncipe|Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|
Togo|Tokelau|Tonga|Trinidad & Tobago|Tunisia|Turkmenistan|Turks & Caicos Islands|Tuvalu|Türkiye|U.S. Virgin Islands|
Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Vanuatu|Vatican City|Venezuela|
Vietnam|Wallis & Futuna|Western Sahara|Yemen|Zambia|Zimbabwe|Åland Islands`;

/** The cities that time zones are named after. */
const cities = `
Abidjan|Accra|Adak|Addis Ababa|Adelaide|Aden|Algiers|Almaty|Amman|Amsterdam|Anadyr|Anchorage|Antananarivo|Antigua|
Apia|Aqtau|Aqtobe|Araguaina|Ashgabat|Asmera|Astrakhan|Asuncion|Athens|Atyrau|Auckland|Azores|Baghdad|Bahia|
Bahia Banderas|Baku|Bamako|Bangkok|Bangui|Banjul|Barnaul|Beirut|Belem|Belgrade|Berlin|Beulah|Bishkek|Bissau|
Blanc-Sablon|Blantyre|Boa Vista|Bogota|Boise|Bougainville|Bratislava|Brazzaville|Brisbane|Broken Hill|Brussels|
Bucharest|Budapest|Buenos Aires|Bujumbura|Busingen|Cairo|Calcutta|Cambridge Bay|Campo Grande|Canary|Cancun|Caracas|
Casablanca|Catamarca|Cayenne|Cayman|Center|Ceuta|Chagos|Chatham|Chicago|Chihuahua|Chisinau|Chita|Christmas|
Ciudad Juarez|Cocos|Colombo|Comoro|Conakry|Copenhagen|Coral Harbour|Cordoba|Coyhaique|Creston|Cuiaba|Curacao|Dakar|
Damascus|Danmarkshavn|Dar es Salaam|Darwin|Dawson|Dawson Creek|Denver|Detroit|Dhaka|Dili|Douala|Dubai|Dublin|
Dushanbe|Easter|Edmonton|Efate|Eirunepe|El Aaiun|Enderbury|Eucla|Faeroe|Fakaofo|Famagusta|Fort Nelson|Fortaleza|
Freetown|Funafuti|Gaborone|Galapagos|Gambier|Gaza|Glace Bay|Godthab|Goose Bay|Grand Turk|Guadalcanal|Guayaquil|
Halifax|Harare|Havana|Hebron|Helsinki|Hermosillo|Hobart|Honolulu|Hovd|Indianapolis|Inuvik|Iqaluit|Irkutsk|Istanbul|
Jakarta|Jayapura|Jerusalem|Johannesburg|Juba|Jujuy|Juneau|Kabul|Kaliningrad|Kamchatka|Kampala|Karachi|Katmandu|
Kerguelen|Khandyga|Khartoum|Kiev|Kigali|Kinshasa|Kiritimati|Kirov|Knox|Kosrae|Kralendijk|Krasnoyarsk|Kuala Lumpur|
Kuching|Kwajalein|La Paz|La Rioja|Lagos|Libreville|Lima|Lindeman|Lisbon|Ljubljana|Lome|London|Lord Howe|Los Angeles|
Louisville|Lower Princes|Luanda|Lubumbashi|Lusaka|Macau|Maceio|Madeira|Madrid|Magadan|Mahe|Majuro|Makassar|Malabo|
Managua|Manaus|Manila|Maputo|Marengo|Mariehamn|Marigot|Marquesas|Maseru|Matamoros|Mazatlan|Mbabane|Melbourne|
Mendoza|Menominee|Merida|Metlakatla|Mexico City|Midway|Minsk|Miquelon|Mogadishu|Moncton|Monrovia|Monterrey|
Montevideo|Monticello|Moscow|Muscat|Nairobi|Nassau|Ndjamena|New Salem|New York|Niamey|Nicosia|Nome|Norfolk|Noronha|
Nouakchott|Noumea|Novokuznetsk|Novosibirsk|Ojinaga|Omsk|Oral|Oslo|Ouagadougou|Pago Pago|Paramaribo|Paris|Perth|
Petersburg|Phnom Penh|Phoenix|Pitcairn|Podgorica|Ponape|Pontianak|Port Moresby|Port of Spain|Port-au-Prince|
Porto Velho|Porto-Novo|Prague|Punta Arenas|Pyongyang|Qostanay|Qyzylorda|Rangoon|Rankin Inlet|Rarotonga|Recife|
Regina|Resolute|Reunion|Reykjavik|Riga|Rio Branco|Rio Gallegos|Riyadh|Rome|Saigon|Saipan|Sakhalin|Salta|Samara|
Samarkand|San Juan|San Luis|Santarem|Santiago|Santo Domingo|Sao Paulo|Sao Tome|Sarajevo|Saratov|Scoresbysund|Seoul|
Shanghai|Simferopol|Sitka|Skopje|Sofia|South Georgia|Srednekolymsk|St Barthelemy|St Helena|St Johns|St Kitts|
St Lucia|St Thomas|St Vincent|Stanley|Stockholm|Swift Current|Sydney|Tahiti|Taipei|Tallinn|Tarawa|Tashkent|Tbilisi|
Tegucigalpa|Tehran|Tell City|Thimphu|Thule|Tijuana|Tirane|Tokyo|Tomsk|Tongatapu|Toronto|Tortola|Tripoli|Truk|
Tucuman|Tunis|Ulaanbaatar|Ulyanovsk|Urumqi|Ushuaia|Ust-Nera|Vaduz|Vancouver|Vatican|Vevay|Vienna|Vientiane|Vilnius|
Vincennes|Vladivostok|Volgograd|Wake|Wallis|Warsaw|Whitehorse|Winamac|Windhoek|Winnipeg|Yakutat|Yakutsk|
Yekaterinburg|Yerevan|Zagreb|Zurich`;

const regions = `
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

const known: ReadonlySet<string> = new Set(
  [countries, cities, regions].flatMap((names) => names.trim().split(/\|\n?/)),
);

/** Whether `name`, as written, is that of a country, region or larger city. */
export function isPlaceName(name: string): boolean {
  return known.has(name);
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
