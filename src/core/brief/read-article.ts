/** An article read for its brief: every sentence with its entities, how fit it is to stand alone, and how central it is. */
import type { Article } from '../article/article.ts';
import { type ReadSentence, readEntities } from '../entity/read-entities.ts';
import { isStopWord } from '../text/stop-words.ts';

export interface Reading extends ReadSentence {
  /** Counts from 0 over the article's sentences. */
  readonly index: number;
  /** 0..1: how well it reads by itself; a fragment, a question or a sentence that leans on the one before reads worse. */
  readonly fitness: number;
  /** 0..1: how much of what the article keeps speaking of is in it. */
  readonly centrality: number;
}

const fewestWords = 6;
const leaning =
  /^(?:["“'‘(]*)(?:He|She|It|They|This|That|These|Those|But|And|However|Moreover|Such|Instead|Then|So|Also|His|Her|Their|Its|At that time|Meanwhile|Even|Still|Until|Not)\b/;

/** In order. Linear in the length of the article. */
export function readArticle(article: Article): Reading[] {
  const sentences = readEntities(article);
  const weights = contentWeights(sentences);
  const raw = sentences.map((sentence) => centralityOf(sentence, weights));
  const highest = raw.reduce((most, value) => Math.max(most, value), 0) || 1;
  return sentences.map((sentence, index) => ({
    ...sentence,
    index,
    fitness: fitnessOf(sentence),
    centrality: (raw[index] ?? 0) / highest,
  }));
}

/** Stem → in how many sentences it stands, damped; a stem of one sentence only weighs nothing. */
function contentWeights(sentences: readonly ReadSentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tokens } of sentences)
    for (const stem of new Set(tokens.filter((token) => !isStopWord(token)).map((token) => token.stem)))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Map([...counts].map(([stem, count]) => [stem, Math.log(count)]));
}

/** The mean over the square root of the length: long sentences hold more, but not in proportion. */
function centralityOf({ tokens }: ReadSentence, weights: ReadonlyMap<string, number>): number {
  const stems = new Set(tokens.filter((token) => !isStopWord(token)).map((token) => token.stem));
  let sum = 0;
  for (const stem of stems) sum += weights.get(stem) ?? 0;
  return stems.size === 0 ? 0 : sum / Math.sqrt(stems.size + 4);
}

function fitnessOf({ text, tokens }: ReadSentence): number {
  let fitness = 1;
  if (tokens.length < fewestWords) fitness *= 0.3 + 0.1 * tokens.length;
  if (!/^["“'‘(]*[\p{Lu}\p{N}\p{Lo}]/u.test(text)) fitness *= 0.6;
  if (!/[.!…。！]["”’')\]]*$/.test(text)) fitness *= 0.7;
  if (/\?["”’']*$/.test(text)) fitness *= 0.6;
  if (leaning.test(text)) fitness *= 0.75;
  if (tokens.length > 60) fitness *= 0.8;
  return Math.min(1, fitness);
}
