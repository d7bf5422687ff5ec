/** A process that uses a store, to be run beside others: says `ready`, then does its task at a word on standard input. */
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { BriefingError } from '../../../src/core/errors.ts';

/** The path of a SQLite file, or the URL of a PostgreSQL database. */
const [file = '', task = '', ...words] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const open = () =>
  file.startsWith('postgres')
    ? createPostgresStore({ url: file, connections: 2 })
    : createSqliteStore({ file, clock, waitMs: 15_000 });
const say = (fact: unknown) => process.stdout.write(`${JSON.stringify(fact)}\n`);

const tasks: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Opens the store, writes and closes; says under which name it found itself. */
  async open() {
    const store = await open();
    await store.workspaces.remember({ id: `w${process.pid}`, name: 'here' });
    const found = await store.workspaces.find(`w${process.pid}`);
    await store.close();
    return found?.name;
  },
  /** The same without the rights of root, whom no file mode binds. */
  async 'open-unprivileged'() {
    if (process.getuid?.() === 0) process.setuid?.(65_534);
    return tasks.open?.();
  },
  /** Claims ids 0 … n - 1, a few at once, and says which it won. */
  async claim() {
    const store = await open();
    const won: number[] = [];
    const total = Number(words[0]);
    // Each begins elsewhere: whoever is first would else be first with every one of them.
    const ids = Array.from({ length: total }, (_, index) => (index + process.pid * 101) % total);
    for (let at = 0; at < ids.length; at += 7)
      await Promise.all(
        ids.slice(at, at + 7).map(async (id) => {
          if (await store.seen.claim(`event-${id}`, 60_000)) won.push(id);
        }),
      );
    await store.close();
    return won;
  },
  /** Takes the write lock, says so, and keeps it until told a second time. */
  async hold() {
    const database = new DatabaseSync(file);
    database.exec('BEGIN IMMEDIATE');
    say('held');
    await once(process.stdin, 'data');
    database.exec('ROLLBACK');
    database.close();
    return 'freed';
  },
  /** Writes until it is killed; says each key once it has been acknowledged. */
  async write() {
    const store = await open();
    for (let key = 0; ; key++) {
      await store.places.setBrief('w', `p${key}`, `b${key}`);
      say(key);
    }
  },
};

say('ready');
await once(process.stdin, 'data');
try {
  say(await tasks[task]?.());
} catch (error) {
  say(error instanceof BriefingError ? { code: error.code, facts: error.facts } : String(error));
}
process.exit();
