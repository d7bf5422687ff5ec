/** Which of the question's words stand near the best sentence, which only elsewhere, and which nowhere. */
import { familiarity, relatedStems } from '../../lexicon/lexicon.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { pos } from '../span/tag-words.ts';
import { type JudgeScene, nearness } from './judge-scene.ts';

/** Shares are of the worth of the question's own terms. */
export const termEvidence = [
  'ownTerms', // how many, without those carried over
  'carried', // how many were
  'askedNames',
  'askedNumbers',
  'questionWords', // all words of the question
  'missing', // share that the article lacks
  'missingCount',
  'missingWorth', // worth of the worthiest of those over that of the worthiest of all
  'missingNames', // count
  'missingNumbers',
  'missingFocus', // 1 where the article lacks a word that names what is asked for
  'missingDeed',
  'missingVerbs', // count, by part of speech
  'missingNouns',
  'missingModifiers',
  'elsewhere', // share that stands only in other paragraphs
  'elsewhereCount',
  'elsewhereWorth',
  'elsewhereNames',
  'elsewhereNumbers',
  'absentVerbs', // count of those that stand neither in the sentence nor beside it
  'absentNouns',
  'absentModifiers',
  'absentNames',
  'absentWorth',
  'byGuess', // share that is found by a synonym or a typo only
  'likeness', // 0..1, how alike the absent words are to some word of the sentence; 1 where none is absent
  'leastLikeness',
  'related', // 0..1, how nearly the absent words mean what some word of the sentence means; 1 where none is absent
  'leastRelated',
  'unrelated', // count of those that neither look nor mean like any
  'opposites', // of those of which an opposite stands there
  'rareHere', // share that stands in the sentence, each word counted by how rare it is in English
  'rareMissing', // that the article lacks
  'rareElsewhere', // that stands only in other paragraphs
  'rarestHere', // 0..1
  'rarestMissing',
  'rarestElsewhere',
  'onlyNames', // 1 where of the question only names stand in the sentence
  'brokenNames', // names of several words in the question that the article has in pieces only
  'isYesNo',
  'isDefinition',
  'isRole',
] as const;

type Values = Record<(typeof termEvidence)[number], number>;

const nothing = Object.fromEntries(termEvidence.map((name) => [name, 0])) as Readonly<Values>;

const sides = {
  [nearness.here]: 'Here',
  [nearness.elsewhere]: 'Elsewhere',
  [nearness.nowhere]: 'Missing',
} as Readonly<Record<number, 'Here' | 'Elsewhere' | 'Missing' | undefined>>;

const kindOfWord = (tag: number | undefined) => {
  if (tag === pos.verb) return 'Verbs';
  return tag === pos.adjective || tag === pos.adverb ? 'Modifiers' : 'Nouns';
};

export function readTermEvidence(scene: JudgeScene, row: Float64Array, from: number): number {
  const { terms, question, asked, where, tags } = scene;
  const values: Values = { ...nothing };
  const tagOf = new Map(asked.map(({ stem }, at) => [stem, tags[at]]));
  let total = 0;
  let worthiest = 0;
  let likeness = 0;
  let unlike = 0;
  let others = 0;
  let othersHere = 0;
  let related = 0;
  let rarities = 0;
  values.leastLikeness = 1;
  values.leastRelated = 1;
  for (const [number, matched] of terms.entries()) {
    const { term, worth, means: found } = matched;
    if (term.isCarried) {
      values.carried++;
      continue;
    }
    values.ownTerms++;
    total += worth;
    worthiest = Math.max(worthiest, worth);
    if (term.isName) values.askedNames++;
    if (term.isNumber) values.askedNumbers++;
    if (found === 'synonym' || found === 'typo') values.byGuess += worth;
    const place = where[number] as number;
    const rarity = (1 - familiarity(term.stem)) * term.weight;
    rarities += rarity;
    const side = sides[place];
    if (side) {
      values[`rare${side}`] += rarity;
      values[`rarest${side}`] = Math.max(values[`rarest${side}`], rarity);
    }
    if (!term.isName && term.weight >= telling) {
      others++;
      if (place === nearness.here) othersHere++;
    }
    if (place === nearness.here) continue;
    const alike = likenessOf(scene, matched);
    likeness += alike * worth;
    unlike += worth;
    values.leastLikeness = Math.min(values.leastLikeness, alike);
    const means = relatedTo(scene, matched);
    if (means < 0) values.opposites++;
    const near = Math.max(alike >= likely ? alike : 0, means);
    related += near * worth;
    values.leastRelated = Math.min(values.leastRelated, near);
    if (near === 0) values.unrelated++;
    if (place === nearness.beside) continue;
    const kind = kindOfWord(tagOf.get(term.stem));
    values.absentWorth = Math.max(values.absentWorth, worth);
    values[`absent${kind}`]++;
    if (term.isName) values.absentNames++;
    if (place === nearness.elsewhere) {
      values.elsewhere += worth;
      values.elsewhereCount++;
      values.elsewhereWorth = Math.max(values.elsewhereWorth, worth);
      if (term.isName) values.elsewhereNames++;
      if (term.isNumber) values.elsewhereNumbers++;
    }
    if (place !== nearness.nowhere) continue;
    values.missing += worth;
    values.missingCount++;
    values.missingWorth = Math.max(values.missingWorth, worth);
    if (term.isName) values.missingNames++;
    if (term.isNumber) values.missingNumbers++;
    if (term.isFocus) values.missingFocus = 1;
    if (term.isDeed) values.missingDeed = 1;
    values[`missing${kind}`]++;
  }
  for (const name of ['missing', 'elsewhere', 'byGuess'] as const) values[name] /= total || 1;
  for (const side of ['Here', 'Missing', 'Elsewhere'] as const) values[`rare${side}`] /= rarities || 1;
  for (const name of ['missingWorth', 'elsewhereWorth', 'absentWorth'] as const)
    values[name] /= worthiest || 1;
  values.likeness = unlike === 0 ? 1 : likeness / unlike;
  values.related = unlike === 0 ? 1 : related / unlike;
  values.onlyNames = others > 0 && othersHere === 0 ? 1 : 0;
  values.questionWords = asked.length;
  values.brokenNames = brokenNames(scene);
  values.isYesNo = question.kind === 'yes-no' ? 1 : 0;
  values.isDefinition = question.kind === 'definition' ? 1 : 0;
  values.isRole = question.kind === 'role' ? 1 : 0;
  for (const name of termEvidence) row[from++] = values[name];
  return from;
}

