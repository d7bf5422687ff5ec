/** The office or occupation that stands beside a name: before it, or behind it after a comma. */
import type { Span } from '../article/article.ts';
import { stopWords } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { isCapital } from './capital-runs.ts';
import { honorifics } from './given-names.ts';
import { roleModifiers, roleNouns } from './name-words.ts';
import { isDemonym } from './place-names.ts';

const longestRole = 28;
const complements = new Set(['of', 'for', 'in', 'at', 'to', 'from', 'and', 'the', 'on', 'with']);
const endsRole = new Set(
  `said says who whom whose which that is was are were has had have will would can could also not but as told added by when while where after before
died became visited attended opened believes expects warned did does do`.split(/\s+/),
);

/** Offsets as in `tokens`; `from`/`to` are the name's token range. Null where no office stands beside it. */
export function findRole(text: string, tokens: readonly Token[], from: number, to: number): Span | null {
  return roleBefore(text, tokens, from) ?? roleBehind(text, tokens, to);
}

/** "Mayor Ada Marsh", "the city's chief engineer, Lars Oduya", "Minister of the Interior Li Wei". */
function roleBefore(text: string, tokens: readonly Token[], begin: number): Span | null {
  const from = honorifics.has(tokens[begin - 1]?.text ?? '') ? begin - 1 : begin;
  const name = tokens[from];
  let last = from - 1;
  const beside = tokens[last];
  if (!name || !beside) return null;
  const gap = text.slice(beside.end, name.start);
  if (!/^(?:\s+|, |\s*:\s*)$/.test(gap)) return null;
  if (/^(?:named|called)$/.test(beside.word)) last--;
  if (complements.has(tokens[last]?.word ?? '')) return null;
  const afterComma = gap.includes(',');
  // Leftwards over "of the Interior" to the office itself.
  let noun = last;
  while (noun >= 0 && last - noun < longestRole && !roleNouns.has(tokens[noun]?.word ?? '')) {
    if (noun < last && !isOneStretch(text, tokens, noun)) return null;
    if (!isComplement(tokens[noun], afterComma)) return null;
    noun--;
  }
  if (noun < 0 || !roleNouns.has(tokens[noun]?.word ?? '')) return null;
  if (noun < last && !/^(?:of|for|in|at|to)$/.test(tokens[noun + 1]?.word ?? '')) return null;
  if (afterComma && !introducesName(tokens, noun)) return null;
  const [start, end] = [tokens[beginOfRole(text, tokens, noun)]?.start, tokens[last]?.end];
  return start === undefined || end === undefined ? null : { start, end };
}

/** A word of the complement behind an office: capitalised or connecting, or any noun before a comma. */
function isComplement(token: Token | undefined, anyNoun: boolean): boolean {
  if (!token) return false;
  if (isCapital(token) || complements.has(token.word)) return true;
  return anyNoun && !endsRole.has(token.word) && !token.word.endsWith('ed');
}

/** Whether no punctuation stands between a word and the next. */
function isOneStretch(text: string, tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return (
    token !== undefined && next !== undefined && !/[,;:.!?()"“”]/.test(text.slice(token.end, next.start))
  );
}

/** Before a comma only a definite office names who follows: "the mayor of Lindow, Ada Marsh"; "said the mayor, adding" does not. */
function introducesName(tokens: readonly Token[], noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(0, noun - 5); at--) {
    const word = tokens[at];
    if (!word) return false;
    if (/^(?:the|its|their|our|his|her|a|an)$/.test(word.word) || /['’]s$/.test(word.text)) return true;
    if (endsRole.has(word.word)) return false;
  }
  return noun <= 4;
}

/** Leftwards over what belongs to the office: "Kelderwick's deputy prime minister". */
function beginOfRole(text: string, tokens: readonly Token[], noun: number): number {
  let first = noun;
  while (first > 0) {
    const [token, next] = [tokens[first - 1], tokens[first]];
    if (!token || !next || !/^(?:\s|-|['’]s? )$/.test(text.slice(token.end, next.start))) break;
    const belongs =
      roleModifiers.has(token.word) ||
      roleNouns.has(token.word) ||
      isDemonym(token.text) ||
      (isCapital(token) && !stopWords.has(token.word)) ||
      /['’]s?$/.test(token.text);
    if (!belongs) break;
    first--;
  }
  const article = tokens[first - 1];
  const possessive = /['’]s?$/.test(tokens[first]?.text ?? '');
  return possessive && article && /^(?:the|its|our)$/i.test(article.text) ? first - 1 : first;
}

/** "Ada Marsh, the mayor of Lindow and a former engineer," up to the next stop. */
function roleBehind(text: string, tokens: readonly Token[], to: number): Span | null {
  const name = tokens[to - 1];
  let first = to;
  const beside = tokens[first];
  if (!name || !beside || !/^(?:, | ?\(|,| ?[–—-] ?)$/.test(text.slice(name.end, beside.start))) return null;
  if (/^(?:the|a|an|his|her|its|their|our)$/.test(beside.word)) first++;
  let last = first;
  let noun = -1;
  while (last < tokens.length && last - first < longestRole) {
    const [before, token] = [tokens[last - 1], tokens[last]];
    if (!before || !token || (last > first && /[,;:.!?()"“”–—]/.test(text.slice(before.end, token.start))))
      break;
    if (endsRole.has(token.word) || (token.word === 'and' && !officeFollows(tokens, last))) break;
    if (noun < 0 && roleNouns.has(token.word)) noun = last;
    if (noun < 0 && last - first > 5) return null;
    last++;
  }
  if (noun < 0) return null;
  const [start, end] = [tokens[first]?.start, tokens[last - 1]?.end];
  return start === undefined || end === undefined ? null : { start, end };
}

/** "… and director of …": a second office, rather than the next part of the sentence. */
function officeFollows(tokens: readonly Token[], and: number): boolean {
  return tokens.slice(and + 1, and + 5).some(({ word }) => roleNouns.has(word)) || isCapital(tokens[and + 1]);
}
