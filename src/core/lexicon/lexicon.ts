/** Which words mean nearly the same, and what they are, by their stems. Compiled from WordNet by train/lexicon; see NOTICE. */
import { stemWord } from '../text/tokens.ts';
import packed from './lexicon.json' with { type: 'json' };
import { firstNounFile, firstVerbFile, lastVerbFile } from './supersenses.ts';
import {
  inverseCode,
  type Lexicon,
  partOfSpeech,
  type Relation,
  type Relatives,
  relationOfCode,
  strengthOfCode,
  strongest,
  unpackLexicon,
} from './unpack-lexicon.ts';

export { nounSupersense, verbSupersense } from './supersenses.ts';
export { type PackedLexicon, partOfSpeech, type Relation, relations } from './unpack-lexicon.ts';

export interface RelatedStem {
  readonly stem: string;
  readonly relation: Relation;
  /** 0..1: how much of the use of both stems is in senses so related, less where they are several steps apart. */
  readonly strength: number;
}

let unpacked: Lexicon | undefined;

// Unpacked on first use: a process that asks nothing does not pay for it.
function lexicon(): Lexicon {
  unpacked ??= unpackLexicon(packed);
  return unpacked;
}

const indexes = new Map<string, number>();
const related = new Map<string, readonly RelatedStem[]>();
const mostKept = 20_000;
/** No stem of the lexicon is longer, and none that is longer is kept: texts may be hostile. */
const mostLetters = 40;

/** The number of a stem; -1 where the lexicon lacks it. */
function indexOf(stem: string): number {
  if (stem.length > mostLetters) return -1;
  const before = indexes.get(stem);
  if (before !== undefined) return before;
  const index = lexicon().stems.indexOf(stem);
  if (indexes.size >= mostKept) indexes.clear();
  indexes.set(stem, index);
  return index;
}

/** Words such as "person" have hundreds of kinds. */
const mostRelated = 40;

/** Strongest first, at most 40; none for a stem that the lexicon lacks. Pure; what is kept only saves time. */
export function relatedStems(stem: string): readonly RelatedStem[] {
  const before = related.get(stem);
  if (before) return before;
  if (indexOf(stem) < 0) return [];
  const found = readRelated(lexicon(), indexOf(stem));
  if (related.size >= mostKept) related.clear();
  related.set(stem, found);
  return found;
}

function readRelated(lex: Lexicon, index: number): RelatedStem[] {
  const found: { readonly other: number; readonly code: number }[] = [];
  eachOf(lex.earlier, index, (other, code) => found.push({ other, code: inverseCode(code) }));
  eachOf(lex.later, index, (other, code) => found.push({ other, code }));
  // Where there are too many, familiar ones stay, since those are what people write.
  const use = ({ other, code }: (typeof found)[number]) =>
    (code & strongest) * (70 + (lex.familiarity[other] as number));
  const chosen =
    found.length > mostRelated ? found.sort((a, b) => use(b) - use(a)).slice(0, mostRelated) : found;
  return chosen
    .sort((a, b) => (b.code & strongest) - (a.code & strongest) || a.other - b.other)
    .map(({ other, code }) => ({
      stem: lex.stems.at(other) as string,
      relation: relationOfCode(code),
      strength: strengthOfCode(code),
    }));
}

function eachOf(
  { starts, values, codes }: Relatives,
  row: number,
  visit: (value: number, code: number) => void,
): void {
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at++)
    visit(values[at] as number, codes[at] as number);
}

/** What `other` is to `stem`, as in {@link relatedStems} but without its limit; null where they are not related, or the same. */
export function relationOf(stem: string, other: string): Relation | null {
  const [index, wanted] = [indexOf(stem), indexOf(other)];
  if (index < 0 || wanted < 0) return null;
  const code =
    index < wanted ? codeOf(lexicon().later, index, wanted) : codeOf(lexicon().later, wanted, index);
  if (code === 0) return null;
  return relationOfCode(index < wanted ? code : inverseCode(code));
}

