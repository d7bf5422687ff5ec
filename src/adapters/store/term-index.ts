/** The full-text index of a database: the driver's part of the library. It knows lexemes and numbers of entries, and nothing of workspaces. */
import type { CompiledQuery, Expression, SqlBool } from 'kysely';

/** A query in conjunctive form: entries that hold at least one lexeme of every group. No group is empty. */
export type LexemeQuery = readonly (readonly string[])[];

export interface TermIndex {
  /** Puts the lexemes of the entry of that key in place of those that it had; nothing where there is no such entry. */
  put(entry: { readonly workspace: string; readonly id: string }, lexemes: readonly string[]): CompiledQuery;
  /** How many entries match each query, counted up to `most`. */
  counts(queries: readonly LexemeQuery[], most: number): Promise<readonly number[]>;
  /** Numbers of entries that match, `most` at most: of more, whichever the index comes upon first. */
  find(query: LexemeQuery, most: number): Promise<readonly number[]>;
  /** Whether the column `number` is one of these, as one statement whatever their count. */
  isAmong(numbers: readonly number[]): Expression<SqlBool>;
}
