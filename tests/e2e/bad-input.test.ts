import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBriefwire } from './run-briefwire.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  mkdirSync(at('folder'));
  writeFileSync(
    at('good.txt'),
    'The mayor of Lindow, Ada Marsh, opened the bridge on 3 May 2021. It cost $4 million.',
  );
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('blank.txt'), '\uFEFF \n\t\n');
  writeFileSync(at('binary.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]));
  writeFileSync(at('latin1.txt'), Buffer.from('caf\u00e9 au lait', 'latin1'));
  writeFileSync(at('utf16.txt'), Buffer.from('\uFEFFThe cat sat.', 'utf16le'));
  writeFileSync(at('large.txt'), 'A sentence. '.repeat(440_000));
  writeFileSync(at('bad-yaml.md'), '---\ntitle: [open\n---\nA sentence here.\n');
  writeFileSync(at('bad-date.md'), '---\ntitle: Fine\ndate: soon\n---\nA sentence here.\n');
  writeFileSync(at('only-front-matter.md'), '---\ntitle: Fine\n---\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What was typed, the exit code, and what the one line must tell. */
const cases: readonly (readonly [string, () => string[], number, RegExp])[] = [
  ['a missing file', () => ['show', at('nothing.txt')], 1, /nothing\.txt.*path/],
  ['a mistyped brief', () => ['show', 'shanghai-visit-2032'], 1, /Did you mean "shanghai-visit-2023"/],
  ['a folder', () => ['show', at('folder')], 1, /folder.*path of one article/],
  ['a web address', () => ['show', 'https://example.org/a'], 1, /web address.*file/],
  ['an empty file', () => ['ask', at('empty.txt'), 'Who?'], 1, /no sentence/],
  ['a blank file', () => ['show', at('blank.txt')], 1, /no sentence/],
  ['only front matter', () => ['show', at('only-front-matter.md')], 1, /no sentence/],
  ['a picture', () => ['show', at('binary.txt')], 1, /not UTF-8/],
  ['Latin-1', () => ['show', at('latin1.txt')], 1, /not UTF-8/],
  ['UTF-16', () => ['show', at('utf16.txt')], 1, /not UTF-8/],
  ['an over-size file', () => ['show', at('large.txt')], 1, /too large.*5 MB/],
  ['front matter that is not YAML', () => ['show', at('bad-yaml.md')], 1, /line [23]/],
  ['a date that is none', () => ['show', at('bad-date.md')], 1, /line 3.*date/],
  ['an unknown command', () => ['shwo', at('good.txt')], 2, /Did you mean "show"/],
  ['an unknown flag', () => ['show', at('good.txt'), '--jsn'], 2, /Did you mean --json/],
  ['a short flag', () => ['show', at('good.txt'), '-x'], 2, /no flag -x/],
  ['an unknown theme', () => ['show', at('good.txt'), '--theme', 'finanec'], 2, /Did you mean "?finance/i],
  ['a theme without a value', () => ['show', at('good.txt'), '--theme'], 2, /--theme needs/],
  ['a switch with a value', () => ['show', at('good.txt'), '--json=yes'], 2, /--json needs no value/],
  ['no article', () => ['show'], 2, /ARTICLE.*for example/],
  ['an argument too many', () => ['ask', at('good.txt'), 'Who', 'opened'], 2, /quotation marks/],
  ['--top zero', () => ['ask', at('good.txt'), 'Who?', '--top', '0'], 2, /whole number from 1/],
  ['--top nonsense', () => ['ask', at('good.txt'), 'Who?', '--top', '1e3'], 2, /whole number from 1/],
  ['help for nothing', () => ['help', 'sho'], 2, /Did you mean "show"/],
  ['a control character in a path', () => ['show', 'a\u001b[31mb'], 1, /There is no file/],
];

describe('bad input', () => {
  it.each(cases)('%s gets one clear line', async (_name, words, code, line) => {
    const run = await runBriefwire(words());
    expect(run.err).toMatch(line);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    expect(run.err).not.toMatch(/\u001b|\bat .*\.ts:\d|Error:/);
    expect(run).toMatchObject({ code, out: '' });
  });

  it('serving without a token', async () => {
    const { code, err } = await runBriefwire(['serve']);
    expect(code).toBe(1);
    expect(err).toMatch(/^No token is set.*DISCORD_TOKEN.*setup-slack\.md/);
  });
});
