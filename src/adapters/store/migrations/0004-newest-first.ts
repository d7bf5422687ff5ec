/** Where more briefs hold a term than are looked at, the newest are: a step for PostgreSQL, since SQLite needs no function for it. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function findNewestFirst(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  // By a sum, since the planner would else walk the primary key from its end and look at each row for a rare term.
  await sql`create function library_newest(asked tsquery, most bigint) returns setof bigint
    language sql stable set enable_seqscan = off
    as 'select number from library_index where terms @@ asked order by number + 0 desc limit most'`.execute(
    db,
  );
}
