/** WordNet → the words, relations and kinds worth keeping, packed for core/lexicon. The same input gives the same bytes. */
import { firstNounFile, lastVerbFile } from '../../src/core/lexicon/supersenses.ts';
import {
  countBytes,
  type PackedLexicon,
  packStrings,
  partOfSpeech,
  type Relation,
  relationCode,
} from '../../src/core/lexicon/unpack-lexicon.ts';
import { stemWord } from '../../src/core/text/tokens.ts';
import { chooseWords, type StemSenses, sensesByStem, senseWeight } from './choose-words.ts';
import { growKindTree } from './kind-tree.ts';
import { listKinds } from './list-kinds.ts';
import { readWordNet, type Synset, type WordNet } from './read-wordnet.ts';
import { type RelatedPair, relateWords } from './relate-words.ts';

/** What is fainter is noise. */
const leastStrength = 0.1;
/** A pair is kept where either of the two has few that are as strongly related. */
const mostOfOwn = 10;
/** Of a stem's use. */
const leastSupersense = 0.12;

const bits: Readonly<Record<string, number>> = {
  n: partOfSpeech.noun,
  v: partOfSpeech.verb,
  a: partOfSpeech.adjective,
  r: partOfSpeech.adverb,
};

/** `wordNetDir`: with WordNet's data.noun, index.sense and so on. Throws where they are missing. */
export function buildLexicon(wordNetDir: string): PackedLexicon {
  const wordNet = readWordNet(wordNetDir);
  const words = chooseWords(wordNet);
  const stems = sensesByStem(wordNet, words);
  const order = [...stems.keys()];
  const indexOf = new Map(order.map((stem, index) => [stem, index]));
  const tree = growKindTree(wordNet, stems);
  const familiarity = familiarities(stems);
  const list = listKinds(tree, stems);
  const parts = new Map([...stems].map(([stem, { shares }]) => [stem, partsByte(shares)]));
  const verbs = verbWeights(wordNet, words);
  const ownParts = words
    .map((word): [string, number] => [word, partsByte(wordWeights(wordNet, word, verbs))])
    .filter(([word, own]) => own !== parts.get(stemWord(word)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const indexes = (names: readonly string[]) => names.map((name) => indexOf.get(name) ?? 0);
  const [supersenseCounts, supersenses] = packRows(
    [...stems.values()].map((stem) => supersensesOf(stem, wordNet.synsets)),
    packBytes,
  );
  const [kindCounts, kinds] = packRows(order.map((stem) => list.nodesOf.get(stem) ?? []));
  const [nodeNameCounts, nodeNames] = packRows(list.nodes.map(({ names }) => indexes(names)));
  const [nodeKindCounts, nodeKinds] = packRows(list.nodes.map(({ broader }) => broader));
  return {
    stems: packStrings(order),
    parts: packBytes([...parts.values()]),
    words: packStrings(ownParts.map(([word]) => word)),
    wordParts: packBytes(ownParts.map(([, own]) => own)),
    familiarity: packBytes([...familiarity.values()].map((familiar) => Math.round(255 * familiar))),
    supersenseCounts,
    supersenses,
    ...packPairs(choosePairs(relateWords(wordNet, stems, tree), familiarity), indexOf),
    kindCounts,
    kinds,
    nodeNameCounts,
    nodeNames,
    nodeKindCounts,
    nodeKinds,
  };
}

/** 0..1, on a logarithmic scale. */
function familiarities(stems: ReadonlyMap<string, StemSenses>): Map<string, number> {
  const most = Math.log(1 + Math.max(...[...stems.values()].map(({ tagged }) => tagged)));
  return new Map([...stems].map(([stem, { tagged }]) => [stem, Math.log(1 + tagged) / most]));
}

/** How much of a verb's use is in these forms, about. */
const formShares = { ed: 0.25, ing: 0.1 } as const;

/** Synset → weight. "Destroyed" is an adjective of its own, but mostly a form of the verb. */
function wordWeights(
  { senses }: WordNet,
  word: string,
  verbs: ReadonlyMap<string, number>,
): Map<string, number> {
  const weights = new Map((senses.get(word) ?? []).map((sense) => [sense.key, senseWeight(sense)]));
  for (const [ending, share] of Object.entries(formShares)) {
    const verb = verbs.get(stemWord(word));
    if (verb !== undefined && word.endsWith(ending) && word.length > ending.length + 1)
      weights.set('v', share * verb);
  }
  return weights;
}

/** Stem → weight of the verbs among its words. */
function verbWeights({ senses }: WordNet, words: readonly string[]): Map<string, number> {
  const verbs = new Map<string, number>();
  for (const word of words)
    for (const sense of senses.get(word) ?? [])
      if (sense.key.startsWith('v'))
        verbs.set(stemWord(word), (verbs.get(stemWord(word)) ?? 0) + senseWeight(sense));
  return verbs;
}

/** All parts of speech in the low half, the commonest in the high half. `shares`: synset → weight. */
function partsByte(shares: ReadonlyMap<string, number>): number {
  const sums = sumBy(shares, (key) => bits[key.charAt(0)] ?? 0);
  const [main = 0] = [...sums.keys()];
  return [...sums.keys()].reduce((all, bit) => all | bit, 0) | (main << 4);
}

/** Lexicographer files, commonest first: the first always, others where they have a share worth naming. */
function supersensesOf({ shares }: StemSenses, synsets: ReadonlyMap<string, Synset>): number[] {
  const files = [...sumBy(shares, (key) => synsets.get(key)?.file ?? 0)].filter(
    ([file]) => file >= firstNounFile && file <= lastVerbFile,
  );
  return files.filter(([, share], at) => at === 0 || share >= leastSupersense).map(([file]) => file);
}

/** Greatest sum first. */
function sumBy(shares: ReadonlyMap<string, number>, group: (key: string) => number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [key, share] of shares) sums.set(group(key), (sums.get(group(key)) ?? 0) + share);
  return new Map([...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]));
}

