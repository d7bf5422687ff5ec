import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { CheckedThing, Operations, PreviewOptions } from '../../src/cli/operations.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { wordError } from '../../src/commands/messages.ts';
import { BriefingError } from '../../src/core/errors.ts';

function stage(operations: Partial<Operations> = {}) {
  const written = { out: '', err: '' };
  const terminal: Terminal = {
    input: (async function* () {})(),
    write: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    columns: 80,
    colour: false,
    interactive: false,
  };
  const all: Operations = {
    platforms: ['discord', 'slack'],
    hasToken: () => false,
    preview: async () => 0,
    serve: async () => 0,
    instructions: async (platform) => `how to set up ${platform}`,
    check: async () => [],
    backup: async (file) => ({ file, bytes: 1 }),
    ...operations,
  };
  const app = {} as App;
  const run = (...words: string[]) =>
    runCommandLine({ app, operations: all, terminal, words, onUnforeseen: () => {} });
  return { run, written };
}

describe('setup', () => {
  it('prints what the platform needs', async () => {
    const { run, written } = stage();
    expect(await run('setup', 'slack')).toBe(0);
    expect(written.out).toBe('how to set up slack\n');
  });

  it('names the near platform', async () => {
    const { run, written } = stage();
    expect(await run('setup', 'slck')).toBe(2);
    expect(written.err).toMatch(/no platform "slck".*Did you mean "slack"\?/);
  });

  it('says that it needs one', async () => {
    const { run, written } = stage();
    expect(await run('setup')).toBe(2);
    expect(written.err).toMatch(/setup discord/);
  });
});

describe('doctor', () => {
  const check = (...things: CheckedThing[]) => stage({ check: async () => things });

  it('lists what it looked at and exits with 0 where all is well', async () => {
    const { run, written } = check({ ok: true, what: 'the token', remedy: null });
    expect(await run('doctor')).toBe(0);
    expect(written.out).toBe('✓ the token\n');
  });

  it('says what to mend, with nothing in it that a terminal would obey, and exits with 1', async () => {
    const { run, written } = check(
      { ok: false, what: 'the scope chat:write\u001b[2J', remedy: 'Add it.' },
      { ok: true, what: 'the store', remedy: null },
    );
    expect(await run('doctor')).toBe(1);
    expect(written.out).toBe('✗ the scope chat:write [2J\n    Add it.\n✓ the store\n');
  });

  it('shows several mistakes of a file on a line each', async () => {
    const problems = [1, 2].map((line) => ({ path: 'a', line, problem: 'give a number' }));
    const remedy = wordError(new BriefingError('config-invalid', { file: 'c.yaml', problems }));
    const { run, written } = check({ ok: false, what: 'c.yaml', remedy });
    expect(await run('doctor')).toBe(1);
    expect(written.out).toBe(
      '✗ c.yaml\n    Mend c.yaml:\n      line 1, a: give a number\n      line 2, a: give a number\n',
    );
  });
});

describe('backup', () => {
  it.each([
    [1, '1 KB'],
    [86_016, '84 KB'],
    [3_355_443, '3.2 MB'],
  ])('tells the file and its size: %d bytes', async (bytes, size) => {
    const { run, written } = stage({ backup: async (file) => ({ file, bytes }) });
    expect(await run('backup', 'monday\u001b[2J.db')).toBe(0);
    expect(written.out).toBe(`Backed up to monday [2J.db (${size}).\n`);
  });

  it('says what went wrong and what to do', async () => {
    const { run, written } = stage({
      backup: async (file) => {
        throw new BriefingError('backup-failed', { file, problem: 'it exists', mend: 'other-path' });
      },
    });
    expect(await run('backup', 'monday.db')).toBe(1);
    expect(written.err).toMatch(
      /^The backup to monday\.db failed \(it exists\)\. Give the path of a file that does not/,
    );
    expect(written.out).toBe('');
  });

  it('needs a file, and its help tells how to restore', async () => {
    const { run, written } = stage();
    expect(await run('backup')).toBe(2);
    expect(written.err).toMatch(/backup needs FILE, for example.*backup monday\.db/);
    await run('help', 'backup');
    expect(written.out).toMatch(/To restore: stop Briefwire/);
    expect(written.out.replace(/\s+/g, ' ')).toMatch(
      /posts again the digests that are younger than the catch-up/,
    );
  });
});

describe('without a command', () => {
  it('serves where a token is set', async () => {
    let served = 0;
    const { run } = stage({ hasToken: () => true, serve: async () => ++served });
    expect(await run()).toBe(1);
    expect(served).toBe(1);
  });

  it('opens the preview where none is, with the flags that follow', async () => {
    const opened: Omit<PreviewOptions, 'tell'>[] = [];
    const { run, written } = stage({
      async preview({ tell, ...options }) {
        opened.push(options);
        tell('The preview is here.');
        return 0;
      },
    });
    expect([await run(), await run('--watch'), await run('preview', '--port', '4000')]).toEqual([0, 0, 0]);
    expect(opened).toEqual([
      { port: null, watch: false },
      { port: null, watch: true },
      { port: 4000, watch: false },
    ]);
    expect(written.out).toContain('The preview is here.\n');
  });

  it.each(['0', '65536', 'http', ''])('refuses the port "%s" with what it needs', async (port) => {
    const { run, written } = stage({ preview: () => Promise.reject(new Error('it was opened')) });
    expect(await run('preview', `--port=${port}`)).toBe(2);
    expect(written.err).toMatch(/--port.*(?:a port from 1 to 65535|a value \(PORT\))/);
  });
});
