/** An inverted index over an article's sentences. Compact, so that thousands of questions run at the speed of the lookup. */
import type { Article, Paragraph } from '../../article/article.ts';
import { type ReadSentence, readEntities } from '../../entity/read-entities.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { tokenize } from '../../text/tokens.ts';
import { type EntityPlace, entityPlaces } from './entity-places.ts';
import { countRuns, letterRuns, type RunCounts } from './letter-runs.ts';
import { compareWords, type WordLikeness } from './word-likeness.ts';

/** Where a stem stands: sentence indices in order, each once, and how often. */
export interface Postings {
  /** Number of the stem in this article, from 0. */
  readonly id: number;
  readonly sentences: readonly number[];
  readonly counts: readonly number[];
}

export interface SentenceIndex {
  readonly article: Article;
  readonly sentences: readonly ReadSentence[];
  /** Index of the paragraph (from 0) of each sentence. */
  readonly paragraphOf: readonly number[];
  /** First and last sentence index of each paragraph; an empty range for a heading. */
  readonly paragraphs: readonly { readonly from: number; readonly to: number }[];
  /** Stems of the nearest heading above each paragraph. */
  readonly headings: readonly ReadonlySet<string>[];
  readonly postings: ReadonlyMap<string, Postings>;
  /** By sentence: the numbers of its stems, in order. */
  readonly stemIds: readonly Int32Array[];
  /** By number of a stem: whether it carries grammar only. */
  readonly isGrammar: readonly boolean[];
  /** Folded words → how many times each stands in the article. */
  readonly words: ReadonlyMap<string, number>;
  /** The folded words that begin with a letter; put together when first asked for. */
  readonly wordsFrom: (letter: string) => readonly string[];
  /** Whether a folded word stands in names and hardly elsewhere. */
  readonly isNameWord: (word: string) => boolean;
  /** The stems of a sentence; made when first asked for. */
  readonly stemsOf: (sentence: number) => ReadonlySet<string>;
  /** The letter runs of a sentence; made when first asked for. */
  readonly letterRuns: (sentence: number) => Uint16Array;
  /** The entities of a sentence; placed when first asked for. */
  readonly entities: (sentence: number) => readonly EntityPlace[];
  /** How many sentences hold each letter run; counted when first asked for. */
  readonly runCounts: () => RunCounts;
  /** Its words beside those of questions. */
  readonly likeness: WordLikeness;
  /** Content words per sentence, and their mean. */
  readonly lengths: readonly number[];
  readonly meanLength: number;
}

/** Linear in the length of the article. */
export function indexSentences(article: Article): SentenceIndex {
  const sentences = readEntities(article);
  const postings = new Map<string, { id: number; sentences: number[]; counts: number[] }>();
  const isGrammar: boolean[] = [];
  const stemIds: Int32Array[] = [];
  const words = new Map<string, number>();
  const lengths = sentences.map(({ tokens }, index) => {
    let length = 0;
    const ids = new Int32Array(tokens.length);
    for (const [at, token] of tokens.entries()) {
      words.set(token.word, (words.get(token.word) ?? 0) + 1);
      const isStop = isStopWord(token);
      if (!isStop) length++;
      let known = postings.get(token.stem);
      if (!known) {
        known = { id: postings.size, sentences: [index], counts: [1] };
        postings.set(token.stem, known);
        isGrammar.push(isStop);
      } else if (known.sentences.at(-1) === index)
        known.counts[known.counts.length - 1] = (known.counts.at(-1) ?? 0) + 1;
      else {
        known.sentences.push(index);
        known.counts.push(1);
      }
      ids[at] = known.id;
    }
    stemIds.push(ids);
    return length;
  });
  const runsOf = lazily((sentence: number) => letterRuns(sentences[sentence]?.text ?? ''));
  let runCounts: RunCounts | undefined;
  return {
    article,
    sentences,
    postings,
    stemIds,
    isGrammar,
    words,
    wordsFrom: lazily((letter: string) => [...words.keys()].filter((word) => word.charAt(0) === letter)),
    lengths,
    isNameWord: nameWords(sentences, words),
    stemsOf: lazily((sentence: number) => new Set(sentences[sentence]?.tokens.map(({ stem }) => stem))),
    letterRuns: runsOf,
    entities: lazily((sentence: number) => {
      const read = sentences[sentence];
      return read ? entityPlaces(read) : [];
    }),
    runCounts() {
      // Not through `runsOf`, which would keep them all.
      runCounts ??= countRuns(sentences.values().map(({ text }) => letterRuns(text)));
      return runCounts;
    },
    likeness: compareWords(postings, isGrammar, stemIds),
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    ...readParagraphs(article),
  };
}

function nameWords(
  sentences: readonly ReadSentence[],
  words: ReadonlyMap<string, number>,
): (word: string) => boolean {
  const inNames = new Map<string, number>();
  for (const { names, tokens } of sentences)
    for (const { start, end } of names)
      for (const token of tokens)
        if (token.start >= start && token.start < end && !isStopWord(token))
          inNames.set(token.word, (inNames.get(token.word) ?? 0) + 1);
  return (word) => (inNames.get(word) ?? 0) * 2 > (words.get(word) ?? 0);
}

function lazily<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function readParagraphs(article: Article): Pick<SentenceIndex, 'paragraphOf' | 'paragraphs' | 'headings'> {
  const paragraphOf: number[] = [];
  const paragraphs: { from: number; to: number }[] = [];
  const headings: ReadonlySet<string>[] = [];
  let heading: ReadonlySet<string> = new Set();
  for (const [index, paragraph] of article.paragraphs.entries()) {
    const from = paragraphOf.length;
    for (const _ of paragraph.sentences) paragraphOf.push(index);
    paragraphs.push({ from, to: paragraphOf.length });
    if (paragraph.kind === 'heading') heading = headingStems(article, paragraph);
    headings.push(heading);
  }
  return { paragraphOf, paragraphs, headings };
}

function headingStems(article: Article, { start, end }: Paragraph): Set<string> {
  return new Set(
    tokenize(article.source.slice(start, end))
      .filter((token) => !isStopWord(token))
      .map(({ stem }) => stem),
  );
}

/** Robertson–Sparck Jones inverse document frequency, never negative, as in BM25. */
export function inverseFrequency(total: number, found: number): number {
  return Math.log(1 + (total - found + 0.5) / (found + 0.5));
}
