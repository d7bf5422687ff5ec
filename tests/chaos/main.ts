/**
 * `npm run chaos`: the long chaos test, its counts printed. `-- sqlite` or `-- postgres` for one store alone; `-- --log`
 * prints what the copies log, `-- --seconds N`, `-- --seed N` say for how long and in which order things go wrong.
 */
import { parseArgs } from 'node:util';
import { hasPostgres, makeTestDatabase } from '../fakes/postgres/test-database.ts';
import { type ChaosOptions, type ChaosResult, runChaos } from './run-chaos.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    log: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const seconds = Number(values.seconds);
const shared = {
  channels: { discord: 40, slack: 20 },
  everySeconds: 10,
  seed: Number(values.seed),
  tell: values.log ? (line: string) => console.error(line) : () => {},
};

type Run = readonly [name: string, options: Omit<ChaosOptions, 'databaseUrl'>];
const full = { ...shared, seconds };
const brief = { ...shared, seconds: Math.min(seconds, 20) };
const runs: Readonly<Record<string, readonly Run[]>> = {
  sqlite: [['1 copy on SQLite', { ...full, copies: 1 }]],
  postgres: [
    ['3 copies on PostgreSQL', { ...full, copies: 3 }],
    ['the same, nobody claims', { ...brief, copies: 3, without: 'claim' }],
    ['the same, nobody looks', { ...brief, copies: 3, without: 'lookup' }],
  ],
};

console.log(`seed ${values.seed}`);
let failed = false;
for (const [store, each] of Object.entries(runs)) {
  if (positionals.length > 0 && !positionals.includes(store)) continue;
  if (store === 'postgres' && !hasPostgres) {
    console.log('PostgreSQL: skipped, since TEST_DATABASE_URL is not set');
    continue;
  }
  for (const [name, options] of each) {
    const database = store === 'postgres' ? await makeTestDatabase() : null;
    try {
      report(name, options, await runChaos({ ...options, databaseUrl: database?.url ?? null }));
    } finally {
      await database?.drop();
    }
  }
}
process.exitCode = failed ? 1 : 0;

function report(name: string, { without = null }: Partial<ChaosOptions>, result: ChaosResult): void {
  const { occurrences, sent, skipped, quarantined, lost, doubled, messages, killed, frozen, cut } = result;
  console.log(`${name}: ${killed} kills, ${frozen} freezes, ${cut} cuts of all database connections`);
  console.log(
    `  ${occurrences} occurrences: ${sent} posted, skipped ${JSON.stringify(skipped)}, ${quarantined} kept as unclear; ${messages} messages`,
  );
  console.log(`  doubled ${doubled.length}, lost ${lost.length}`);
  for (const line of [...doubled, ...lost, ...result.violations].slice(0, 10)) console.log(`    ${line}`);
  const wrong = doubled.length > 0 || lost.length > 0;
  if (wrong !== (without !== null)) failed = true;
}
