/** Where Briefwire starts: reads the environment and the configuration, builds every part, runs the command line. */
import { join } from 'node:path';
import { createFileArticleSource } from './adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from './adapters/source/folder-brief-library.ts';
import { createApp } from './app.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import type { Terminal } from './cli/terminal.ts';
import { parseBriefwireConfig } from './config/briefwire-config.ts';
import { readConfigFile } from './config/read-config-file.ts';
import { parseTaxonomy } from './config/taxonomy.ts';

const root = join(import.meta.dirname, '..');
const bytesPerMegabyte = 1_048_576;
const defaultColumns = 80;

function buildApp() {
  const file = 'config/briefwire.yaml';
  const config = parseBriefwireConfig(readConfigFile(join(root, file), file), file);
  const files = createFileArticleSource({ maxBytes: config.articles.maxMegabytes * bytesPerMegabyte });
  const themes = 'config/themes.yaml';
  return createApp({
    files,
    briefs: createFolderBriefLibrary({ folder: join(root, config.briefs.folder), files }),
    taxonomy: () => parseTaxonomy(readConfigFile(join(root, themes), themes), themes),
    openingBrief: config.briefs.open,
  });
}

const terminal: Terminal = {
  input: process.stdin,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  columns: process.stdout.columns ?? defaultColumns,
  colour: process.stdout.isTTY === true && process.stdout.hasColors(),
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
};

// `… | head` closes the pipe early: the reader has had enough, so there is nothing to report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine({
  buildApp,
  terminal,
  words: process.argv.slice(2),
  onUnforeseen: (error) => {
    if (process.env.BRIEFWIRE_DEBUG === '1') console.error(error);
  },
});
