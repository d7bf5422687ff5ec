/** How surely a stem of the article means a term of the question: 1 for the word itself. Set by hand. */

export const meaning = {
  form: 0.95,
  alias: 0.9,
  acronym: 0.9,
  number: 0.9,
  phrasal: 0.75,
  synonym: 0.5,
  onlySynonym: 0.7,
  related: 0.4,
  onlyRelated: 0.6,
  typo: 0.75,
  near: 0.6,
} as const;

/** From here on a stem means the term itself (a form, an alias, a full form), and not something like it. */
export const sameThing = 0.9;
