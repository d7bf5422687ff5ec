import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBriefwireConfig } from '../../src/config/briefwire-config.ts';
import { BriefingError } from '../../src/core/errors.ts';

function problemsOf(yaml: string) {
  try {
    parseBriefwireConfig(yaml, 'briefwire.yaml');
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'config-invalid') return error.facts;
    throw error;
  }
  return null;
}

describe('briefwire.yaml', () => {
  it('is valid as shipped', () => {
    const file = join(import.meta.dirname, '../../config/briefwire.yaml');
    expect(parseBriefwireConfig(readFileSync(file, 'utf8'), file)).toEqual({
      briefs: { open: 'shanghai-visit-2023' },
    });
  });

  it('has a default for everything', () => {
    expect(parseBriefwireConfig('# nothing\n', 'briefwire.yaml').briefs.open).toBe('shanghai-visit-2023');
  });

  it('reports every bad key at once, with its line', () => {
    expect(problemsOf('briefs:\n  open: 3\n  folder: x\nbots: 1\n')).toMatchObject({
      problems: [
        { path: 'briefs.open', line: 2, problem: expect.stringContaining('give the id') },
        { path: 'briefs', problem: expect.stringContaining('folder') },
        { path: '', problem: expect.stringContaining('bots') },
      ],
    });
  });

  it('reports YAML that is broken with its line', () => {
    expect(problemsOf('briefs:\n  open: [a\n')).toMatchObject({ problems: [{ line: expect.any(Number) }] });
  });
});
