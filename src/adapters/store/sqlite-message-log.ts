/** The preview's messages in a SQLite file of their own: they are no part of what a team's database keeps. */
import type { DatabaseSync } from 'node:sqlite';
import { BriefingError } from '../../core/errors.ts';
import type { LoggedMessage, MessageLog } from '../../ports/message-log.ts';
import { openSqlite } from './open-sqlite.ts';
import { storeUnavailable } from './sqlite-errors.ts';

const openingWaitMs = 5000;
/** What a page can hold without becoming slow; older ones are deleted when the log is opened. */
const mostMessages = 1000;

/** `file` as in SqliteStoreConfig. Throws BriefingError `store-unavailable`. */
export async function openMessageLog(file: string): Promise<MessageLog> {
  const database = await openSqlite(file, openingWaitMs);
  prepare(database);
  const statements = {
    add: database.prepare(
      `INSERT INTO messages (revision, mark, body)
       SELECT coalesce(max(revision), 0) + 1, ?, ? FROM messages WHERE true
       ON CONFLICT (mark) DO NOTHING RETURNING id, revision, body`,
    ),
    change: database.prepare(
      `UPDATE messages SET body = ?, revision = (SELECT max(revision) FROM messages) + 1
       WHERE id = ? RETURNING id, revision, body`,
    ),
    find: database.prepare('SELECT id, revision, body FROM messages WHERE mark = ?'),
    since: database.prepare('SELECT id, revision, body FROM messages WHERE revision > ? ORDER BY revision'),
  };

  function find(mark: string): LoggedMessage | null {
    return (statements.find.get(mark) as LoggedMessage | undefined) ?? null;
  }

  return {
    add: (body, mark) =>
      attempt(() => {
        const added = statements.add.get(mark, body) as LoggedMessage | undefined;
        const message = added ?? (mark === null ? null : find(mark));
        if (message === null) throw new BriefingError('store-unavailable', { problem: 'nothing was added' });
        return message;
      }),
    change: (id, body) =>
      attempt(() => {
        const changed = statements.change.get(body, id) as LoggedMessage | undefined;
        if (!changed) throw new BriefingError('store-unavailable', { problem: 'the message is gone' });
        return changed;
      }),
    find: (mark) => attempt(() => find(mark)),
    since: (revision) => attempt(() => statements.since.all(revision) as unknown as LoggedMessage[]),
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

function prepare(database: DatabaseSync): void {
  try {
    // Another process may hold the file for a moment.
    database.exec(`PRAGMA busy_timeout = ${openingWaitMs}`);
    // AUTOINCREMENT: an id is never given out again, since threads are named by it.
    database.exec(
      `CREATE TABLE IF NOT EXISTS messages (
         id INTEGER PRIMARY KEY AUTOINCREMENT,
         revision INTEGER NOT NULL UNIQUE,
         mark TEXT UNIQUE,
         body TEXT NOT NULL
       ) STRICT`,
    );
    database.exec(
      `DELETE FROM messages WHERE id <= (SELECT max(id) FROM messages) - ${mostMessages}
       AND revision < (SELECT max(revision) FROM messages)`,
    );
  } catch (error) {
    database.close();
    throw storeUnavailable(error);
  }
}

async function attempt<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw error instanceof BriefingError ? error : storeUnavailable(error);
  }
}
