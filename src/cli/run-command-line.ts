/** The command line: finds the command, runs it, and turns what goes wrong into one line and an exit code. */
import type { App } from '../app.ts';
import { wordError } from '../commands/messages.ts';
import { BriefingError, type BriefingErrorCode } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import type { Command } from './command.ts';
import { askCommand } from './commands/ask-command.ts';
import { backupCommand } from './commands/backup-command.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { listCommand } from './commands/list-command.ts';
import { openCommand } from './commands/open-command.ts';
import { previewCommand } from './commands/preview-command.ts';
import { serveCommand } from './commands/serve-command.ts';
import { setupCommand } from './commands/setup-command.ts';
import { showCommand } from './commands/show-command.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Operations } from './operations.ts';
import { parseArguments } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

const commands = [
  previewCommand,
  openCommand,
  showCommand,
  askCommand,
  listCommand,
  serveCommand,
  setupCommand,
  doctorCommand,
  backupCommand,
];
const names = [...commands.map(({ name }) => name), 'help'];

/** Errors in how the command was typed: they exit with 2, all others with 1. */
const usageErrors: ReadonlySet<BriefingErrorCode> = new Set([
  'command-unknown',
  'flag-unknown',
  'flag-value',
  'argument-missing',
  'argument-extra',
  'theme-unknown',
  'platform-unknown',
  'question-empty',
]);

export interface CommandLine {
  readonly app: App;
  readonly operations: Operations;
  readonly terminal: Terminal;
  /** What follows the program's name. */
  readonly words: readonly string[];
  /** Told of errors nobody foresaw, cause and all; silent unless the operator debugs. */
  readonly onUnforeseen: (error: unknown) => void;
}

/** Runs one command; resolves to the exit code and never rejects. */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const { terminal, onUnforeseen } = line;
  try {
    return await dispatch(line);
  } catch (error) {
    terminal.writeError(`${wordError(error)}\n`);
    if (error instanceof BriefingError) return usageErrors.has(error.code) ? 2 : 1;
    onUnforeseen(error);
    return 1;
  }
}

async function dispatch({ app, operations, terminal, words }: CommandLine): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined) return run(operations.hasToken() ? serveCommand : previewCommand, []);
  if (first === 'help' || first === '--help' || first === '-h') {
    const [asked] = rest;
    terminal.write(
      asked === undefined || asked === 'help' ? generalHelp(commands) : commandHelp(findCommand(asked)),
    );
    return 0;
  }
  // `npm start -- --watch`: the flags of what runs without a command, and of the one command for which they make sense.
  if (first.startsWith('-')) return run(previewCommand, words);
  const command = findCommand(first);
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (flags.includes('--help') || flags.includes('-h')) {
    terminal.write(commandHelp(command));
    return 0;
  }
  return run(command, rest);

  function run(command: Command, rest: readonly string[]): Promise<number> {
    const args = parseArguments(command, rest);
    return command.run({ app, operations, terminal, args });
  }
}

function findCommand(asked: string): Command {
  const command = commands.find(({ name }) => name === asked);
  if (command) return command;
  throw new BriefingError('command-unknown', { asked, known: names, near: nearest(asked, names) });
}
