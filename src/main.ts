/** Where Briefwire starts: what the process is given, handed to the program. */
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Terminal } from './cli/terminal.ts';

const root = join(import.meta.dirname, '..');
const defaultColumns = 80;
const envFile = join(root, '.env');
// Node's flag for it, --env-file-if-exists, tells standard error of every run without one.
if (existsSync(envFile)) process.loadEnvFile(envFile);

// A third of a first answer is reading TypeScript and compiling it. Within the project, since whoever can write to the
// cache can change what runs; where nobody can, it does without.
enableCompileCache(join(root, 'node_modules/.cache/briefwire'));

const terminal: Terminal = {
  input: process.stdin,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  // A terminal that does not know its width says 0.
  columns: process.stdout.columns || defaultColumns,
  colour: process.stdout.isTTY === true && process.stdout.hasColors(),
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
};

// `… | head` closes the pipe early: the reader has had enough, so there is nothing to report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// Only what is imported from here on comes out of the cache.
const { runProgram } = await import('./main/run-program.ts');
process.exitCode = await runProgram({
  root,
  variables: process.env,
  words: process.argv.slice(2),
  terminal,
});
