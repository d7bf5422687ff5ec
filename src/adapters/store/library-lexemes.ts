/** Terms of a brief as the index keeps them: each under its workspace, so that another's are never met with. */
import { hash } from 'node:crypto';

/** What the entries of shipped briefs have for a workspace. */
export const everyone = '';

/**
 * One brief in so many is in the sample: its terms are kept once more, under a scope of their own. So it can be told at once that a
 * term is common, where PostgreSQL would count all that hold it.
 */
export const sampling = 32;

/** Characters before a term: few enough to add, and enough that workspaces hardly ever share them. */
const scopeLength = 7;

/** Bytes of all lexemes of one brief in one scope. PostgreSQL keeps less than 1 MB in a tsvector; five megabytes of English make some 0.4. */
const mostBytes = 500_000;

/** What indexTerms gives, and nothing else: the tokeniser of an index would divide it. */
const proper = /^[\p{L}\p{M}\p{N}.']{1,64}$/u;

/** Different ones of `terms` in their order; others than indexTerms gives are left out. */
export function properTerms(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].filter((term) => proper.test(term));
}

/** Of an entry: each different term once, the later ones left out of a text that has more than a database keeps. */
export function lexemesOf(workspace: string, id: string, terms: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let bytes = 0;
  for (const term of properTerms(terms)) {
    bytes += scopeLength + Buffer.byteLength(term);
    if (bytes > mostBytes) break;
    kept.push(term);
  }
  const under = (scope: string) => kept.map((term) => scope + term);
  if (numberOf(id) % BigInt(sampling) !== 0n) return under(scopeOf(workspace));
  const sample = sampleScopeOf(workspace);
  return [...under(scopeOf(workspace)), sample, ...under(sample)];
}

/** Two workspaces may have the same: whatever is found is looked at again by its workspace. */
export function scopeOf(workspace: string): string {
  return numberOf(workspace).toString(36).padStart(scopeLength, '0').slice(-scopeLength);
}

/** It is a lexeme as well, of each brief that is in the sample. */
export const sampleScopeOf = (workspace: string) => scopeOf(`sample\n${workspace}`);

const numberOf = (text: string) => BigInt(`0x${hash('sha256', text).slice(0, 16)}`);
