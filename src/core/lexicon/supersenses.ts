/** WordNet's lexicographer files: https://wordnet.princeton.edu/documentation/lexnames5wn */

/** What nouns name, by the bit of `supersensesOf`. `tops` are the few words that everything else is a kind of. */
export const nounSupersense = {
  tops: 1 << 0,
  act: 1 << 1,
  animal: 1 << 2,
  artifact: 1 << 3,
  attribute: 1 << 4,
  body: 1 << 5,
  cognition: 1 << 6,
  communication: 1 << 7,
  event: 1 << 8,
  feeling: 1 << 9,
  food: 1 << 10,
  group: 1 << 11,
  location: 1 << 12,
  motive: 1 << 13,
  object: 1 << 14,
  person: 1 << 15,
  phenomenon: 1 << 16,
  plant: 1 << 17,
  possession: 1 << 18,
  naturalProcess: 1 << 19,
  quantity: 1 << 20,
  relation: 1 << 21,
  shape: 1 << 22,
  state: 1 << 23,
  substance: 1 << 24,
  time: 1 << 25,
} as const;

/** What verbs say, by the bit of `verbSupersensesOf`: both sets together have more bits than a number's bit operations. */
export const verbSupersense = {
  body: 1 << 0,
  change: 1 << 1,
  cognition: 1 << 2,
  communication: 1 << 3,
  competition: 1 << 4,
  consumption: 1 << 5,
  contact: 1 << 6,
  creation: 1 << 7,
  emotion: 1 << 8,
  motion: 1 << 9,
  perception: 1 << 10,
  possession: 1 << 11,
  social: 1 << 12,
  stative: 1 << 13,
  weather: 1 << 14,
} as const;

/** Numbers of the files. */
export const firstNounFile = 3;
export const firstVerbFile = 29;
export const lastVerbFile = 43;
