/** The values that fit what is typed so far, best first. */
import { shorten } from '../../core/text/cut-text.ts';
import type { Suggestion } from '../request.ts';

/** A value that there is. */
export interface KnownValue extends Suggestion {
  /** Other names under which it is found. */
  readonly alsoCalled: readonly string[];
}

/** Discord shows so many (https://docs.discord.com/developers/interactions/application-commands#autocomplete). */
const mostSuggestions = 25;
/** Characters of a label or value, as in Suggestion. */
export const longestSuggestion = 100;

/** Of equal ones the earlier. What is too long to be sent as a value is left out. */
export function rankSuggestions(all: readonly KnownValue[], asked: string): Suggestion[] {
  const typed = asked.trim().toLowerCase();
  return all
    .filter(({ value }) => value.length <= longestSuggestion)
    .map((suggestion) => ({ suggestion, rank: rank(suggestion, typed) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostSuggestions)
    .map(({ suggestion: { label, value } }) => ({ label: shorten(label, longestSuggestion), value }));
}

const noMatch = 3;

/** 0: a name begins so, 1: a word in it does, 2: it stands somewhere in it. */
function rank({ label, value, alsoCalled }: KnownValue, typed: string): number {
  const names = [label, value, ...alsoCalled].map((name) => name.toLowerCase());
  if (names.some((name) => name.startsWith(typed))) return 0;
  if (names.some((name) => name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed)))) return 1;
  return names.some((name) => name.includes(typed)) ? 2 : noMatch;
}
