import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseBriefwireConfig } from '../../src/config/briefwire-config.ts';
import { loadOpeningBrief } from '../../src/config/load-opening-brief.ts';
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
    expect(parseBriefwireConfig(readFileSync(file, 'utf8'), file)).toEqual(parseBriefwireConfig('', file));
  });

  it('has a default for everything', () => {
    expect(parseBriefwireConfig('# nothing\n', 'briefwire.yaml').briefs.open).toBe('shanghai-visit-2023');
  });

  it('takes a Discord id only where none of its digits can be lost', () => {
    expect(problemsOf('discord:\n  guild: 81384788765712384\n')).toMatchObject({
      problems: [{ path: 'discord.guild', line: 2, problem: expect.stringContaining('in quotation marks') }],
    });
    expect(problemsOf('discord:\n  guild: "81384788765712384"\n')).toBeNull();
  });

  it.each([
    ['slack:\n  managers: [U024BE7LH, ada]\n', /slack\.managers/, /everyone, admins/],
    ['slack:\n  mode: sockets\n', /slack\.mode/, /socket or http/],
    ['slack:\n  port: 99999\n', /slack\.port/, /1 to 65535/],
    ['discord:\n  requestsPerSecond: 0.5\n', /discord\.requestsPerSecond/, /1 to 1000/],
    ['discord:\n  requestsPerSecond: "16"\n', /discord\.requestsPerSecond/, /1 to 1000/],
    ['log:\n  level: debug\n', /log\.level/, /info, warn or error/],
    ['store: briefwire.db\n', /store/, /file: data/],
  ])('names the key and the remedy: %j', (yaml, path, remedy) => {
    const [problem] = problemsOf(yaml)?.problems ?? [];
    expect(problem?.path).toMatch(path);
    expect(problem?.problem).toMatch(remedy);
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

describe('the brief that opens', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'briefwire-'));
    mkdirSync(join(root, 'config'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const opening = (yaml: string) => {
    writeFileSync(join(root, 'config/briefwire.yaml'), yaml);
    return loadOpeningBrief(root);
  };

  it.each([
    ['', 'shanghai-visit-2023'],
    ['briefs:\n  open: bridge\n', 'bridge'],
    ['briefs:\n  open: bridge\nlog:\n  level: loud\n', 'bridge'],
  ])('is told whatever else the file says: %j', (yaml, id) => {
    expect(opening(yaml)).toBe(id);
  });

  it.each([
    ['briefs:\n  open: 3\n', 'briefs.open', 2],
    ['briefs:\n  opne: bridge\n', 'briefs', 2],
    ['briefs: bridge\n', 'briefs', 1],
    ['- bridge\n', '', null],
  ])('is wrong in a line of its own: %j', (yaml, path, line) => {
    expect(() => opening(yaml)).toThrow(
      expect.objectContaining({
        code: 'config-invalid',
        facts: expect.objectContaining({ problems: [expect.objectContaining({ path, line })] }),
      }),
    );
  });

  it('cannot be told where the file is gone', () => {
    expect(() => loadOpeningBrief(root)).toThrow(expect.objectContaining({ code: 'config-unreadable' }));
  });
});
