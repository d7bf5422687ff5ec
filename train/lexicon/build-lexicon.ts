/** WordNet → the words and relations worth keeping, packed for core/lexicon. The same input gives the same bytes. */
import {
  type PackedLexicon,
  partOfSpeech,
  type Relation,
  relations,
} from '../../src/core/lexicon/lexicon.ts';
import { stemWord } from '../../src/core/text/tokens.ts';
import type { WordNet } from './read-wordnet.ts';
import { relateWords } from './relate-words.ts';

/** What is fainter is noise. */
const leastStrength = 0.1;
const mostRelated = 20;

const bits: Readonly<Record<string, number>> = {
  n: partOfSpeech.noun,
  v: partOfSpeech.verb,
  a: partOfSpeech.adjective,
  r: partOfSpeech.adverb,
};

interface StemFacts {
  tagged: number;
  readonly byClass: Map<string, number>;
  readonly byFile: Map<number, number>;
}

/**
 * Words that somebody tagged in the corpus behind WordNet are kept, and those of `words` (folded); others are too rare to be worth
 * their bytes.
 */
export function buildLexicon(wordNet: WordNet, words: ReadonlySet<string>): PackedLexicon {
  const facts = stemFacts(wordNet, words);
  const stems = [...facts.keys()].sort();
  const indexOf = new Map(stems.map((stem, index) => [stem, index]));
  const related = relateWords(wordNet, (word) => indexOf.has(stemWord(word)));
  const most = Math.log(1 + Math.max(...[...facts.values()].map(({ tagged }) => tagged)));
  const familiar = (stem: string) => Math.log(1 + (facts.get(stem)?.tagged ?? 0)) / most;
  const counts: number[] = [];
  const entries: number[] = [];
  for (const stem of stems) {
    const chosen = strongestOf(related.get(stem), familiar);
    counts.push(chosen.length);
    for (const { other, relation, strength } of chosen) {
      const index = indexOf.get(other) ?? 0;
      entries.push(
        index & 255,
        index >> 8,
        (relations.indexOf(relation) << 5) | Math.max(1, Math.round(strength * 31)),
      );
    }
  }
  const byStem = (value: (fact: StemFacts) => number) =>
    Uint8Array.from(stems, (stem) => value(facts.get(stem) as StemFacts)).toBase64();
  return {
    stems: stems.join(' '),
    parts: byStem(({ byClass }) => {
      const all = [...byClass.keys()].reduce((sum, wordClass) => sum | (bits[wordClass] ?? 0), 0);
      return all | ((bits[commonest(byClass) ?? ''] ?? 0) << 4);
    }),
    familiarity: Uint8Array.from(stems, (stem) => Math.round(255 * familiar(stem))).toBase64(),
    supersenses: byStem(({ byFile }) => (commonest(byFile) ?? -1) + 1),
    counts: Uint8Array.from(counts).toBase64(),
    related: Uint8Array.from(entries).toBase64(),
  };
}

function stemFacts({ synsets, senses }: WordNet, words: ReadonlySet<string>): Map<string, StemFacts> {
  const facts = new Map<string, StemFacts>();
  for (const [word, own] of senses) {
    const tagged = own.reduce((sum, sense) => sum + sense.tagged, 0);
    if (!/^[a-z]{2,}$/.test(word) || (tagged === 0 && !words.has(word))) continue;
    const stem = stemWord(word);
    const fact = facts.get(stem) ?? { tagged: 0, byClass: new Map(), byFile: new Map() };
    facts.set(stem, fact);
    fact.tagged += tagged;
    for (const { key, tagged: times } of own) {
      const wordClass = key.charAt(0);
      fact.byClass.set(wordClass, (fact.byClass.get(wordClass) ?? 0) + times + 0.1);
      const file = synsets.get(key)?.file;
      if (wordClass === 'n' && file !== undefined)
        fact.byFile.set(file, (fact.byFile.get(file) ?? 0) + times + 0.1);
    }
  }
  return facts;
}

function commonest<Key>(weights: ReadonlyMap<Key, number>): Key | undefined {
  return [...weights].reduce<[Key, number] | undefined>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    undefined,
  )?.[0];
}

interface Chosen {
  readonly other: string;
  readonly relation: Relation;
  readonly strength: number;
}

/** Each other stem by its strongest relation; where there are too many, familiar ones first, since those are what people write. */
function strongestOf(
  related: ReadonlyMap<string, ReadonlyMap<Relation, number>> | undefined,
  familiar: (stem: string) => number,
): Chosen[] {
  return [...(related ?? [])]
    .map(([other, strengths]) => {
      const [relation, strength] = [...strengths].reduce((best, entry) =>
        entry[1] > best[1] ? entry : best,
      );
      return { other, relation, strength: Math.min(1, strength), use: strength * (0.3 + familiar(other)) };
    })
    .filter(({ strength }) => strength >= leastStrength)
    .sort((a, b) => b.use - a.use || (a.other < b.other ? -1 : 1))
    .slice(0, mostRelated)
    .sort((a, b) => b.strength - a.strength || (a.other < b.other ? -1 : 1));
}
