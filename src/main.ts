/** Where Briefwire starts: reads the environment, builds every part, runs the command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFileArticleSource } from './adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from './adapters/source/folder-brief-library.ts';
import { createApp } from './app.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import type { Terminal } from './cli/terminal.ts';
import { createOperations } from './main/create-operations.ts';
import { readEnvironment } from './main/environment.ts';
import { stopSignal } from './main/stop-signal.ts';

const root = join(import.meta.dirname, '..');
const defaultColumns = 80;
const envFile = join(root, '.env');
// Node's flag for it, --env-file-if-exists, tells standard error of every run without one.
if (existsSync(envFile)) process.loadEnvFile(envFile);
const environment = readEnvironment(process.env);

const files = createFileArticleSource();
const app = createApp({
  files,
  briefs: createFolderBriefLibrary({ folder: join(root, 'briefs'), files }),
  taxonomy: async () => (await import('./config/load-taxonomy.ts')).loadTaxonomy(root),
  openingBrief: async () => (await import('./config/load-opening-brief.ts')).loadOpeningBrief(root),
});

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

process.exitCode = await runCommandLine({
  app,
  operations: createOperations({ root, environment, signal: stopSignal }),
  terminal,
  words: process.argv.slice(2),
  onUnforeseen: (error) => {
    if (environment.debug) console.error(error);
  },
});
