/** What the trees of short answers see of a proposed span. */

/** Distances are in words, `far` where there is nothing to be distant from; shares are of the worth of the question's terms. */
export const spanFeatureNames = [
  // What the proposer says.
  'chance', // logarithm of its chance among the spans of the sentence
  'joint', // the same with the sentence's share
  'start', // how well it begins, against the best beginning of the sentence
  'end', // how well it ends, likewise
  'fit', // what the proposer says of what it is, of how it is built, of where it stands
  'shape',
  'standing',
  'rank', // place among the sentence's proposals
  'share', // logarithm of the sentence's share
  'sentenceRank', // place of the sentence
  // What it is.
  'length', // words
  'entity', // see entityOf: an entity as a whole, or how it overlaps one
  'isPerson',
  'isOrganisation',
  'isPlace',
  'isThing',
  'isDate',
  'isFigure',
  'isQuoted',
  'numbers', // words that are numbers
  'headSense', // see senseOf
  'kin', // how its head is related to the focus: 1 + the relation, 0 for none
  'isKind', // whether its head is a kind of it, or means the same
  'familiar', // how familiar its head is: 0..1
  'names', // share of its words that are part of a name
  'nouns',
  'verbs',
  'prepositions',
  'adjectives',
  'conjunctions',
  'grammar', // share of its words that carry grammar
  'commas', // breaks within
  'firstTag',
  'lastTag',
  'beginsWithVerb',
  'endsInNoun',
  'isPhrase', // whether it goes as far as its noun phrase does, on both sides
  'cutsLeft', // words of its noun phrase that it leaves out on the left, on the right
  'cutsRight',
  'cutsEntity',
  // What stands beside it.
  'tagBefore',
  'tagBehind',
  'gapBefore',
  'gapBehind',
  'beforeBy',
  'beforeIn',
  'beforeAt',
  'beforeTo',
  'beforeFor',
  'beforeAs',
  'beforeOf',
  'beforeWith',
  'beforeBe',
  'beforeThe',
  'beforeReason',
  'behindOf',
  'behindBe',
  'behindAnd',
  'sharesPreposition', // whether the question's preposition stands before it
  // The question's words.
  'inside', // share of the question's worth that stands inside
  'askedInside', // share of its words that the question uses
  'fresh', // words of substance that the question lacks
  'near2', // worth around, halved each 2 words, 5 words, 10 words
  'near5',
  'near10',
  'left', // distance to the nearest asked word before, and its worth
  'leftWorth',
  'right',
  'rightWorth',
  'before', // share of what stands in the sentence that stands before
  'behind',
  'clause', // share that stands between the breaks around it
  'sentence', // share that stands in the sentence
  'toLeft', // signed distance to the word that a statement would have before it, behind it
  'toRight',
  'toVerb',
  'toFocus',
  'byLeft', // whether that word stands right there, or with a small word between
  'byRight',
  'early', // share of what a statement would have before its answer that stands before, of what behind that stands behind; 0.5 for none
  'late',
  'jointsLeft', // verbs and joining words between it and the nearest asked word
  'jointsRight',
  'breaksLeft',
  'breaksRight',
  'repeats', // in how many sentences of the paragraph its seldomest word stands, and its head
  'headRepeats',
  'focusInside',
  'focusLast',
  'focusBehind', // whether the focus stands right behind
  'passive', // whether the verb is followed by "by"
  // What is asked, and where.
  'form',
  'kind',
  'isWho',
  'isWhen',
  'isWhere',
  'isCount',
  'isWhat',
  'isWhy',
  'isSubject',
  'hasFocus',
  'focusSense',
  'focusPlural',
  'terms',
  'words', // of the sentence
  'place', // 0..1, in the sentence
] as const;

export type SpanFeature = (typeof spanFeatureNames)[number];

/** Place of each feature in a row. */
export const spanFeature = Object.fromEntries(spanFeatureNames.map((name, at) => [name, at])) as Readonly<
  Record<SpanFeature, number>
>;

export const spanWidth = spanFeatureNames.length;
