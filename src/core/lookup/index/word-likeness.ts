/** How alike the words of an article are to words of questions. What was compared is kept, since questions on an article share words. */
import { likenessTo, vectorOf } from '../../lexicon/word-vectors.ts';
import type { Postings } from './sentence-index.ts';

/** One word beside all stems of an article. */
export interface TermLikeness {
  /** 0..1, for a stem by its number; 0 for grammar and for what has no vector. */
  of(id: number): number;
  /** The likest stems of the article, and how alike they are. */
  nearest(): readonly Near[];
}

export interface Near {
  readonly postings: Postings;
  readonly alike: number;
}

export interface WordLikeness {
  /** Null for a stem that has no vector. */
  to(stem: string): TermLikeness | null;
  /** The numbers of the stems of a sentence that have vectors, each once. */
  comparable(sentence: number): Int32Array;
}

/** Words that are kept compared; each takes a byte for every stem of the article. */
const mostKept = 128;
const unknown = 255;
/** How many stems are near at most, and how alike they are at least. */
const mostNear = 4;
const leastNear = 0.5;
/** Finest difference that is kept. */
const parts = 250;

/** Below this, two words have little to do with each other. */
const leastAlike = 0.3;

/** 0..1: what finding a word so alike counts of finding the word itself. */
export function countOfLike(alike: number): number {
  return Math.max(0, (alike - leastAlike) / (1 - leastAlike));
}

export function compareWords(
  postings: ReadonlyMap<string, Postings>,
  isGrammar: readonly boolean[],
  stemIds: readonly Int32Array[],
): WordLikeness {
  const kept = new Map<string, TermLikeness>();
  const ofSentence: (Int32Array | undefined)[] = [];
  let numbers: Int32Array | undefined;

  function vectorNumbers(): Int32Array {
    if (numbers) return numbers;
    numbers = new Int32Array(postings.size).fill(-1);
    for (const [stem, { id }] of postings) if (!isGrammar[id]) numbers[id] = vectorOf(stem);
    return numbers;
  }

  function compare(vector: number): TermLikeness {
    const own = vectorNumbers();
    const likeness = likenessTo(vector);
    const values = new Uint8Array(own.length).fill(unknown);
    let near: readonly Near[] | undefined;
    const of = (id: number): number => {
      const known = values[id] as number;
      if (known !== unknown) return known / parts;
      const other = own[id] as number;
      const value = other < 0 ? 0 : Math.max(0, Math.round(likeness(other) * parts));
      values[id] = value;
      return value / parts;
    };
    return {
      of,
      nearest() {
        near ??= [...postings.values()]
          .map((each) => ({ postings: each, alike: of(each.id) }))
          .filter(({ alike }) => alike >= leastNear)
          .sort((x, y) => y.alike - x.alike || x.postings.id - y.postings.id)
          .slice(0, mostNear);
        return near;
      },
    };
  }

  return {
    to(stem) {
      const before = kept.get(stem);
      if (before) return before;
      const vector = vectorOf(stem);
      if (vector < 0) return null;
      const compared = compare(vector);
      if (kept.size >= mostKept) kept.clear();
      kept.set(stem, compared);
      return compared;
    },
    comparable(sentence) {
      const before = ofSentence[sentence];
      if (before) return before;
      const own = vectorNumbers();
      const ids = new Set(stemIds[sentence]?.filter((id) => (own[id] as number) >= 0));
      const found = Int32Array.from(ids);
      ofSentence[sentence] = found;
      return found;
    },
  };
}
