/** Terms of a brief as the index keeps them: each under its workspace, so that another's are never met with. */
import { hash } from 'node:crypto';

/** What the entries of shipped briefs have for a workspace. */
export const everyone = '';

/** Characters before a term: few enough to add, and enough that workspaces hardly ever share them. */
const scopeLength = 7;

/** Bytes of all lexemes of one brief. PostgreSQL keeps less than 1 MB in a tsvector; five megabytes of English make some 0.4. */
const mostBytes = 900_000;

/** What {@link indexTerms} gives, and nothing else: the tokeniser of an index would divide it. */
const proper = /^[\p{L}\p{M}\p{N}.']{1,64}$/u;

/** Of the workspace's lexemes. Two workspaces may have the same: whatever is found is looked at again by its workspace. */
export function scopeOf(workspace: string): string {
  const number = BigInt(`0x${hash('sha256', workspace).slice(0, 16)}`);
  return number.toString(36).padStart(scopeLength, '0').slice(-scopeLength);
}

/** Different ones of `terms` in their order; others than indexTerms gives are left out. */
export function properTerms(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].filter((term) => proper.test(term));
}

/** Of an entry: each different term once, the later ones left out of a text that has more than a database keeps. */
export function lexemesOf(workspace: string, terms: readonly string[]): readonly string[] {
  const scope = scopeOf(workspace);
  const lexemes: string[] = [];
  let bytes = 0;
  for (const term of properTerms(terms)) {
    bytes += scopeLength + Buffer.byteLength(term) + 1;
    if (bytes > mostBytes) break;
    lexemes.push(scope + term);
  }
  return lexemes;
}
