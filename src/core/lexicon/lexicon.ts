/** Which words mean nearly the same, by their stems. Compiled from WordNet by train/lexicon; see NOTICE. */
import packed from './lexicon.json' with { type: 'json' };

/**
 * `synonym`; `derived`: from the same root (destroy, destruction); `broader`: what it is a kind of (van → vehicle); `narrower`: a kind
 * of it; `near`: similar, or another kind of the same; `opposite`.
 */
export const relations = ['synonym', 'derived', 'broader', 'narrower', 'near', 'opposite'] as const;
export type Relation = (typeof relations)[number];

export interface RelatedStem {
  readonly stem: string;
  readonly relation: Relation;
  /** 0..1: how much of the use of both words is in senses so related. */
  readonly strength: number;
}

/** Bits of {@link partsOfSpeech}. */
export const partOfSpeech = { noun: 1, verb: 2, adjective: 4, adverb: 8 } as const;

/** As it stands in lexicon.json. */
export interface PackedLexicon {
  /** In order, parted by spaces. */
  readonly stems: string;
  /** Base64, a byte a stem: bits of its parts of speech in the low half, of the commonest of them in the high half. */
  readonly parts: string;
  /** Base64, a byte a stem: how familiar it is, 0..255. */
  readonly familiarity: string;
  /** Base64, a byte a stem: 1 + the lexicographer file of its commonest noun sense, or 0. */
  readonly supersenses: string;
  /** Base64, a byte a stem: how many are related to it. */
  readonly counts: string;
  /** Base64, three bytes each, stem by stem, strongest first: 16 bits of the other's index, 3 of the relation, 5 of the strength. */
  readonly related: string;
}

const strongest = 31;

interface Lexicon {
  readonly stems: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly parts: Uint8Array;
  readonly familiarity: Uint8Array;
  readonly supersenses: Uint8Array;
  /** By stem: where its related ones begin, in threes. */
  readonly starts: Uint32Array;
  readonly related: Uint8Array;
}

let unpacked: Lexicon | undefined;

function lexicon(): Lexicon {
  unpacked ??= unpack(packed);
  return unpacked;
}

function unpack(given: PackedLexicon): Lexicon {
  const stems = given.stems.split(' ');
  const counts = Uint8Array.fromBase64(given.counts);
  const starts = new Uint32Array(stems.length + 1);
  for (let stem = 0; stem < stems.length; stem++)
    starts[stem + 1] = (starts[stem] as number) + (counts[stem] as number);
  return {
    stems,
    indexOf: new Map(stems.map((stem, index) => [stem, index])),
    parts: Uint8Array.fromBase64(given.parts),
    familiarity: Uint8Array.fromBase64(given.familiarity),
    supersenses: Uint8Array.fromBase64(given.supersenses),
    starts,
    related: Uint8Array.fromBase64(given.related),
  };
}

const known = new Map<string, readonly RelatedStem[]>();
const mostKnown = 20_000;

/** Strongest first; none for a stem that the lexicon lacks. Pure; what is kept only saves time. */
export function relatedStems(stem: string): readonly RelatedStem[] {
  const before = known.get(stem);
  if (before) return before;
  const { stems, indexOf, starts, related } = lexicon();
  const index = indexOf.get(stem);
  const found: RelatedStem[] = [];
  if (index !== undefined)
    for (let at = (starts[index] as number) * 3; at < (starts[index + 1] as number) * 3; at += 3) {
      const other = stems[(related[at] as number) | ((related[at + 1] as number) << 8)];
      const code = related[at + 2] as number;
      const relation = relations[code >> 5];
      if (other !== undefined && relation)
        found.push({ stem: other, relation, strength: (code & strongest) / strongest });
    }
  if (known.size >= mostKnown) known.clear();
  known.set(stem, found);
  return found;
}

/** Bits of {@link partOfSpeech} that the words of a stem can be; 0 where the lexicon lacks it. */
export function partsOfSpeech(stem: string): number {
  const { indexOf, parts } = lexicon();
  return (parts[indexOf.get(stem) ?? -1] ?? 0) & 15;
}

/** The bit of {@link partOfSpeech} that the words of a stem mostly are; 0 where the lexicon lacks it. */
export function mainPartOfSpeech(stem: string): number {
  const { indexOf, parts } = lexicon();
  return (parts[indexOf.get(stem) ?? -1] ?? 0) >> 4;
}

/** 0..1, on a logarithmic scale; 0 where the lexicon lacks it. */
export function familiarity(stem: string): number {
  const lex = lexicon();
  return (lex.familiarity[lex.indexOf.get(stem) ?? -1] ?? 0) / 255;
}

/** The lexicographer file (https://wordnet.princeton.edu/documentation/lexnames5wn) of a stem's commonest noun sense: 18 is a person; -1 where it has none. */
export function supersenseOf(stem: string): number {
  const { indexOf, supersenses } = lexicon();
  return (supersenses[indexOf.get(stem) ?? -1] ?? 0) - 1;
}
