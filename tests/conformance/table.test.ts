import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioGroups } from './describe-conformance.ts';
import { tableOf } from './table.ts';

describe('the table of results', () => {
  it('has a row a scenario and a column a platform', () => {
    const row = (platform: string, name: string, outcome: string) => ({
      platform,
      heading: 'Commands',
      name,
      outcome,
    });
    const table = tableOf([
      row('B', 'lists', 'passed'),
      row('A', 'lists', 'failed'),
      row('B', 'types', 'skipped'),
    ]);
    expect(table).toContain('| Commands | A | B |');
    expect(table).toContain('| lists | ✗ | ✓ |');
    expect(table).toContain('| types | – | – |');
    expect(table).toContain('Passed: A 0, B 1.');
  });

  const page = readFileSync(join(import.meta.dirname, '../../docs/conformance.md'), 'utf8');
  const names = scenarioGroups.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));

  it('stands in docs/ with every scenario there is, none failed: npm run conformance writes it anew', () => {
    expect(names.filter((name) => !page.includes(`| ${name} |`))).toEqual([]);
    expect(page).not.toContain('✗ |');
  });
});
