/** The kinds of what a question may ask for. */

/**
 * `quantity`: how much of something. `definition`: what something is. `name`: how something is called. `role`: who somebody is.
 * `expansion`: what an abbreviation stands for. `named`: a thing of a kind that the question names ("which exchange").
 * `yes-no` has no short answer.
 */
export type AnswerKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'date'
  | 'count'
  | 'amount'
  | 'percent'
  | 'measure'
  | 'quantity'
  | 'age'
  | 'named'
  | 'name'
  | 'definition'
  | 'role'
  | 'expansion'
  | 'reason'
  | 'yes-no'
  | 'other';

/** Whether the article writes a (folded) word as part of a name, however the question writes it. */
export type IsNameWord = (word: string) => boolean;

/** Kinds that a number answers. */
export const numericKinds: ReadonlySet<AnswerKind> = new Set([
  'count',
  'amount',
  'percent',
  'measure',
  'quantity',
  'age',
]);

/** Kinds that few sentences hold anything of: numbers, a role, what something is or stands for. */
export const decisiveKinds: ReadonlySet<AnswerKind> = new Set([
  ...numericKinds,
  'role',
  'expansion',
  'definition',
]);

/** The kind, and the indices of the tokens that name what is asked for ("how many *police officers*"). */
export interface AskedFor {
  readonly kind: AnswerKind;
  readonly focus: readonly number[];
}

/** Where no word names what is asked for: "who", "when", "how long". */
export const unfocused = (kind: AnswerKind): AskedFor => ({ kind, focus: [] });
