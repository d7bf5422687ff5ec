/** Which topics a sentence's words speak of, and how strongly. */
import { type Token, tokenize } from '../text/tokens.ts';
import type { Topic } from './theme.ts';

/** What one sentence says of one topic. */
export interface TopicMatch {
  readonly topic: Topic;
  /** Distinct strong terms count 1 each and a quarter more for every further word in them, weak ones 0.4. */
  readonly weight: number;
  readonly strong: number;
  readonly weak: number;
  /** Indices of the tokens that strong terms stand on. */
  readonly strongTokens: ReadonlySet<number>;
}

export type TopicMatcher = (tokens: readonly Token[]) => TopicMatch[];

interface Term {
  readonly topic: Topic;
  /** Stems, or the words as written where `exact`. */
  readonly words: readonly string[];
  readonly exact: boolean;
  readonly strong: boolean;
}

const wordBonus = 0.25;
const weakWeight = 0.4;

/** Compiles the vocabularies once; the matcher is linear in the number of tokens. Order of matches: that of `topics`. */
export function compileTopics(topics: readonly Topic[]): TopicMatcher {
  const byFirstWord = new Map<string, Term[]>();
  for (const topic of topics)
    for (const strong of [true, false])
      for (const term of strong ? topic.strong : topic.weak) {
        const tokens = tokenize(term);
        const exact = /\p{Lu}/u.test(term) && term === term.toUpperCase();
        const words = tokens.map((token) => (exact ? token.text : token.stem));
        const first = tokens[0]?.stem;
        if (first === undefined) continue;
        const terms = byFirstWord.get(first) ?? [];
        if (terms.length === 0) byFirstWord.set(first, terms);
        terms.push({ topic, words, exact, strong });
      }
  for (const terms of byFirstWord.values()) terms.sort((a, b) => b.words.length - a.words.length);

  return (tokens) => {
    const hits = new Map<Topic, Hits>();
    for (const [index, { stem }] of tokens.entries()) {
      const covered = new Set<Topic>();
      for (const term of byFirstWord.get(stem) ?? []) {
        // The longest term of a topic at this place speaks for it: "futures exchange" and not "futures" too.
        if (covered.has(term.topic) || !standsAt(term, tokens, index)) continue;
        covered.add(term.topic);
        record(hits, term, index);
      }
    }
    return topics.flatMap((topic) => {
      const found = hits.get(topic);
      return found ? [summarise(topic, found)] : [];
    });
  };
}

/** Distinct terms of one topic in one sentence, and the tokens they stand on. */
interface Hits {
  readonly strong: Map<string, number>;
  readonly weak: Set<string>;
  readonly strongTokens: Set<number>;
  readonly weakTokens: Map<string, number[]>;
}

function record(hits: Map<Topic, Hits>, term: Term, index: number): void {
  const found = hits.get(term.topic) ?? {
    strong: new Map<string, number>(),
    weak: new Set<string>(),
    strongTokens: new Set<number>(),
    weakTokens: new Map<string, number[]>(),
  };
  hits.set(term.topic, found);
  const key = term.words.join(' ');
  const places = term.words.map((_, offset) => index + offset);
  if (term.strong) {
    found.strong.set(key, term.words.length);
    for (const place of places) found.strongTokens.add(place);
  } else {
    found.weak.add(key);
    const known = found.weakTokens.get(key) ?? [];
    found.weakTokens.set(key, known);
    for (const place of places) known.push(place);
  }
}

function summarise(topic: Topic, { strong, weak, strongTokens, weakTokens }: Hits): TopicMatch {
  let weight = 0;
  for (const length of strong.values()) weight += 1 + wordBonus * (length - 1);
  // A weak word that stands inside strong terms only has had its say.
  const free = [...weak].filter((term) => !weakTokens.get(term)?.every((place) => strongTokens.has(place)));
  weight += free.length * weakWeight;
  return { topic, weight, strong: strong.size, weak: free.length, strongTokens };
}

function standsAt({ words, exact }: Term, tokens: readonly Token[], index: number): boolean {
  return words.every((word, offset) => {
    const token = tokens[index + offset];
    return token !== undefined && (exact ? token.text === word : token.stem === word);
  });
}
