/** The program with all its parts: builds what every command needs and runs the command line. */
import { join } from 'node:path';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../adapters/source/folder-brief-library.ts';
import { createApp } from '../app.ts';
import { runCommandLine } from '../cli/run-command-line.ts';
import type { Terminal } from '../cli/terminal.ts';
import { createOperations } from './create-operations.ts';
import { readEnvironment } from './environment.ts';
import { stopSignal } from './stop-signal.ts';

export interface ProgramOptions {
  /** The project's folder. */
  readonly root: string;
  /** As in process.env. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What follows the program's name. */
  readonly words: readonly string[];
  readonly terminal: Terminal;
}

/** Resolves to the exit code; never rejects. */
export function runProgram({ root, variables, words, terminal }: ProgramOptions): Promise<number> {
  const environment = readEnvironment(variables);
  const files = createFileArticleSource();
  const app = createApp({
    files,
    briefs: createFolderBriefLibrary({ folder: join(root, 'briefs'), files }),
    taxonomy: async () => (await import('../config/load-taxonomy.ts')).loadTaxonomy(root),
    openingBrief: async () => (await import('../config/load-opening-brief.ts')).loadOpeningBrief(root),
  });
  return runCommandLine({
    app,
    operations: createOperations({ root, environment, signal: stopSignal }),
    terminal,
    words,
    onUnforeseen: (error) => {
      if (environment.debug) console.error(error);
    },
  });
}
