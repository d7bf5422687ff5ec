/** How the lexicon lies in lexicon.json, and how it lies in memory. Numbers are little-endian, in base64. */

/**
 * `synonym`; `derived`: from the same root (destroy, destruction); `broader`: what it is a kind of (van → vehicle); `narrower`: a kind
 * of it; `near`: similar, or another kind of the same; `opposite`.
 */
export const relations = ['synonym', 'derived', 'broader', 'narrower', 'near', 'opposite'] as const;
export type Relation = (typeof relations)[number];

/** Bits. */
export const partOfSpeech = { noun: 1, verb: 2, adjective: 4, adverb: 8 } as const;

/**
 * As it stands in lexicon.json. "Each" is each stem, in order, where nothing else is said; counts are those of {@link countBytes}.
 */
export interface PackedLexicon {
  /** In order, see {@link packStrings}. */
  readonly stems: string;
  /** A byte each: bits of its parts of speech in the low half, of the commonest of them in the high half. */
  readonly parts: string;
  /** Words whose parts of speech are other than those of their stem, like `stems`; and theirs, like `parts`. */
  readonly words: string;
  readonly wordParts: string;
  /** A byte each: how familiar it is, 0..255. */
  readonly familiarity: string;
  /** Lexicographer files of its commoner senses, commonest first: counts, then a byte a file. */
  readonly supersenseCounts: string;
  readonly supersenses: string;
  /** Stems later in the order that it is related to: counts, the others (16 bits), and {@link relationCode}s. */
  readonly pairCounts: string;
  readonly pairOthers: string;
  readonly pairCodes: string;
  /** Nodes of the tree of kinds directly above its commoner noun senses: counts, then nodes (16 bits). */
  readonly kindCounts: string;
  readonly kinds: string;
  /** By node: stems that name it, and nodes above it; counts, then 16 bits each. */
  readonly nodeNameCounts: string;
  readonly nodeNames: string;
  readonly nodeKindCounts: string;
  readonly nodeKinds: string;
}

/** Numbers in rows of different lengths: row r is `values[starts[r]]` up to but without `values[starts[r + 1]]`. */
export interface Rows<Values> {
  readonly starts: Uint32Array;
  readonly values: Values;
}

export interface Relatives extends Rows<Uint16Array> {
  /** Beside the values, see {@link relationCode}. */
  readonly codes: Uint8Array;
}

/** Stems and nodes are numbers from here on. */
export interface Lexicon {
  readonly stems: StringTable;
  readonly parts: Uint8Array;
  readonly words: StringTable;
  readonly wordParts: Uint8Array;
  readonly familiarity: Uint8Array;
  readonly supersenses: Rows<Uint8Array>;
  /** By stem: those later in the order that it is related to, in order; and how. */
  readonly later: Relatives;
  /** By stem: those before it, in order; and how they are related to it (not it to them). */
  readonly earlier: Relatives;
  readonly kinds: Rows<Uint16Array>;
  readonly nodeNames: Rows<Uint16Array>;
  readonly nodeKinds: Rows<Uint16Array>;
}

const strengthBits = 5;
export const strongest = (1 << strengthBits) - 1;

/** `strength`: 0..1. */
export function relationCode(relation: Relation, strength: number): number {
  return (relations.indexOf(relation) << strengthBits) | Math.max(1, Math.round(strength * strongest));
}

export const relationOfCode = (code: number): Relation => relations[code >> strengthBits] as Relation;
export const strengthOfCode = (code: number): number => (code & strongest) / strongest;

const [broader, narrower] = [relations.indexOf('broader'), relations.indexOf('narrower')];

/** The code as seen from the other of the two. */
export function inverseCode(code: number): number {
  const relation = code >> strengthBits;
  if (relation === broader) return (narrower << strengthBits) | (code & strongest);
  if (relation === narrower) return (broader << strengthBits) | (code & strongest);
  return code;
}

const mostInByte = 255;

/** Inverse of how rows' lengths are read: few pass 255, so that most take one byte. */
export function countBytes(counts: readonly number[]): number[] {
  return counts.flatMap((count) => [
    ...Array.from({ length: Math.floor(count / mostInByte) }, () => mostInByte),
    count % mostInByte,
  ]);
}

/** Strings in order, unpacked block by block when looked up: to unpack all costs more than all else together. */
export interface StringTable {
  /** Undefined where there is none. */
  at(index: number): string | undefined;
  /** -1 where it is not among them. */
  indexOf(string: string): number;
}

