/** `npm run conformance`: runs every scenario on every platform and writes docs/conformance.md from what came of it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScenarioResult, tableOf } from './table.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
const file = join(folder, 'results.json');

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

try {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const words = [
    'run',
    'tests/conformance',
    '--exclude=**/table.test.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { status } = spawnSync(process.execPath, [vitest, ...words], { cwd: root, stdio: 'inherit' });
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const results = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ ancestorTitles: [platform, heading], title, status: outcome }): ScenarioResult[] =>
      platform && heading ? [{ platform, heading, name: title, outcome }] : [],
    );
  writeFileSync(join(root, 'docs/conformance.md'), tableOf(results));
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