/** 0 where there is none. */
function codeOf({ starts, values, codes }: Relatives, row: number, wanted: number): number {
  let low = starts[row] as number;
  let high = (starts[row + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = values[middle] as number;
    if (found === wanted) return codes[middle] as number;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/**
 * Whether a commoner noun sense of `stem` is a kind or an instance, over any number of steps, of what `broaderStem` names: violin →
 * instrument. A stem is no kind of itself.
 */
export function isKindOf(stem: string, broaderStem: string): boolean {
  const { kinds, nodeNames, nodeKinds } = lexicon();
  const index = indexOf(stem);
  const wanted = indexOf(broaderStem);
  if (index < 0 || wanted < 0 || index === wanted) return false;
  const way: number[] = [];
  for (let at = kinds.starts[index] as number; at < (kinds.starts[index + 1] as number); at++)
    way.push(kinds.values[at] as number);
  for (const node of way) {
    for (let at = nodeNames.starts[node] as number; at < (nodeNames.starts[node + 1] as number); at++)
      if (nodeNames.values[at] === wanted) return true;
    for (let at = nodeKinds.starts[node] as number; at < (nodeKinds.starts[node + 1] as number); at++) {
      const next = nodeKinds.values[at] as number;
      if (!way.includes(next)) way.push(next);
    }
  }
  return false;
}

/** Bits of {@link partOfSpeech} that a folded word (or a stem) can be; 0 where the lexicon lacks it. */
export function partsOfSpeechOf(word: string): number {
  return partsByte(word) & 15;
}

/** The bit of {@link partOfSpeech} that a folded word (or a stem) mostly is; 0 where the lexicon lacks it. */
export function mainPartOfSpeech(word: string): number {
  return partsByte(word) >> 4;
}

/** As packed: all in the low half, the commonest in the high half. */
function partsByte(word: string): number {
  const { words, wordParts } = lexicon();
  const own = wordParts[words.indexOf(word)];
  if (own !== undefined) return own;
  const parts = stemParts(word);
  // A form of a verb is no noun for the sake of another word of its stem: "destroyed", which has the stem of "destroyer".
  const isForm = /.{2}(?:ed|ing)$/.test(word) && (parts & partOfSpeech.verb) !== 0 && indexOf(word) < 0;
  return isForm ? partOfSpeech.verb | (partOfSpeech.verb << 4) : parts;
}

function stemParts(word: string): number {
  const index = indexOf(word);
  return lexicon().parts[index < 0 ? indexOf(stemWord(word)) : index] ?? 0;
}

/** 0..1, on a logarithmic scale: how often its words occur in the corpora behind WordNet; 0 where the lexicon lacks it. */
export function familiarity(stem: string): number {
  return (lexicon().familiarity[indexOf(stem)] ?? 0) / 255;
}

/** Bits of {@link nounSupersense} of its commoner senses; 0 where it has none. */
export function supersensesOf(stem: string): number {
  return filesOf(stem, firstNounFile, firstVerbFile - 1);
}

/** Bits of {@link verbSupersense} of its commoner senses; 0 where it has none. */
export function verbSupersensesOf(stem: string): number {
  return filesOf(stem, firstVerbFile, lastVerbFile);
}

function filesOf(stem: string, first: number, last: number): number {
  const { supersenses } = lexicon();
  const index = indexOf(stem);
  if (index < 0) return 0;
  let bits = 0;
  for (let at = supersenses.starts[index] as number; at < (supersenses.starts[index + 1] as number); at++) {
    const file = supersenses.values[at] as number;
    if (file >= first && file <= last) bits |= 1 << (file - first);
  }
  return bits;
}

/** The number of the lexicographer file of its commonest noun sense: 18 is a person; -1 where it has none. */
export function supersenseOf(stem: string): number {
  const { supersenses } = lexicon();
  const index = indexOf(stem);
  if (index < 0) return -1;
  for (let at = supersenses.starts[index] as number; at < (supersenses.starts[index + 1] as number); at++) {
    const file = supersenses.values[at] as number;
    if (file >= firstNounFile && file < firstVerbFile) return file;
  }
  return -1;
}