const blockLength = 16;
const mostShared = 35;

/**
 * Strings of letters, in order: each as the count of letters it shares with the one before (a digit to base 36; none with that of another
 * block) and the rest; commas between them, spaces between blocks.
 */
export function packStrings(strings: readonly string[]): string {
  return strings
    .map((string, index) => {
      const isFirst = index % blockLength === 0;
      const before = isFirst ? '' : (strings[index - 1] as string);
      let shared = 0;
      while (shared < mostShared && shared < before.length && string[shared] === before[shared]) shared++;
      const parting = index === 0 ? '' : isFirst ? ' ' : ',';
      return parting + shared.toString(36) + string.slice(shared);
    })
    .join('');
}

export function openStrings(packed: string): StringTable {
  const blocks: (string | readonly string[])[] = packed.split(' ');
  function block(number: number): readonly string[] {
    const found = blocks[number];
    if (typeof found !== 'string') return found ?? [];
    let before = '';
    const strings = found.split(',').map((entry) => {
      const shared = Number.parseInt(entry.charAt(0), 36);
      before = before.slice(0, shared) + entry.slice(1);
      return before;
    });
    blocks[number] = strings;
    return strings;
  }
  const firstOf = (number: number) => block(number)[0] as string;
  return {
    at: (index) => block(Math.floor(index / blockLength))[index % blockLength],
    indexOf(wanted) {
      let low = 0;
      let high = blocks.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (firstOf(middle) <= wanted) low = middle;
        else high = middle - 1;
      }
      const place = block(low).indexOf(wanted);
      return place < 0 ? -1 : low * blockLength + place;
    },
  };
}

export function unpackLexicon(packed: PackedLexicon): Lexicon {
  const later = {
    ...unpackRows(packed.pairCounts, packed.pairOthers),
    codes: Uint8Array.fromBase64(packed.pairCodes),
  };
  return {
    stems: openStrings(packed.stems),
    parts: Uint8Array.fromBase64(packed.parts),
    words: openStrings(packed.words),
    wordParts: Uint8Array.fromBase64(packed.wordParts),
    familiarity: Uint8Array.fromBase64(packed.familiarity),
    supersenses: {
      starts: startsOf(packed.supersenseCounts),
      values: Uint8Array.fromBase64(packed.supersenses),
    },
    later,
    earlier: turnRound(later),
    kinds: unpackRows(packed.kindCounts, packed.kinds),
    nodeNames: unpackRows(packed.nodeNameCounts, packed.nodeNames),
    nodeKinds: unpackRows(packed.nodeKindCounts, packed.nodeKinds),
  };
}

/** A count goes on in the next byte while bytes are full. */
function startsOf(packedCounts: string): Uint32Array {
  const counts = Uint8Array.fromBase64(packedCounts);
  const starts = new Uint32Array(counts.length + 1);
  let row = 0;
  let start = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    start += count;
    if (count < mostInByte) starts[++row] = start;
  }
  return starts.subarray(0, row + 1);
}

function unpackRows(counts: string, values: string): Rows<Uint16Array> {
  return { starts: startsOf(counts), values: words16(values) };
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function words16(packed: string): Uint16Array {
  const bytes = Uint8Array.fromBase64(packed);
  if (isLittleEndian) return new Uint16Array(bytes.buffer);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, at) =>
    new DataView(bytes.buffer).getUint16(2 * at, true),
  );
}

/** Pairs lie in the file once. */
function turnRound({ starts, values, codes }: Relatives): Relatives {
  const stems = starts.length - 1;
  const turned = { starts: new Uint32Array(stems + 1), values: values.slice(), codes: codes.slice() };
  // Plain loops, since this runs but once, before the machine has made fast code of it.
  const next = new Uint32Array(stems + 1);
  for (let at = 0; at < values.length; at++) (next[(values[at] as number) + 1] as number)++;
  for (let stem = 0; stem < stems; stem++) (next[stem + 1] as number) += next[stem] as number;
  turned.starts.set(next);
  let at = 0;
  for (let stem = 0; stem < stems; stem++)
    for (const end = starts[stem + 1] as number; at < end; at++) {
      const place = (next[values[at] as number] as number)++;
      turned.values[place] = stem;
      turned.codes[place] = codes[at] as number;
    }
  return turned;
}
