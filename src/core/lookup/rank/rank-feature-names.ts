/** What the ranker sees of a candidate sentence. */

/** Shares are 0..1, of the worth of the question's terms unless said otherwise. */
const ownNames = [
  // The words of the question in the sentence.
  'own', // BM25 over the worth of all terms
  'ownOfHighest', // BM25 over the highest of any sentence
  'coverage', // share that stands in the sentence, each by how surely
  'counted', // share of the terms by their number
  'worthiest', // whether the worthiest term stands there: 0..1
  'bestWorth', // worth of the worthiest that stands there, over the worthiest of all
  'early', // share of the first two terms
  'late', // share of the last two
  'names', // share of the names; 1 where there are none
  'numbers', // share of the numbers; 1 where there are none
  'focus', // share of the words that name what is asked for; 0.5 where there are none
  'deed', // whether the verb behind "who" stands there; 0.5 where there is none
  'letters', // share of the question's runs of four letters
  'rareLetters', // the same by how rare the runs are
  'run', // worth of the longest run of the question's words kept as they were, over that of the whole question
  'pairs', // share of neighbouring terms that are neighbours there too
  'order', // share of matched terms that come in the question's order
  'density', // matched terms over the words from the first of them to the last
  // Words that keep the same company as the question's, where these are not there themselves; see likenessOf.
  'like', // coverage with such words
  'likeOnly', // by such words alone
  'likeWords', // of the terms that are neither names nor numbers; 0.5 where there are none
  'likeDeed', // whether the verb behind "who" or such a word stands there; 0.5 where there is none
  'likeFocus', // the same for what is asked for
  'kindOfFocus', // how alike any word that the question lacks is to what is asked for
  'leastLike', // of the term that is least alike to any word there
  'likeBefore', // coverage with such words, the sentence before taken with it
  'likeBehind',
  // Around it.
  'before', // share that stands in the sentence before, in the paragraph
  'behind', // the same behind it
  'around', // share that stands only elsewhere in the paragraph
  'namesBefore', // share of the names that stand in the sentence or in the one before; 1 where there are none
  'heading', // share that stands only in the heading
  'together', // share that stands in it or beside it
  'paragraph', // BM25 of the paragraph over the highest of any
  'paragraphCoverage', // share that stands anywhere in the paragraph
  'ofParagraph', // the sentence's BM25 over its paragraph's
  'opening', // 1 for the first sentence of a paragraph
  'place', // 0..1, place in the paragraph
  'recent', // 1 where the conversation's last answer stands here, less further off
  // What it offers.
  'kind', // see kindFit
  'decisive', // kindFit where it decides, else 0.5
  'persons', // names of persons that the question does not name
  'organisations',
  'locations',
  'things',
  'dates',
  'figures',
  'nearest', // how near what is of the kind asked for stands to the question's words, 0..1
  'fresh', // content words that the question lacks
  'words', // logarithm of the number of words
  'leaning', // 1 where it begins with a pronoun
  'quoted', // 1 where it holds a quotation
  // What is asked.
  'isWho',
  'isWhen',
  'isWhere',
  'isNumber',
  'isNamed',
  'isReason',
  'isOther',
  'asked', // number of terms
  'missing', // share that the article lacks
  'strange', // the same, words counting less that are like any word of the article
  'missingHere', // share that the paragraph lacks
  'sentences', // logarithm of the number of sentences of the article
] as const;

/** Those of which a row also tells how far it is ahead of every other candidate; less than 0 where another is ahead. */
export const leading = [
  'ownOfHighest',
  'coverage',
  'worthiest',
  'bestWorth',
  'early',
  'late',
  'names',
  'numbers',
  'focus',
  'deed',
  'letters',
  'rareLetters',
  'run',
  'density',
  'like',
  'likeWords',
  'likeBefore',
  'leastLike',
  'kindOfFocus',
  'before',
  'behind',
  'around',
  'together',
  'paragraph',
  'kind',
  'nearest',
] as const satisfies readonly (typeof ownNames)[number][];

export type RankFeature = (typeof ownNames)[number] | `${(typeof leading)[number]}Lead`;

export const rankFeatureNames: readonly RankFeature[] = [
  ...ownNames,
  ...leading.map((name) => `${name}Lead` as const),
];

/** Place of each feature in a row. */
export const rankFeature = Object.fromEntries(rankFeatureNames.map((name, at) => [name, at])) as Readonly<
  Record<RankFeature, number>
>;

export const rankWidth = rankFeatureNames.length;