/** Words of less weight ask rather than tell. */
const telling = 0.5;
/** From here on two words may be of one root. */
const likely = 0.6;

/** How nearly a word of the sentence means the term: 0..1; -1 where its opposite stands there and nothing nearer. */
function relatedTo({ index, best }: JudgeScene, { term }: MatchedTerm): number {
  const here = index.stemsOf(best.sentence);
  let nearest = 0;
  let isOpposed = false;
  for (const { stem, relation, strength } of relatedStems(term.stem)) {
    if (!here.has(stem)) continue;
    if (relation === 'opposite') isOpposed = true;
    else nearest = Math.max(nearest, strength);
  }
  return nearest === 0 && isOpposed ? -1 : nearest;
}

/** What is longer is no prose, and read at its beginning. */
const mostWords = 240;

/** The longest common beginning with a word of the sentence, as a share of the longer of the two. */
function likenessOf({ read }: JudgeScene, { term }: MatchedTerm): number {
  let best = 0;
  const count = Math.min(mostWords, read.tokens.length);
  for (let at = 0; at < count; at++) {
    const { word } = read.tokens[at] as (typeof read.tokens)[number];
    if (word.charCodeAt(0) !== term.word.charCodeAt(0)) continue;
    const shorter = Math.min(word.length, term.word.length);
    let same = 1;
    while (same < shorter && word.charCodeAt(same) === term.word.charCodeAt(same)) same++;
    best = Math.max(best, same / Math.max(word.length, term.word.length));
  }
  return best;
}

/** How many sentences of a name's first word are searched for its second. */
const mostSearched = 40;

/** Neighbouring words of names in the question that the article has, but nowhere beside each other. */
function brokenNames({ index, terms, asked }: JudgeScene): number {
  const byStem = new Map(terms.filter(({ term }) => term.isName).map((term) => [term.term.stem, term]));
  let broken = 0;
  for (let at = 1; at < asked.length; at++) {
    const [first, second] = [byStem.get(asked[at - 1]?.stem ?? ''), byStem.get(asked[at]?.stem ?? '')];
    if (!first || !second || first.stems.size === 0 || second.stems.size === 0) continue;
    if (!isPair(index, asked[at - 1]?.stem ?? '', asked[at]?.stem ?? '')) broken++;
  }
  return broken;
}

function isPair(index: JudgeScene['index'], first: string, second: string): boolean {
  const [one, two] = [index.postings.get(first), index.postings.get(second)];
  // What is found in another form only may be a pair in that form.
  if (!one || !two) return true;
  for (const sentence of one.sentences.slice(0, mostSearched)) {
    const ids = index.stemIds[sentence] as Int32Array;
    for (let at = 0; at + 1 < ids.length; at++) if (ids[at] === one.id && ids[at + 1] === two.id) return true;
  }
  return one.sentences.length > mostSearched;
}
