/** Statements of one connection, prepared once. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';

/** Far more than the store has; only lists of unusual lengths could fill it. */
const mostPrepared = 200;

/** Runs a query here and now. */
export type RunStatement = (query: CompiledQuery) => QueryResult<unknown>;

export function createRunStatement(database: DatabaseSync): RunStatement {
  const prepared = new Map<string, { readonly statement: StatementSync; readonly gives: boolean }>();

  function prepare(sql: string) {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = database.prepare(sql);
    const made = { statement, gives: statement.columns().length > 0 };
    prepared.set(sql, made);
    return made;
  }

  return ({ sql, parameters }) => {
    const { statement, gives } = prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (gives) return { rows: statement.all(...values) };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  };
}
