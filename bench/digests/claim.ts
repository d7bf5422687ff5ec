/** Occurrences claimed a second, by one copy and by three, beside bare inserts of as many rows. */
import { hasPostgres } from '../../tests/fakes/postgres/test-database.ts';
import { insertIntoPostgres, insertIntoSqlite } from './bare-inserts.ts';
import { type BenchStore, type Driver, makeBenchStore, subscribeAll } from './bench-store.ts';
import { startChild } from './child-process.ts';
import type { Claimed } from './claim-copy.ts';
import { quantile } from './quantile.ts';

const rounds = 3;

/** Milliseconds for so many rows or occurrences. */
type Work = (made: BenchStore, count: number) => Promise<number> | number;

/** The peer that ratios are to comes first: one row after the other. */
const works: Readonly<Record<Driver, Readonly<Record<string, Work>>>> = {
  SQLite: {
    'bare inserts, a commit each': (made, rows) => insertIntoSqlite(made, rows, 1),
    'bare inserts, 200 a commit': (made, rows) => insertIntoSqlite(made, rows, 200),
    '1 copy': (made, count) => claimAll(made, count, 1),
    '3 copies': (made, count) => claimAll(made, count, 3),
  },
  PostgreSQL: {
    'bare inserts, 1 connection': (made, rows) => insertIntoPostgres(made, rows, 1),
    'bare inserts, 10 connections': (made, rows) => insertIntoPostgres(made, rows, 10),
    '1 copy': (made, count) => claimAll(made, count, 1),
    '3 copies': (made, count) => claimAll(made, count, 3),
  },
};

export async function measureClaims(count: number): Promise<void> {
  console.log(`Claiming ${count} occurrences that are due at once, median of ${rounds} rounds\n`);
  console.log(`${'store'.padEnd(12)}${'who'.padEnd(32)}a second   × bare inserts`);
  for (const driver of ['SQLite', 'PostgreSQL'] as const) {
    if (driver === 'PostgreSQL' && !hasPostgres) {
      console.log('PostgreSQL: skipped, since TEST_DATABASE_URL is not set');
      continue;
    }
    const rates = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++)
      for (const [name, work] of Object.entries(works[driver])) {
        const made = await makeBenchStore(driver);
        try {
          const rate = (count * 1000) / (await work(made, count));
          rates.set(name, [...(rates.get(name) ?? []), rate]);
        } finally {
          await made.close();
        }
      }
    const medians = [...rates].map(([name, each]) => [name, quantile(each, 0.5)] as const);
    const bare = medians[0]?.[1] ?? Number.NaN;
    for (const [name, rate] of medians)
      console.log(
        `${driver.padEnd(12)}${name.padEnd(32)}${rate.toFixed(0).padStart(8)}${(rate / bare).toFixed(2).padStart(17)}`,
      );
  }
  console.log('');
}

/** From when the first copy begins until the last has ended, each in a process of its own. */
async function claimAll(made: BenchStore, count: number, copies: number): Promise<number> {
  const { store, databaseUrl, file } = made;
  const due = Math.floor(Date.now() / 1000) * 1000;
  const channels = Array.from({ length: count }, (_, number) => `C${number}`);
  await subscribeAll(store, 'discord', channels, { dueAt: () => due });
  const module = new URL('./claim-copy.ts', import.meta.url);
  const children = await Promise.all(
    Array.from({ length: copies }, () => startChild<'claim', Claimed>(module, { databaseUrl, file })),
  );
  try {
    const all = await Promise.all(children.map((child) => child.ask('claim')));
    const claimed = all.reduce((sum, each) => sum + each.count, 0);
    if (claimed !== count) throw new Error(`${claimed} of ${count} occurrences were claimed`);
    return Math.max(...all.map(({ to }) => to)) - Math.min(...all.map(({ from }) => from));
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}
