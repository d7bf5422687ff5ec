/** Quoted words, paths and other phrases as short answers. */
import type { Span } from '../article/article.ts';
import type { ReadSentence } from '../entity/read-entities.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { SpanCandidate } from './name-candidates.ts';

/** What stands in quotation marks. */
export function quotedCandidates({ text }: ReadSentence): SpanCandidate[] {
  return [...text.matchAll(/["“]([^"“”]{2,80})["”]/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + 1 + (match[1]?.length ?? 0),
    fit: 0.7,
  }));
}

const longestPhrase = 6;

/** `briefs/`, `config/themes.yaml`: where things are kept in a computer. */
export function pathCandidates({ text }: ReadSentence): SpanCandidate[] {
  return [...text.matchAll(/(?<![\w/])[\w.-]+\/(?:[\w./-]*\w)?/g)].map(({ index, 0: path }) => ({
    start: index,
    end: index + path.length,
    fit: 0.7,
  }));
}

const locative = new Set(
  'in at on near inside outside from to under beneath between into behind beside above below'.split(' '),
);

/** "in the folder briefs/": a preposition of place stands before it, with or without "the". */
export function isLocated({ tokens }: ReadSentence, { start }: Span): boolean {
  const first = tokens.findIndex((token) => token.start >= start);
  const before = tokens[first - 1]?.word ?? '';
  return locative.has(/^(?:the|a|an|its|their)$/.test(before) ? (tokens[first - 2]?.word ?? '') : before);
}

/** Runs of words of substance that the question does not use, without verbs where their form tells. */
export function phraseCandidates(
  { text, tokens }: ReadSentence,
  asked: ReadonlySet<string>,
  fit: number,
): SpanCandidate[] {
  const candidates: SpanCandidate[] = [];
  let from = -1;
  const close = (to: number) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (from >= 0 && first && last && to - from <= longestPhrase)
      candidates.push({ start: first.start, end: last.end, fit });
    from = -1;
  };
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const joined =
      before !== undefined && /^(?: |-| -|['’] ?|[/._@]+)$/.test(text.slice(before.end, token.start));
    if (from >= 0 && !joined) close(at);
    // "the trip's signal": a possessive only describes what follows.
    const isPart =
      !/['’]s?$/.test(token.text) &&
      !isStopWord(token) &&
      !asked.has(token.stem) &&
      !/^\p{Ll}{3,}(?:ed|ing|ly)$/u.test(token.text);
    if (!isPart) close(at);
    else if (from < 0) from = at;
  }
  close(tokens.length);
  return candidates;
}
