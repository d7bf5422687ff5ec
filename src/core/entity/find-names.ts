/** Names in an article: each sentence's, classified with what the other sentences know of them. */
import type { Span } from '../article/article.ts';
import { sentenceStarters } from '../article/sentence-starters.ts';
import type { Token } from '../text/tokens.ts';
import { capitalRuns, isCapital, type Run } from './capital-runs.ts';
import type { Name, NameKind } from './entity.ts';
import { findRole } from './find-role.ts';
import { isGivenName } from './given-names.ts';
import { isLabelNumber } from './label-number.ts';
import { nameKind } from './name-kind.ts';
import { nameParts } from './name-parts.ts';
import { organisationHeads } from './name-words.ts';
import { isPlaceName } from './place-names.ts';

/** One sentence as the name finder needs it: offsets of tokens and dates are into `text`. */
export interface NameText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly dates: readonly Span[];
}

interface Finding extends Name {
  readonly sure: boolean;
}

/** For each sentence its names in order. Linear in the length of the article. */
export function findNames(sentences: readonly NameText[]): Name[][] {
  const usage = readUsage(sentences);
  const findings = sentences.map((sentence) => findIn(sentence, usage));
  const known = kindsOf(findings.flat());
  return findings.map((list) =>
    list.map(({ sure, ...name }) => ({
      ...name,
      kind: sure ? name.kind : (known.get(name.text) ?? name.kind),
    })),
  );
}

/** Which words the article writes in lower case, and which with a capital inside a sentence. */
interface Usage {
  readonly lower: ReadonlySet<string>;
  readonly capital: ReadonlySet<string>;
}

function readUsage(sentences: readonly NameText[]): Usage {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const { tokens } of sentences)
    for (const [index, token] of tokens.entries()) {
      if (!isCapital(token)) lower.add(token.word);
      else if (index > 0) capital.add(token.text.replace(/['’]s$/, ''));
    }
  return { lower, capital };
}

function findIn({ text, tokens, dates }: NameText, usage: Usage): Finding[] {
  const found: Finding[] = [];
  for (const run of capitalRuns(text, tokens, dates))
    for (const { from, to } of nameParts(text, tokens, withoutBeginning(tokens, run, usage))) {
      const words = tokens.slice(from, to);
      const [first, last] = [words[0], words.at(-1)];
      if (!first || !last) continue;
      const number = isLabelNumber(text, tokens, to) ? tokens[to] : undefined;
      const end = number?.end ?? last.end - (/['’]s$/.test(last.text) ? 2 : 0);
      const span = { start: first.start, end };
      // A name over two wrapped lines is the same name.
      const name = text.slice(span.start, span.end).replace(/\s+/g, ' ');
      const role = findRole(text, tokens, from, to);
      const behind = [tokens[to], tokens[to + 1]];
      const { kind, sure } = nameKind({
        words,
        text: name,
        before: beside(text, tokens, from),
        behind,
        hasRole: role !== null,
      });
      found.push({ ...span, kind, text: name, role: kind === 'person' ? role : null, sure });
    }
  return found;
}

/** The two tokens before a name, nearest first; none where punctuation parts them from it. */
function beside(text: string, tokens: readonly Token[], from: number): (Token | undefined)[] {
  const [before, name] = [tokens[from - 1], tokens[from]];
  if (!before || !name || /[^\s.]/.test(text.slice(before.end, name.start))) return [];
  return [before, tokens[from - 2]];
}

/** A run without a sentence's first word where that has its capital only from there. */
function withoutBeginning(tokens: readonly Token[], { from, to }: Run, usage: Usage): Run {
  return { from: from === 0 && !nameBegins(tokens, from, to, usage) ? 1 : from, to };
}

/** Whether the capital of a sentence's first word says anything: a name, or only the beginning of a sentence. */
function nameBegins(tokens: readonly Token[], from: number, to: number, usage: Usage): boolean {
  const token = tokens[from];
  if (!token) return false;
  const word = token.text.replace(/['’]s$/, '');
  if (/^\p{Lu}{2,}$/u.test(word) || isPlaceName(word) || isGivenName(word)) return true;
  if (to - from > 1 && sentenceStarters.has(word) && !organisationHeads.has(tokens[from + 1]?.word ?? ''))
    return false;
  if (usage.capital.has(word)) return true;
  return to - from > 1 ? !usage.lower.has(token.word) : false;
}

/** What all mentions together say of a name: the sure ones first, a person's family name standing alone, else most mentions. */
function kindsOf(findings: readonly Finding[]): Map<string, NameKind> {
  const kinds = new Map<string, NameKind>();
  const others = findings.filter(({ kind }) => kind !== 'person');
  const beginnings = new Set(others.map(({ text }) => /^\S+(?= )/.exec(text)?.[0]));
  for (const { text, kind, sure } of findings) {
    if (!sure || (kinds.has(text) && kind !== 'person')) continue;
    kinds.set(text, kind);
    if (kind !== 'person') continue;
    const [first, last] = [text.split(/[\s.]+/)[0] ?? '', text.split(/\s+/).at(-1) ?? ''];
    for (const part of [last, first])
      if (part.length > 1 && !kinds.has(part) && !beginnings.has(part)) kinds.set(part, 'person');
  }
  for (const [text, kind] of mostFrequent(findings)) if (!kinds.has(text)) kinds.set(text, kind);
  return kinds;
}

function mostFrequent(findings: readonly Finding[]): Map<string, NameKind> {
  const votes = new Map<string, Map<NameKind, number>>();
  for (const { text, kind } of findings) {
    // "thing" only says that nothing told the kind.
    if (kind === 'thing') continue;
    const counts = votes.get(text) ?? new Map<NameKind, number>();
    votes.set(text, counts.set(kind, (counts.get(kind) ?? 0) + 1));
  }
  const winner = (counts: Map<NameKind, number>) =>
    [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  return new Map([...votes].map(([text, counts]) => [text, winner(counts)]));
}
