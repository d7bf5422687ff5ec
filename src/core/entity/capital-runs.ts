/** Runs of capitalised words that may be a name: "Bank of England", "Ludwig van Beethoven", "Deputy Mayor Ada Marsh". */
import type { Span } from '../article/article.ts';
import { stopWords } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { honorifics, leadingSurnames, nameParticles, pinyinName } from './given-names.ts';
import { organisationHeads, placeHeads, roleNouns, thingHeads } from './name-words.ts';

/** A half-open range of token indices, all capitalised but the connecting words. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Nouns whose possessive is the first word of a name: "People's Bank", "Women's Institute". */
const namingPossessives = new Set(
  `people women children men worker workers farmers king queen pensioners veterans teachers students lord st world`.split(
    ' ',
  ),
);
const capital = /^[\p{Lu}\p{Lt}]/u;

export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && capital.test(token.text);
}

/** `taken`: spans (dates) that belong to no name. In order; `tokens` are those of one sentence of `text`. */
export function capitalRuns(text: string, tokens: readonly Token[], taken: readonly Span[]): Run[] {
  const runs: Run[] = [];
  let index = 0;
  while (index < tokens.length) {
    if (!startsRun(text, tokens, index, taken)) {
      index++;
      continue;
    }
    const from = index;
    let to = index + 1;
    while (to < tokens.length) {
      const next = runGoesOn(text, tokens, from, to, taken);
      if (next === to) break;
      to = next;
    }
    runs.push({ from, to });
    index = to;
  }
  return runs;
}

function startsRun(text: string, tokens: readonly Token[], index: number, taken: readonly Span[]): boolean {
  const token = tokens[index];
  if (!token || !isCapital(token) || isTaken(token, taken)) return false;
  if (!stopWords.has(token.word) || (token.text.length > 1 && token.text === token.text.toUpperCase()))
    return true;
  // "He Lifeng", "An Wei": a pronoun or article is a family name where a given name follows inside a sentence.
  const next = tokens[index + 1];
  return (
    index > 0 &&
    leadingSurnames.has(token.text) &&
    isCapital(next) &&
    next !== undefined &&
    pinyinName.test(next.word) &&
    isJoined(text, token, next)
  );
}

/** The index behind the next part of the run that ends at `to`, or `to` where the run ends. */
function runGoesOn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  taken: readonly Span[],
): number {
  const last = tokens[to - 1];
  const next = tokens[to];
  if (!last || !next || !isJoined(text, last, next)) return to;
  if (/['’]s$/.test(last.text) && !namingPossessives.has(last.word)) return to;
  if (isCapital(next)) return isTaken(next, taken) ? to : to + 1;
  if (next.word === 'of' || next.word === 'for') return afterOf(text, tokens, to, last, taken);
  if (next.word === 'and' || text.slice(last.end, next.start).includes('&'))
    return afterAnd(text, tokens, from, to);
  if (nameParticles.has(next.text)) {
    let behind = to + 1;
    while (nameParticles.has(tokens[behind]?.text ?? '')) behind++;
    const capitalised = tokens[behind];
    return capitalised && isCapital(capitalised) && next.text !== 'den' && !isTaken(capitalised, taken)
      ? behind + 1
      : to;
  }
  return to;
}

/** "Bank of England", "Ministry of the Interior"; but not "Mayor of London", whose parts are an office and a place. */
function afterOf(
  text: string,
  tokens: readonly Token[],
  of: number,
  last: Token,
  taken: readonly Span[],
): number {
  const isFor = tokens[of]?.word === 'for';
  const heads =
    organisationHeads.has(last.word) ||
    placeHeads.has(last.word) ||
    thingHeads.has(last.word) ||
    last.word === 'republic';
  if (roleNouns.has(last.word.toLowerCase()) || (isFor && !heads)) return of;
  let behind = of + 1;
  if (tokens[behind]?.word === 'the') behind++;
  const word = tokens[behind];
  const before = tokens[behind - 1];
  if (!word || !before || !isCapital(word) || !isJoined(text, before, word) || isTaken(word, taken))
    return of;
  return heads ||
    /^(?:house|isle|university|duke|battle|siege|treaty|tower|lord|order|game|art|city|statue|church|book|people)$/.test(
      last.word,
    )
    ? behind + 1
    : of;
}

/** "Development and Reform Commission": "and" joins where an organisation's word ends what follows and none ends what stands before. */
function afterAnd(text: string, tokens: readonly Token[], from: number, and: number): number {
  const isSign = tokens[and]?.word !== 'and';
  const first = isSign ? and : and + 1;
  for (let at = from; at < and; at++) if (organisationHeads.has(tokens[at]?.word ?? '')) return and;
  if (honorifics.has(tokens[from]?.text ?? '') || roleNouns.has(tokens[and - 1]?.word ?? '')) return and;
  for (let at = first; at < Math.min(first + 4, tokens.length); at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (!before || !token || !isCapital(token) || (at > first && !isJoined(text, before, token))) return and;
    if (roleNouns.has(token.word)) return and;
    if (at > first && (organisationHeads.has(token.word) || thingHeads.has(token.word))) return at + 1;
  }
  return and;
}

/** Nothing but a space or hyphen lies between, or the full stop of an initial or form of address, or `&`. */
export function isJoined(text: string, before: Token, after: Token): boolean {
  const between = text.slice(before.end, after.start);
  if (/^(?: |-|\s{1,3}|’ ?|' ?| & )$/.test(between)) return true;
  return /^\. ?$/.test(between) && (before.text.length === 1 || honorifics.has(before.text));
}

function isTaken(token: Span, taken: readonly Span[]): boolean {
  return taken.some((span) => span.start < token.end && token.start < span.end);
}
