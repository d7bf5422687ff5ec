/** The chaos test in short; `npm run chaos` is the long one. */
import { describe, expect, it } from 'vitest';
import { hasPostgres, makeTestDatabase } from '../fakes/postgres/test-database.ts';
import { type ChaosOptions, type ChaosResult, runChaos } from './run-chaos.ts';

const short = { channels: { discord: 8, slack: 8 }, everySeconds: 8, seconds: 10 } as const;
/** Processes start slowly on a busy machine. */
const longest = 150_000;

function expectOnce(result: ChaosResult): void {
  const { doubled, lost, violations, quarantined } = result;
  expect({ doubled, lost, violations, quarantined }).toEqual({
    doubled: [],
    lost: [],
    violations: [],
    quarantined: 0,
  });
  // Else nothing would have been tried.
  expect(result.sent).toBeGreaterThan(0);
  expect(result.killed + result.frozen).toBeGreaterThan(0);
}

const run = (options: Partial<ChaosOptions> & Pick<ChaosOptions, 'copies'>) =>
  runChaos({ ...short, databaseUrl: null, ...options });

describe('digests, while copies are killed and frozen and platforms fail', () => {
  it('are posted once by one copy on SQLite', { timeout: longest }, async () => {
    expectOnce(await run({ copies: 1, seed: 11 }));
  });

  it.skipIf(!hasPostgres)('are posted once by three copies on PostgreSQL', { timeout: longest }, async () => {
    const database = await makeTestDatabase();
    try {
      const result = await run({ copies: 3, seed: 12, databaseUrl: database.url });
      expectOnce(result);
    } finally {
      await database.drop();
    }
  });

  it('are posted twice, and it is noticed, where copies do not claim', { timeout: longest }, async () => {
    const { doubled } = await run({ copies: 2, seed: 13, seconds: 6, without: 'claim' });
    expect(doubled.length).toBeGreaterThan(0);
  });

  it('are posted twice, and it is noticed, where nobody looks', { timeout: longest }, async () => {
    const chances = { 'error-after': 0.4 };
    const { doubled } = await run({ copies: 1, seed: 14, seconds: 6, without: 'lookup', chances });
    expect(doubled.length).toBeGreaterThan(0);
  });
});
