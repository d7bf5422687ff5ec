/** A process that uses a store, to be run beside others: says `ready`, then does its task at a word on standard input. */
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { firing, newDelivery, subscription } from '../../contract/store/store-samples.ts';

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
  /** Reads what is due and says how much that is; told a second time, fires it, claims what is left, and says the ids of what it has. */
  async fire() {
    const store = await open();
    const holder = String(process.pid);
    const won: string[] = [];
    const all = await store.subscriptions.due(['slack'], 1_000);
    say(all.length);
    await once(process.stdin, 'data');
    const first = (process.pid * 101) % all.length;
    // Each begins elsewhere: whoever is first would else be first with every one of them.
    await Promise.all(
      [...all.slice(first), ...all.slice(0, first)].map(async (due) => {
        const post = newDelivery(1, { id: `${due.id}-${holder}`, subscription: due.id });
        const what = firing(due, { post, nextDue: null, skippedId: `skip-${post.id}` });
        if (await store.deliveries.fire(what, holder, 60_000)) won.push(due.id);
      }),
    );
    for (let claimed = 1; claimed > 0; ) {
      const some = await store.deliveries.claim(['slack'], holder, 60_000, 7);
      claimed = some.length;
      won.push(...some.map(({ id }) => id));
    }
    await store.close();
    return won;
  },
  /** Lets one subscription after the other fire and be posted until it is killed; says how far it has come each time. */
  async post() {
    const store = await createSqliteStore({ file, clock });
    for (let key = 0; ; key++) {
      const due = subscription(`s${key}`, { nextDue: 1 });
      const post = newDelivery(1, { id: `d${key}`, subscription: due.id });
      await store.subscriptions.add(due);
      await store.deliveries.fire(firing(due, { post, nextDue: 2, skippedId: `k${key}` }), 'copy', 60_000);
      say([key, 'claimed']);
      await store.deliveries.begin(post.id, 'copy', 60_000);
      say([key, 'sending']);
      await store.deliveries.posted(post.id, 'copy', ['m']);
      say([key, 'posted']);
      await store.deliveries.finish(post.id, 'copy');
      say([key, 'sent']);
    }
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
