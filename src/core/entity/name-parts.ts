/** A run of capitalised words → the names in it: without the offices before them, cut where one name follows another. */
import type { Token } from '../text/tokens.ts';
import { isCapital, type Run } from './capital-runs.ts';
import { honorifics, isGivenName, leadingSurnames, pinyinName } from './given-names.ts';
import { organisationHeads, placeHeads, roleModifiers, roleNouns, thingHeads } from './name-words.ts';
import { isDemonym, isPlaceName } from './place-names.ts';

/** `text`: what `tokens` were read from. */
export function nameParts(text: string, tokens: readonly Token[], run: Run): Run[] {
  const { to } = run;
  const from = behindOffices(tokens, run);
  if (from >= to) return [];
  if (to - from === 1) return isOnlyAWord(tokens[from]?.text ?? '') ? [] : [{ from, to }];
  if (followsOffice(text, tokens, from, to)) return [{ from: to - 2, to }];
  for (let cut = from + 1; cut < to; cut++) {
    if (isOfficeBetween(tokens, from, cut, to))
      return [
        ...nameParts(text, tokens, { from, to: cut }),
        ...nameParts(text, tokens, { from: cut + 1, to }),
      ];
    // "Organisation Department Li Ganjie": an organisation, then a person.
    if (organisationHeads.has(tokens[cut - 1]?.word ?? '') && beginsPerson(tokens, cut, to))
      return [{ from, to: cut }, ...nameParts(text, tokens, { from: cut, to })];
  }
  return [{ from, to }];
}

/** Where the name begins behind "Deputy Mayor" or "British". */
function behindOffices(tokens: readonly Token[], { from: first, to }: Run): number {
  let from = first;
  // "Central General Office": what looks like an office is part of the name.
  if (to - from > 1 && namesNoPerson(tokens[to - 1]) && !beginsPerson(tokens, to - 2, to)) return from;
  while (from < to && isOffice(tokens, from, to)) from++;
  return to - from > 1 && isDemonym(tokens[from]?.text ?? '') && isGiven(tokens, from + 1) ? from + 1 : from;
}

/** A people, a single letter or a describing word names nothing by itself; capitals do. */
function isOnlyAWord(word: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(word)) return false;
  return isDemonym(word.replace(/['’]s$/, '')) || word.length < 2 || roleModifiers.has(word.toLowerCase());
}

/** "Minister of Industry Radek Solvang": an office's field, then who holds it. */
function followsOffice(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1]?.word === 'the' ? from - 2 : from - 1;
  const isOfOffice =
    /^(?:of|for|to)$/.test(tokens[before]?.word ?? '') && roleNouns.has(tokens[before - 1]?.word ?? '');
  if (!isOfOffice || to - from <= 2) return false;
  if (namesNoPerson(tokens[to - 1]) && !beginsPerson(tokens, to - 2, to)) return false;
  const whole = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const isPlain = tokens
    .slice(from, to)
    .every((token) => isCapital(token) && !organisationHeads.has(token.word));
  return isPlain && !isPlaceName(whole);
}

/** "Lindow Mayor Ada Marsh": an office parts two names, unless the run is a person's or an organisation's as it stands. */
function isOfficeBetween(tokens: readonly Token[], from: number, cut: number, to: number): boolean {
  return (
    !isGiven(tokens, from) &&
    cut + 1 < to &&
    roleNouns.has(tokens[cut]?.word ?? '') &&
    isCapital(tokens[cut + 1]) &&
    !organisationHeads.has(tokens[to - 1]?.word ?? '')
  );
}

/** The last word of an organisation's, place's or event's name: what stands before it is no office. */
function namesNoPerson(token: Token | undefined): boolean {
  const word = token?.word ?? '';
  return organisationHeads.has(word) || placeHeads.has(word) || thingHeads.has(word);
}

function isGiven(tokens: readonly Token[], index: number): boolean {
  return isGivenName(tokens[index]?.text ?? '');
}

function beginsPerson(tokens: readonly Token[], from: number, to: number): boolean {
  const [first, second] = [tokens[from], tokens[from + 1]];
  if (!first || !second || from + 1 >= to || to - from > 4) return false;
  return isGivenName(first.text) || (leadingSurnames.has(first.text) && pinyinName.test(second.word));
}

/** An office or form of address at the beginning of a run, with something behind it or alone. */
function isOffice(tokens: readonly Token[], index: number, to: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (honorifics.has(token.text) && !/^(?:Saint|St)$/.test(token.text)) return true;
  if (roleNouns.has(token.word) && !isGivenName(token.text)) return true;
  if (!roleModifiers.has(token.word) && !isDemonym(token.text)) return false;
  // A modifier belongs to an office only if one follows in the same run.
  for (let at = index + 1; at < to; at++) {
    const word = tokens[at]?.word ?? '';
    if (roleNouns.has(word)) return true;
    if (!roleModifiers.has(word)) return false;
  }
  return false;
}