interface ChosenPair extends Omit<RelatedPair, 'strengths'> {
  readonly relation: Relation;
  readonly strength: number;
}

/** Each pair by its strongest relation. Familiar stems come before rare ones, since they are what people write. */
function choosePairs(
  pairs: readonly RelatedPair[],
  familiarity: ReadonlyMap<string, number>,
): readonly ChosenPair[] {
  const byStem = new Map<string, { readonly pair: ChosenPair; readonly use: number }[]>();
  for (const { from, to, strengths } of pairs) {
    const [relation, strength] = [...strengths].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    if (strength < leastStrength) continue;
    const pair = { from, to, relation, strength };
    for (const [stem, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const own = byStem.get(stem) ?? [];
      byStem.set(stem, own);
      own.push({ pair, use: strength * (0.3 + (familiarity.get(other) ?? 0)) });
    }
  }
  return [
    ...new Set(
      [...byStem.values()].flatMap((own) =>
        own
          .sort((a, b) => b.use - a.use)
          .slice(0, mostOfOwn)
          .map(({ pair }) => pair),
      ),
    ),
  ];
}

function packPairs(pairs: readonly ChosenPair[], indexOf: ReadonlyMap<string, number>) {
  const rows = Array.from(indexOf, (): (readonly [other: number, code: number])[] => []);
  for (const { from, to, relation, strength } of pairs)
    rows[indexOf.get(from) ?? 0]?.push([indexOf.get(to) ?? 0, relationCode(relation, strength)]);
  for (const row of rows) row.sort(([a], [b]) => a - b);
  const [pairCounts, pairOthers] = packRows(rows.map((row) => row.map(([other]) => other)));
  return { pairCounts, pairOthers, pairCodes: packBytes(rows.flat().map(([, code]) => code)) };
}

/** Counts of the rows; and all values. */
function packRows(rows: readonly (readonly number[])[], pack = packWords): [string, string] {
  return [packBytes(countBytes(rows.map(({ length }) => length))), pack(rows.flat())];
}

function packBytes(values: readonly number[]): string {
  return Uint8Array.from(values, (value) => inRange(value, 255)).toBase64();
}

/** 16 bits each, little-endian. */
function packWords(values: readonly number[]): string {
  return Uint8Array.from(values.flatMap((value) => [inRange(value, 65_535) & 255, value >> 8])).toBase64();
}

/** What does not fit would come out as something else. */
function inRange(value: number, most: number): number {
  if (value > most) throw new RangeError(`the lexicon's format holds numbers up to ${most}, not ${value}`);
  return value;
}
