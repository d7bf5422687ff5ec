/** The terms of a question → the stems of the article that they may mean, and how surely. */
import { type Relation, relatedStems } from '../../lexicon/lexicon.ts';
import { vectorOf } from '../../lexicon/word-vectors.ts';
import { editDistance, typosAllowed } from '../../text/nearest.ts';
import { stemWord, type Token, tokenize } from '../../text/tokens.ts';
import { inverseFrequency, type SentenceIndex } from '../index/sentence-index.ts';
import type { Question, Term } from '../question/understand-question.ts';
import { findFullForm, initialsOf, isAcronym } from './acronyms.ts';
import { irregularForms } from './irregular-forms.ts';
import { numberForms } from './number-forms.ts';
import { phrasalMeanings } from './phrasal-verbs.ts';
import { meaning } from './sureness.ts';
import { synonymsOf } from './synonyms.ts';

/** A term and where it stands. */
export interface MatchedTerm {
  readonly term: Term;
  /** Inverse frequency times the term's weight: what finding it in a sentence is worth. */
  readonly worth: number;
  /** Stem of the article → 0..1, how surely it means the term. Empty where the article lacks it. */
  readonly stems: ReadonlyMap<string, number>;
  /** How the best of them was found. */
  readonly means: 'same' | 'form' | 'alias' | 'acronym' | 'number' | 'synonym' | 'typo' | 'missing';
}

export function matchTerms(index: SentenceIndex, question: Question): MatchedTerm[] {
  const aliases = aliasTargets(index, question);
  const acronyms = acronymTargets(index, question);
  const phrasal = phrasalMeanings(question.tokens);
  return question.terms.map((term) =>
    matchTerm(index, term, {
      alias: [...(aliases.get(term.stem) ?? [])],
      acronym: acronyms.get(term.stem) ?? [],
      phrasal: phrasal.get(term.stem) ?? [],
    }),
  );
}

function matchTerm(
  index: SentenceIndex,
  term: Term,
  meant: Readonly<Record<'alias' | 'acronym' | 'phrasal', readonly string[]>>,
): MatchedTerm {
  const stems = new Map<string, number>();
  let means: MatchedTerm['means'] = 'missing';
  const add = (stem: string, weight: number, how: MatchedTerm['means']) => {
    if (!index.postings.has(stem) || (stems.get(stem) ?? 0) >= weight) return;
    if (stems.size === 0) means = how;
    stems.set(stem, weight);
  };
  add(term.stem, 1, 'same');
  for (const stem of irregularForms(term.stem)) add(stem, meaning.form, 'form');
  for (const stem of meant.alias) add(stem, meaning.alias, 'alias');
  for (const stem of meant.acronym) add(stem, meaning.acronym, 'acronym');
  for (const form of numberForms(term.word)) add(stemWord(form), meaning.number, 'number');
  if (!term.isName) {
    const addForms = (stem: string, weight: number) => {
      for (const form of formsOf(stem)) add(form, weight, 'synonym');
    };
    for (const stem of meant.phrasal) addForms(stem, meaning.phrasal);
    const isUnknown = stems.size === 0;
    for (const stem of meant.phrasal.flatMap(synonymsOf)) addForms(stem, meaning.synonym);
    for (const form of formsOf(term.stem)) {
      for (const stem of synonymsOf(form)) addForms(stem, isUnknown ? meaning.onlySynonym : meaning.synonym);
      for (const { stem, relation, strength } of relatedStems(form))
        if (meaningSame.has(relation) && strength >= leastRelated)
          addForms(stem, isUnknown ? meaning.onlyRelated : meaning.related);
    }
  }
  if (stems.size === 0 && mayBeTypo(term))
    for (const stem of misspelt(index, term)) add(stem, meaning.typo, 'typo');
  return { term, stems, means, worth: term.weight * frequencyOf(index, term, stems) };
}

/** "Bought" means what "buy" means, and what "purchase" means may stand there as "bought". */
const formsOf = (stem: string) => [stem, ...irregularForms(stem)];

/** In WordNet; other relations find as many wrong sentences as right ones. */
const meaningSame: ReadonlySet<Relation> = new Set(['synonym', 'derived']);
const leastRelated = 0.4;

/** That of the sentences where the term or what may mean it stands; a missing word counts as the rarest. */
function frequencyOf(index: SentenceIndex, { stem }: Term, stems: ReadonlyMap<string, number>): number {
  const own = index.postings.get(stem)?.sentences.length;
  const found =
    own ?? Math.max(0, ...[...stems.keys()].map((other) => index.postings.get(other)?.sentences.length ?? 0));
  return inverseFrequency(index.sentences.length, found);
}

/** A word that English has is hardly a slip for another: "toll" for "told", "stuff" for "staff". */
function mayBeTypo({ stem, isName }: Term): boolean {
  return isName || vectorOf(stem) < 0;
}

/** Words of the article within the typos that the term's length allows, with the same first letter; a name must be long. */
function misspelt(index: SentenceIndex, { word, isName, isNumber }: Term): string[] {
  const limit = isName ? (word.length >= 6 ? 1 : 0) : typosAllowed(word.length);
  if (limit === 0 || isNumber) return [];
  let fewest = limit;
  let found: string[] = [];
  for (const candidate of index.wordsFrom(word.charAt(0))) {
    if (Math.abs(candidate.length - word.length) > fewest) continue;
    const edits = editDistance(word, candidate, fewest);
    if (edits > fewest) continue;
    if (edits < fewest) found = [];
    fewest = edits;
    found.push(stemWord(candidate));
  }
  return found;
}

/** Stem of a word of an alias in the question → stems of the name it stands for. The longest alias wins where they overlap. */
function aliasTargets(index: SentenceIndex, { tokens }: Question): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  const aliases = [...index.article.meta.aliases].sort(([a], [b]) => b.length - a.length);
  if (aliases.length === 0) return targets;
  let words = ` ${tokens.map(({ word }) => word).join(' ')} `;
  for (const [alias, name] of aliases) {
    const aliasTokens = tokenize(alias);
    const key = ` ${aliasTokens.map(({ word }) => word).join(' ')} `;
    if (key.trim() === '' || !words.includes(key)) continue;
    words = words.replace(key, ' \u0000 ');
    const stems = tokenize(name).map(({ stem }) => stem);
    for (const { stem } of aliasTokens) targets.set(stem, new Set([...(targets.get(stem) ?? []), ...stems]));
  }
  return targets;
}

/** NDRC in the question → the stems of the full form in the article; a full form in the question → the abbreviation. */
function acronymTargets(index: SentenceIndex, { terms, tokens: words }: Question): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  for (const { stem, text: written } of terms) {
    if (!isAcronym(written)) continue;
    const full = findFullForm(index, written);
    const tokens = full && index.sentences[full.sentence]?.tokens.slice(full.from, full.to);
    if (tokens)
      targets.set(
        stem,
        tokens.filter(({ word }) => word.length > 3).map((token) => token.stem),
      );
  }
  for (const run of capitalisedRuns(words)) {
    const initials = initialsOf(run);
    if (initials.length < 2 || !index.words.has(initials)) continue;
    for (const { stem } of run) targets.set(stem, [...(targets.get(stem) ?? []), stemWord(initials)]);
  }
  return targets;
}

/** "National Rivers Agency": two or more capitalised words with only grammar between them. */
function capitalisedRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  for (const token of tokens) {
    if (/^\p{Lu}\p{Ll}/u.test(token.text)) run.push(token);
    else if (!/^(?:of|the|and|for)$/.test(token.word)) {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  return run.length > 1 ? [...runs, run] : runs;
}
