/** The peer of claiming: rows put into one table through the driver's own client, with no rule to keep. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { BenchStore } from './bench-store.ts';

const table = 'create table bare (id text primary key, channel text not null, due_at bigint not null)';

/** Milliseconds for so many rows in a file beside the store's, as safe from power cuts as that one. */
export function insertIntoSqlite({ folder }: BenchStore, rows: number, rowsACommit: number): number {
  const database = new DatabaseSync(join(folder, `bare-${rowsACommit}.db`));
  try {
    database.exec(`pragma journal_mode = wal; pragma synchronous = full; ${table}`);
    const insert = database.prepare('insert into bare (id, channel, due_at) values (?, ?, ?)');
    const started = performance.now();
    for (let row = 0; row < rows; ) {
      if (rowsACommit > 1) database.exec('begin immediate');
      for (const end = Math.min(rows, row + rowsACommit); row < end; row++) insert.run(...rowOf(row));
      if (rowsACommit > 1) database.exec('commit');
    }
    return performance.now() - started;
  } finally {
    database.close();
  }
}

/** Milliseconds for so many rows, each committed by itself, over so many connections at once. */
export async function insertIntoPostgres(
  { databaseUrl }: BenchStore,
  rows: number,
  connections: number,
): Promise<number> {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: String(databaseUrl) }),
  );
  try {
    await Promise.all(clients.map((client) => client.connect()));
    await clients[0]?.query(`drop table if exists bare; ${table}`);
    let next = 0;
    const started = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        while (next < rows)
          await client.query('insert into bare (id, channel, due_at) values ($1, $2, $3)', rowOf(next++));
      }),
    );
    return performance.now() - started;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

function rowOf(number: number): [string, string, number] {
  return [number.toString(16).padStart(16, '0'), `C${number}`, number];
}
